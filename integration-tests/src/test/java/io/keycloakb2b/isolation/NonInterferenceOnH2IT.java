package io.keycloakb2b.isolation;

import io.keycloakb2b.testing.junit.Heavy;
import io.keycloakb2b.testing.junit.KeycloakTest;

@Heavy
@KeycloakTest
final class NonInterferenceOnH2IT extends NonInterference {}
