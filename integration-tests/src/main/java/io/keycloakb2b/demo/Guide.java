package io.keycloakb2b.demo;

import io.keycloakb2b.testing.server.AdminAccount;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/** What to open, as whom, and what to call. */
public record Guide(URI url, AdminAccount admin) {

    private static final String TEMPLATE =
            """

            Keycloak with the pack and the realm "Holiday booking" is at %1$s

            Open
              Sign in to booking             %2$s
              … for Globe Travel North       %3$s
              … for Sunrise Agency, at its own identity provider
                                             %4$s
              Account of anybody below       %1$s/realms/holiday-booking/account/
              Administration                 %1$s/admin/   (%5$s / %6$s)

            As (the password is always "%7$s")
            %8$s

            Try (paste into a shell)

            1. A token for Grace in Globe Travel North, where she is a Booking agent:

            %9$s

            2. The same Grace in Globe Travel South, where she is a Viewer:

            %10$s

            3. Noah, administrator of Globe Travel North, lists its members:

            %11$s

            Ctrl-C stops it. The data stays for the next time; -Ddemo.fresh starts anew.
            """;

    String text() {
        return TEMPLATE.formatted(
                url,
                signIn("openid"),
                signIn("openid organization:globe-travel-north"),
                signIn("openid organization:sunrise-agency"),
                admin.username(),
                admin.password(),
                SampleRealm.PASSWORD,
                people(),
                commands().get(0),
                commands().get(1),
                commands().get(2));
    }

    /** For a shell. */
    public List<String> commands() {
        return List.of(claims("grace", "globe-travel-north"), claims("grace", "globe-travel-south"), members("noah"));
    }

    String signIn(String scope) {
        return url + "/realms/" + SampleRealm.NAME + "/protocol/openid-connect/auth?client_id=" + SampleRealm.BOOKING
                + "&response_type=code&scope=" + scope.replace(" ", "%20") + "&redirect_uri=" + url + "/realms/"
                + SampleRealm.NAME + "/account/";
    }

    private static String people() {
        return SamplePerson.ALL.stream()
                .map(person -> "  %-8s %s".formatted(person.username(), person.what()))
                .collect(Collectors.joining("\n"));
    }

    private String claims(String username, String organization) {
        return token(SampleRealm.BOOKING, username, "openid organization:" + organization)
                + " |\n  node -e 'const {access_token: t, ...rest} = JSON.parse(fs.readFileSync(0));"
                + " console.log(JSON.stringify(t ? JSON.parse(Buffer.from(t.split(\".\")[1], \"base64url\")) : rest, null, 2))'";
    }

    private String members(String username) {
        String call = "curl -s -H \"Authorization: Bearer $TOKEN\" " + url + "/realms/" + SampleRealm.NAME
                + "/b2b/organizations";
        return "TOKEN=$(" + token(SampleRealm.ADMINISTRATION, username, "openid")
                + " |\n  node -p 'JSON.parse(fs.readFileSync(0)).access_token')\n"
                + "ID=$(" + call + " |\n  node -p 'JSON.parse(fs.readFileSync(0)).items[0].id')\n"
                + call + "/$ID/members |\n  node -p 'JSON.stringify(JSON.parse(fs.readFileSync(0)).items, null, 2)'";
    }

    private String token(String client, String username, String scope) {
        return "curl -s " + url + "/realms/" + SampleRealm.NAME + "/protocol/openid-connect/token \\\n"
                + "  -d grant_type=password -d client_id=" + client + " -d username=" + username + " -d password="
                + SampleRealm.PASSWORD + " -d 'scope=" + scope + "'";
    }
}
