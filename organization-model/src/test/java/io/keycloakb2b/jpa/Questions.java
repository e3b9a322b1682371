package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.StoredInputs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Everything that decisions ask of a world. */
final class Questions {

    private final WorldOnDisk disk;
    private final RealmId realm;

    Questions(WorldOnDisk disk) {
        this.disk = disk;
        this.realm = disk.realm().id();
    }

    /** About all organizations and people. */
    List<Object> all(StoredInputs inputs, Set<Integer> organizations) {
        List<Object> answers = new ArrayList<>();
        for (int organization : organizations) {
            for (int person = 0; person < ReferenceWorld.PEOPLE; person++) {
                answers.add(some(inputs, organization, person));
            }
        }
        List<OrganizationId> ids = organizations.stream().sorted().map(disk::id).toList();
        answers.add(Set.copyOf(inputs.paths(realm, ids)));
        return answers;
    }

    /** About one organization and one person. */
    List<Object> some(StoredInputs inputs, int organization, int person) {
        OrganizationId id = disk.id(organization);
        UserId user = disk.person(person);
        List<Object> answers = new ArrayList<>(List.<Object>of(
                inputs.path(realm, id),
                inputs.membership(realm, id, user),
                inputs.memberships(realm, user),
                new HashSet<>(inputs.assignments(realm, id, user)),
                inputs.composites(realm, disk.application()),
                inputs.providers(realm, id),
                inputs.sessionsNotBefore(realm, id),
                inputs.ownedDomain(realm, Surroundings.DOMAIN),
                inputs.organizationByHost(realm, Surroundings.HOST),
                inputs.domain(realm, id, Surroundings.DOMAIN)));
        for (int name = 0; name <= 2; name++) {
            answers.add(inputs.organizationByAlias(realm, Surroundings.alias(id, name)));
        }
        inputs.path(realm, id).ifPresent(path -> {
            answers.add(inputs.settings(realm, path));
            answers.add(inputs.applicationLevels(realm, path, disk.application()));
        });
        return answers;
    }
}
