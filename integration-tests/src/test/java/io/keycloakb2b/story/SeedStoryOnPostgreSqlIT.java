package io.keycloakb2b.story;

import io.keycloakb2b.testing.junit.KeycloakTest;

@KeycloakTest
final class SeedStoryOnPostgreSqlIT extends SeedStory {}
