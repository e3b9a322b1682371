package io.keycloakb2b.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keycloakb2b.command.CheckRelations;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.RelationTuple;
import io.keycloakb2b.rest.openapi.About;
import io.keycloakb2b.rest.openapi.Operation;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says whether relations hold at this moment. */
public final class RelationCheckResource {

    private final RelationQuestions questions;

    RelationCheckResource(RelationQuestions questions) {
        this.questions = questions;
    }

    @Operation(
            summary = "Ask whether relations to organizations hold, one or many",
            body = Question.class,
            answer = Answer.class,
            asks = true,
            applications = true)
    @POST
    public Response check(String body) {
        return questions.answer(asking -> {
            Question question = Json.read(body, Question.class);
            if (question.tuple().isPresent() == question.tuples().isPresent()) {
                throw OrganizationError.MISSING_VALUE.on("tuple", "either tuple or tuples is needed, and not both");
            }
            return question.tuple()
                    .map(text -> one(asking, RelationTuple.parse("tuple", text)))
                    .orElseGet(() -> many(asking, question.all()));
        });
    }

    private static Answer one(RelationQuestions.Asking asking, RelationTuple tuple) {
        return new Answer(Optional.of(asking.about(List.of(tuple)).execute(tuple)), Optional.empty());
    }

    private static Answer many(RelationQuestions.Asking asking, List<RelationTuple> tuples) {
        CheckRelations check = asking.about(tuples);
        return new Answer(
                Optional.empty(),
                Optional.of(tuples.stream()
                        .map(tuple -> new Result(tuple.text(), check.execute(tuple)))
                        .toList()));
    }

    /** One of the two. */
    record Question(
            @About("organizations:{id}#{relation}@{user}") Optional<String> tuple,
            @About("At most 100 of them") Optional<List<String>> tuples) {

        List<RelationTuple> all() {
            List<String> texts = Fields.all("tuples", tuples, CheckRelations.MAX_TUPLES);
            List<RelationTuple> parsed = new ArrayList<>();
            for (String text : texts) {
                parsed.add(RelationTuple.parse("tuples[" + parsed.size() + "]", text));
            }
            return parsed;
        }
    }

    /**
     * @param holds of the one tuple
     * @param results of many, in the order of the question
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Answer(
            @About("Of the one tuple") Optional<Boolean> holds,
            @About("Of many, in their order") Optional<List<Result>> results) {}

    record Result(String tuple, boolean holds) {}
}
