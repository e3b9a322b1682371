package io.keycloakb2b.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody passes for somebody else by a name. */
final class RoleNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "owner",
                "OWNER",
                " Owner ",
                "0wner",
                "o-w-n-e-r",
                "ovvner",
                "\u041ewner", // Cyrillic capital O
                "\u03bfwner", // Greek small omicron
                "OW\u039dER", // Greek capital nu
                "\uff4f\uff57\uff4e\uff45\uff52", // full width
                "\ud835\udc28\ud835\udc30\ud835\udc27\ud835\udc1e\ud835\udc2b", // mathematical bold
                "\u00f6wn\u00e9r",
                "own\u0435r", // Cyrillic ie
                "o\u051dner", // Cyrillic we
                "adm1n",
                "admln",
                "\u0430dmin", // Cyrillic a
                "adm\u0131n", // dotless i
                "ADM\u0130N", // dotted capital I
                "\u0391DMIN", // Greek capital alpha
                "audit\u03bfr",
                "member_manager",
                "membermanager",
                "Member Manager",
                "rnember",
                "m\u0435mber",
                "\u041cember" // Cyrillic capital em
            })
    void aNameThatReadsLikeABuiltInRoleIsRefused(String name) {
        assertRefused(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "\u200b",
                "own\u200ber",
                "a\u202eb",
                "line\nbreak",
                "\u0000",
                "\ud800",
                "01234567890123456789012345678901234567890123456789012345678901234567890123456789"
                        + "012345678901234567890"
            })
    void whatCannotBeReadIsNoName(String name) {
        assertRefused(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Fleet manager", "approver", "Владелец", "代理店", "owner of the fleet", "co-owner", "Buchhaltung"})
    void ordinaryNamesOfAnyScriptAreFine(String name) {
        assertThat(RoleName.of(name).value()).isEqualTo(name);
    }

    @Test
    void caseAndCompositionMakeNoDifference() {
        assertThat(RoleName.of("STRASSE").key())
                .isEqualTo(RoleName.of("Stra\u00dfe").key());
        assertThat(RoleName.of("Gr\u00f6\u00dfe").key())
                .isEqualTo(RoleName.of("GRO\u0308SSE").key());
        assertThat(RoleName.of("\uff26leet").key())
                .isEqualTo(RoleName.of("fleet").key());
        assertThat(RoleName.of("\u03a3\u03af\u03c3\u03c5\u03c6\u03bf\u03c2").key())
                .isEqualTo(RoleName.of("\u03a3\u038a\u03a3\u03a5\u03a6\u039f\u03a3")
                        .key());
        assertThat(RoleName.of("Fleet").key())
                .isNotEqualTo(RoleName.of("Fleets").key());
    }

    private static void assertRefused(String name) {
        OrganizationException refusal = catchThrowableOfType(OrganizationException.class, () -> RoleName.of(name));
        assertThat(refusal).as("a refusal of %s", name).isNotNull();
        assertThat(refusal.error()).isEqualTo(OrganizationError.INVALID_VALUE);
        assertThat(refusal.field()).contains("name");
    }
}
