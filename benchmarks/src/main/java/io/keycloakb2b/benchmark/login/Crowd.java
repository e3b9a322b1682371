package io.keycloakb2b.benchmark.login;

/**
 * Somebody of many organizations.
 *
 * @param depth of the organization that is signed in to; 1 for one right below the platform
 */
record Crowd(int memberships, int depth) {}
