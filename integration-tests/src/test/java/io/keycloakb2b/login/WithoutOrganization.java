package io.keycloakb2b.login;

import java.util.Map;

/** What the server has and gives no token by, with the reason. */
final class WithoutOrganization {

    static final Map<String, String> IDS = Map.of(
            "execute-actions", "an administrator's link ends on a page, without a session",
            "update-email", "confirms an address within a session that is there already",
            "idp-verify-account-via-email", "goes on with the login through a provider that asked for it",
            "ORGIVT", "makes a member and leads to the application, which asks for a login of its own",
            "credential-offer", "offers a verifiable credential to a wallet, for which a realm has to be switched on");

    private WithoutOrganization() {}
}
