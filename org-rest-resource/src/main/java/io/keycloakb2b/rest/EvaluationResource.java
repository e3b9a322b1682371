package io.keycloakb2b.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keycloakb2b.command.CheckRelations;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.organization.RelationTuple;
import io.keycloakb2b.rest.openapi.About;
import io.keycloakb2b.rest.openapi.Operation;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The same answers in the words of AuthZEN (OpenID Authorization API 1.0). */
public final class EvaluationResource {

    /** What a request is told apart by; it is answered with the same (section 10.1.5). */
    private static final String REQUEST_ID = "X-Request-ID";

    private final Desk desk;
    private final RelationQuestions questions;

    EvaluationResource(Desk desk, RelationQuestions questions) {
        this.desk = desk;
        this.questions = questions;
    }

    @Operation(
            summary = "Decide on access (AuthZEN)",
            body = EvaluationBody.class,
            answer = Decision.class,
            asks = true,
            applications = true)
    @POST
    @Path("evaluation")
    public Response evaluate(String body) {
        return identified(questions.answer(
                asking -> decide(asking, Json.read(body, EvaluationBody.class).tuple())));
    }

    /** What is wrong with one of many is that one's denial, and no matter of the others (section 7.2.1). */
    @Operation(
            summary = "Decide on access, many at once (AuthZEN)",
            body = Batch.class,
            answer = Decisions.class,
            asks = true,
            applications = true)
    @POST
    @Path("evaluations")
    public Response evaluateAll(String body) {
        return identified(questions.answer(asking -> {
            Batch batch = Json.read(body, Batch.class);
            List<EvaluationBody> evaluations = batch.all();
            return evaluations.isEmpty()
                    ? decide(asking, batch.defaults().tuple())
                    : decide(asking, evaluations, batch.semantic());
        }));
    }

    private Response identified(Response answer) {
        return desk.request()
                .header(REQUEST_ID)
                .map(id -> Response.fromResponse(answer).header(REQUEST_ID, id).build())
                .orElse(answer);
    }

    private static Decision decide(RelationQuestions.Asking asking, RelationTuple tuple) {
        return Decision.of(asking.about(List.of(tuple)).execute(tuple));
    }

    private static Decisions decide(
            RelationQuestions.Asking asking, List<EvaluationBody> evaluations, Semantic semantic) {
        List<Asked> asked = evaluations.stream().map(Asked::of).toList();
        CheckRelations check = asking.about(
                asked.stream().flatMap(each -> each.tuple().stream()).toList());
        List<Decision> decisions = new ArrayList<>();
        for (Asked each : asked) {
            Decision decision = each.decide(check);
            decisions.add(decision);
            if (semantic.endsWith(decision.decision())) {
                break;
            }
        }
        return new Decisions(decisions);
    }

    /** One of many: a tuple, or what is wrong with it. */
    private record Asked(Optional<RelationTuple> tuple, Optional<Failure> failure) {

        static Asked of(EvaluationBody evaluation) {
            try {
                return new Asked(Optional.of(evaluation.tuple()), Optional.empty());
            } catch (OrganizationException malformed) {
                return new Asked(Optional.empty(), Optional.of(Failure.of(malformed)));
            }
        }

        Decision decide(CheckRelations check) {
            return tuple.map(check::execute)
                    .map(Decision::of)
                    .orElseGet(() -> new Decision(false, failure.map(Reason::new)));
        }
    }

    /** When the rest is not asked for (section 7.1.2.1). */
    enum Semantic {
        EXECUTE_ALL(null),
        DENY_ON_FIRST_DENY(false),
        PERMIT_ON_FIRST_PERMIT(true);

        private final @Nullable Boolean last;

        Semantic(@Nullable Boolean last) {
            this.last = last;
        }

        boolean endsWith(boolean decision) {
            return last != null && last == decision;
        }

        static Semantic named(String word) {
            return Arrays.stream(values())
                    .filter(semantic -> semantic.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> OrganizationError.INVALID_VALUE.on(
                            "options.evaluations_semantic",
                            "must be one of "
                                    + Arrays.stream(values())
                                            .map(Semantic::word)
                                            .collect(Collectors.joining(", "))));
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param subject of those that name none; the same of action, resource and context
     * @param evaluations none for the one that the defaults are
     */
    record Batch(
            Optional<EvaluationBody.Entity> subject,
            Optional<EvaluationBody.Action> action,
            Optional<EvaluationBody.Entity> resource,
            Optional<Map<String, Object>> context,
            @About("At most 100; what they leave out is as above") Optional<List<EvaluationBody>> evaluations,
            @About("evaluations_semantic: execute_all, deny_on_first_deny or permit_on_first_permit")
                    Optional<Map<String, Object>> options) {

        EvaluationBody defaults() {
            return new EvaluationBody(subject, action, resource, context);
        }

        List<EvaluationBody> all() {
            return Fields.all("evaluations", evaluations.or(() -> Optional.of(List.of())), CheckRelations.MAX_TUPLES)
                    .stream()
                    .map(each -> each.or(defaults()))
                    .toList();
        }

        Semantic semantic() {
            return options.map(given -> given.get("evaluations_semantic"))
                    .map(word -> Semantic.named(String.valueOf(word)))
                    .orElse(Semantic.EXECUTE_ALL);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Decision(boolean decision, @About("Why one of many could not be decided") Optional<Reason> context) {

        static Decision of(boolean decision) {
            return new Decision(decision, Optional.empty());
        }
    }

    record Reason(Failure error) {}

    record Failure(int status, String message) {

        static Failure of(OrganizationException malformed) {
            return new Failure(
                    Response.Status.BAD_REQUEST.getStatusCode(),
                    malformed.field().map(field -> field + ": ").orElse("") + malformed.rule());
        }
    }

    /** @param evaluations as far as they were asked for, in their order */
    record Decisions(List<Decision> evaluations) {}
}
