package io.keycloakb2b.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tuple means one thing, whatever is in its names. */
final class RelationTupleTest {

    @Property
    void whatIsWrittenIsReadAsItWas(@ForAll("tuples") RelationTuple tuple) {
        assertThat(RelationTuple.parse("tuple", tuple.text())).isEqualTo(tuple);
    }

    @Test
    void textsAreAsDocumented() {
        OrganizationId acme = new OrganizationId("acme");
        UserId anna = new UserId("f:store:anna@acme.example");

        assertThat(parsed("organizations:acme#admin@f:store:anna@acme.example"))
                .isEqualTo(new RelationTuple.OfUser(acme, new Relation.OrganizationRole("admin"), anna));
        assertThat(parsed("organizations:acme#team:t@anna").relation()).isEqualTo(new Relation.Team(new TeamId("t")));
        assertThat(parsed("organizations:acme#app:booking:viewer@anna").relation())
                .isEqualTo(new Relation.AppRole("booking", "viewer"));
        assertThat(parsed("organizations:acme#app:https%3A//sp.example:a%40b%23c%3Ad%25@anna")
                        .relation())
                .isEqualTo(new Relation.AppRole("https://sp.example", "a@b#c:d%"));
        assertThat(parsed("organizations:acme#child@organizations:branch"))
                .isEqualTo(new RelationTuple.OfOrganization(
                        acme, Relation.OfOrganization.CHILD, new OrganizationId("branch")));
        assertThat(parsed("organizations:acme#child@anna").relation())
                .isEqualTo(new Relation.OrganizationRole("child"));
        assertThat(parsed("organizations:acme#a+b c@anna").relation())
                .isEqualTo(new Relation.OrganizationRole("a+b c"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "organizations:acme",
                "organizations:acme#admin",
                "organizations:acme@anna#admin",
                "organization:acme#admin@anna",
                " organizations:acme#admin@anna",
                "organizations:#admin@anna",
                "organizations:acme#@anna",
                "organizations:acme#admin@",
                "organizations:acme# @anna",
                "organizations:acme#team:@anna",
                "organizations:acme#team@organizations:branch",
                "organizations:acme#admin@organizations:branch",
                "organizations:acme#child@organizations:",
                "organizations:acme#group:x@anna",
                "organizations:acme#app:booking@anna",
                "organizations:acme#app:booking:a:b@anna",
                "organizations:acme#admin@an%na",
                "organizations:acme#admin@an%zzna",
                "organizations:acme#admin@an%ff",
                "organizations:acme#admin@an%00na",
                "organizations:acme#admin@an\u0000na",
                "organizations:acme\n#admin@anna",
                "organizations:acme#admin@\ud800",
            })
    void whatIsNoTupleIsRefusedByTheNameOfItsField(String text) {
        assertThat(refusal(text).error()).isEqualTo(OrganizationError.INVALID_VALUE);
        assertThat(refusal(text).field()).contains("tuples[7]");
    }

    @Test
    void partsAndTuplesHaveTheirLimits() {
        assertThat(refusal("organizations:acme#admin@" + "x".repeat(256)).rule())
                .contains("255");
        assertThat(refusal("organizations:acme#admin@" + "%20".repeat(1000)).rule())
                .contains("2000");
    }

    private static RelationTuple parsed(String text) {
        return RelationTuple.parse("tuple", text);
    }

    private static OrganizationException refusal(String text) {
        return catchThrowableOfType(OrganizationException.class, () -> RelationTuple.parse("tuples[7]", text));
    }

    @Provide
    Arbitrary<RelationTuple> tuples() {
        Arbitrary<RelationTuple> people = Combinators.combine(part(), relations(), part())
                .as((organization, relation, user) ->
                        new RelationTuple.OfUser(new OrganizationId(organization), relation, new UserId(user)));
        Arbitrary<RelationTuple> organizations = Combinators.combine(
                        part(), Arbitraries.of(Relation.OfOrganization.class), part())
                .as((organization, relation, other) -> new RelationTuple.OfOrganization(
                        new OrganizationId(organization), relation, new OrganizationId(other)));
        return Arbitraries.oneOf(people, organizations);
    }

    private static Arbitrary<Relation.OfUser> relations() {
        Arbitrary<Relation.OfUser> roles = part().map(Relation.OrganizationRole::new);
        Arbitrary<Relation.OfUser> teams = part().map(team -> new Relation.Team(new TeamId(team)));
        Arbitrary<Relation.OfUser> appRoles =
                Combinators.combine(part(), part()).as(Relation.AppRole::new);
        return Arbitraries.oneOf(roles, teams, appRoles);
    }

    /** What separates the parts is common in them. */
    private static Arbitrary<String> part() {
        return Arbitraries.strings()
                .withChars("ab:#@%+ /2üß\u4e2d")
                .ofMinLength(1)
                .ofMaxLength(20)
                .filter(text -> !text.isBlank());
    }
}
