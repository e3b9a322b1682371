package io.keycloakb2b.login;

import io.keycloakb2b.testing.junit.KeycloakTest;

@KeycloakTest
final class TokenPathsIT extends TokenPaths {}
