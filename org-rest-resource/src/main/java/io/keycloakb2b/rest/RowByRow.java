package io.keycloakb2b.rest;

import io.keycloakb2b.organization.OrganizationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.ModelValidationException;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Does the rows of a request one by one, each in a transaction of its own: a row is done or not done, and one that is
 * refused undoes no other. Under a key, a row that was done before the request broke off is not done again.
 */
final class RowByRow<A> {

    private final Desk desk;
    private final String body;
    private final Class<A> type;

    /**
     * @param body of the request
     * @param type of the answer to a row
     */
    RowByRow(Desk desk, String body, Class<A> type) {
        this.desk = desk;
        this.body = body;
        this.type = type;
    }

    /** What became of a row: its answer, or why there is none. */
    record Outcome<A>(Optional<A> answer, Optional<OrganizationException> refusal) {}

    /**
     * One outcome for each row, in the same order.
     *
     * @param work at a desk of the row's own
     */
    <R> List<Outcome<A>> all(List<R> rows, BiFunction<Desk, R, A> work) {
        alone(own -> {
            own.keyed().bindRows(body);
            return true;
        });
        List<Outcome<A>> outcomes = new ArrayList<>();
        for (R row : rows) {
            outcomes.add(one(outcomes.size(), own -> work.apply(own, row)));
        }
        return outcomes;
    }

    private Outcome<A> one(int number, Function<Desk, A> work) {
        try {
            A answer = alone(own -> own.keyed().row(body, number, type, () -> work.apply(own)));
            return new Outcome<>(Optional.of(answer), Optional.empty());
        } catch (OrganizationException refusal) {
            return new Outcome<>(Optional.empty(), Optional.of(refusal));
        } catch (ModelDuplicateException | ModelValidationException refusal) {
            return new Outcome<>(Optional.empty(), Optional.of(Desk.translated(refusal)));
        }
    }

    private <T> T alone(Function<Desk, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                desk.session().getKeycloakSessionFactory(),
                desk.session().getContext(),
                session -> work.apply(desk.in(session)),
                "b2b-row");
    }
}
