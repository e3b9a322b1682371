package io.keycloakb2b.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.CompositeRoles;
import io.keycloakb2b.organization.HostName;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.DecisionInputsProvider;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ReadOnceTest {

    private static final RealmId REALM = new RealmId("realm");
    private static final OrganizationId ACME = new OrganizationId("acme");
    private static final OrganizationId GLOBE = new OrganizationId("globe");
    private static final UserId ANNA = new UserId("anna");
    private static final UserId BEN = new UserId("ben");

    private final List<String> asked = new ArrayList<>();
    private final ReadOnce inputs = new ReadOnce(source());

    @Test
    void whatIsAskedAgainIsNotReadAgain() {
        for (int i = 0; i < 3; i++) {
            inputs.path(REALM, ACME);
            inputs.membership(REALM, ACME, ANNA);
            inputs.memberships(REALM, ANNA);
            inputs.assignments(REALM, ACME, ANNA);
            inputs.assignments(REALM, ANNA);
            inputs.organizationByAlias(REALM, "acme");
            inputs.organizationByHost(REALM, new HostName("acme.example"));
            inputs.ownedDomain(REALM, "acme.example");
            inputs.composites(REALM, new ClientId("booking"));
            inputs.providers(REALM, ACME);
            inputs.sessionsNotBefore(REALM, ACME);
        }

        assertThat(asked).hasSize(11).doesNotHaveDuplicates();
    }

    @Test
    void anotherQuestionHasAnAnswerOfItsOwn() {
        inputs.membership(REALM, ACME, ANNA);
        inputs.membership(REALM, GLOBE, ANNA);
        inputs.membership(REALM, ACME, BEN);
        inputs.membership(new RealmId("another"), ACME, ANNA);
        inputs.path(REALM, ACME);
        inputs.providers(REALM, ACME);
        inputs.sessionsNotBefore(REALM, ACME);
        inputs.organizationByAlias(REALM, "same");
        inputs.ownedDomain(REALM, "same");

        assertThat(asked).hasSize(9).doesNotHaveDuplicates();
    }

    @Test
    void whatChangesWithJoiningIsAskedEachTime() {
        inputs.joinRequests(REALM, ANNA);
        inputs.joinRequests(REALM, ANNA);
        inputs.invitations(REALM, "anna@acme.example");
        inputs.invitations(REALM, "anna@acme.example");
        inputs.vouchedForElsewhere(REALM, ACME, ANNA);
        inputs.vouchedForElsewhere(REALM, ACME, ANNA);

        assertThat(asked).hasSize(6);
    }

    private DecisionInputsProvider source() {
        return (DecisionInputsProvider) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DecisionInputsProvider.class},
                (proxy, method, question) -> {
                    asked.add(method.getName() + List.of(question));
                    if (method.getReturnType() == boolean.class) {
                        return false;
                    }
                    if (method.getReturnType() == CompositeRoles.class) {
                        return CompositeRoles.none();
                    }
                    return method.getReturnType() == List.class ? List.of() : Optional.empty();
                });
    }
}
