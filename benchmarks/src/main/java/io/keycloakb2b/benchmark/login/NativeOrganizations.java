package io.keycloakb2b.benchmark.login;

import java.util.List;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.representations.idm.OrganizationDomainRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;

/** Keycloak's own organizations: one that people sign in to by its mail domain, and further ones without. */
final class NativeOrganizations {

    static final String SCOPE = "openid organization";

    /** Whoever is in several is otherwise asked for which one. */
    static final String SCOPE_OF_ONE = "openid organization:acme";

    private final Stage stage;
    private final String acme;

    NativeOrganizations(Stage stage) {
        this.stage = stage;
        this.acme = found("acme", Domains.ACME);
    }

    List<Person> members(int number) {
        return stage.people(number, Domains.ACME).stream()
                .map(stage::withAppRole)
                .map(this::member)
                .toList();
    }

    /** Founds organizations for people with many. */
    void foundFurther(int number) {
        for (int i = 0; i < number; i++) {
            found(FurtherMemberships.alias(i), "further-" + i + ".example");
        }
    }

    /** Somebody with so many memberships, the one of the mail domain included. */
    Person busy(int memberships) {
        var person = member(stage.withAppRole(stage.person("busy-" + memberships, Domains.ACME)));
        new FurtherMemberships(stage).add(person, memberships - 1, false);
        return person;
    }

    private Person member(Person person) {
        stage.realm()
                .admin()
                .organizations()
                .get(acme)
                .members()
                .addMember(person.id())
                .close();
        return person;
    }

    private String found(String alias, String domain) {
        var organization = new OrganizationRepresentation();
        organization.setName(alias);
        organization.setAlias(alias);
        organization.addDomain(new OrganizationDomainRepresentation(domain));
        try (var created = stage.realm().admin().organizations().create(organization)) {
            return CreatedResponseUtil.getCreatedId(created);
        }
    }
}
