package io.keycloakb2b.story;

import io.keycloakb2b.testing.junit.KeycloakTest;

@KeycloakTest
final class SeedStoryOnH2IT extends SeedStory {}
