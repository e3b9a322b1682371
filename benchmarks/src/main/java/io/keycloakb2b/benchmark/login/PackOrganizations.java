package io.keycloakb2b.benchmark.login;

import io.keycloakb2b.testing.actor.PlatformAdministrator;
import java.util.List;
import java.util.Map;

/**
 * Organizations of the pack: one that people sign in to by its mail domain, one more at the end of a chain of branches,
 * and further ones without. All take the application's role from their grants.
 */
final class PackOrganizations {

    static final String SCOPE = "openid";

    private final Stage stage;
    private final PlatformAdministrator platform;
    private final String roles;
    private final String acme;
    private final String deep;

    PackOrganizations(Stage stage, int depth) {
        this.stage = stage;
        platform = PlatformAdministrator.of(stage.server().keycloak(), stage.realm());
        platform.setsUpTheRealm();
        platform.api().patch("/settings", Map.of("max-depth", depth)).orFail();
        var application =
                stage.application().withTheClaimsOfOrganizations(stage.realm().admin());
        platform.marksApplication(application);
        roles = platform.definesRoleGroup(application, "viewers", Stage.APP_ROLE);
        acme = granted(platform.createsOrganization("Acme", "acme"));
        platform.givesDomain(acme, Domains.ACME);
        deep = chain(depth);
        platform.givesDomain(deep, Domains.DEEP);
    }

    List<Person> members(int number) {
        return stage.people(number, Domains.ACME).stream()
                .map(person -> member(acme, person))
                .toList();
    }

    /** Founds organizations for people with many. */
    void foundFurther(int number) {
        for (int i = 0; i < number; i++) {
            platform.createsOrganization("Further " + i, FurtherMemberships.alias(i));
        }
    }

    /** Somebody with so many memberships, the one of the mail domain included. */
    Person busy(int memberships, boolean farBelow) {
        var person = member(
                farBelow ? deep : acme, stage.person("busy-" + memberships, farBelow ? Domains.DEEP : Domains.ACME));
        new FurtherMemberships(stage).add(person, memberships - 1, true);
        return person;
    }

    private String chain(int depth) {
        var end = granted(platform.createsOrganization("Level 1", "level-1"));
        for (int level = 2; level <= depth; level++) {
            end = granted(platform.createsBranch(end, "Level " + level, "level-" + level));
        }
        return end;
    }

    private String granted(String organization) {
        platform.grants(organization, stage.application());
        platform.grantsRoleGroup(organization, roles, true);
        return organization;
    }

    private Person member(String organization, Person person) {
        platform.addsMember(organization, person.id());
        platform.api()
                .post(
                        "/organizations/" + organization + "/members/" + person.id() + "/roles",
                        Map.of("application", Stage.APPLICATION, "appRole", Stage.APP_ROLE))
                .orFail();
        return person;
    }
}
