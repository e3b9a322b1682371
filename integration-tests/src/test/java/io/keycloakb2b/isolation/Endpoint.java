package io.keycloakb2b.isolation;

/**
 * One verb at one address of one root.
 *
 * @param path with the names of its parameters in braces
 */
record Endpoint(Root root, String verb, String path) {

    /** Where an address begins. */
    enum Root {
        ORGANIZATION("io.keycloakb2b.rest.OrganizationRoot"),
        PLATFORM("io.keycloakb2b.rest.PlatformResource");

        private final String resource;

        Root(String resource) {
            this.resource = resource;
        }

        String resource() {
            return resource;
        }
    }

    boolean reads() {
        return verb.equals("GET");
    }

    @Override
    public String toString() {
        return root + " " + verb + " " + path;
    }
}
