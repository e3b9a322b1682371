package io.keycloakb2b.command;

import io.keycloakb2b.access.RealmScope;
import io.keycloakb2b.organization.ApplicationAttributes;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.cluster.ExecutionResult;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;
import org.keycloak.theme.ThemeProvider;

/** Makes a realm ready for the pack, as often as one likes. */
public final class SetUpRealm {

    private static final int LOCK_SECONDS = 60;
    private static final String THEME = "b2b";

    private final CommandContext context;
    private final SetUpFlows flows;
    private final SetUpScopes scopes;

    public SetUpRealm(CommandContext context) {
        this.context = context;
        this.flows = new SetUpFlows(context.session());
        this.scopes = new SetUpScopes(context.session());
    }

    /**
     * One thing that a realm needs.
     *
     * @param hint what to do about it where the call cannot; empty otherwise
     */
    public record Step(String name, boolean done, String hint) {}

    /** What is there, and what is missing. */
    public List<Step> checklist() {
        RealmModel realm = context.realm();
        List<Step> steps = new ArrayList<>();
        steps.add(new Step("organizations", realm.isOrganizationsEnabled(), ""));
        steps.add(new Step("enabled", realm.getAttribute(ApplicationAttributes.REALM_ENABLED, false), ""));
        steps.add(new Step("client-scopes", scopes.present(realm), ""));
        steps.add(new Step("browser-flow", flows.present(realm), installHint(flows.missingProviders())));
        steps.add(new Step("login-theme", themed(realm), themeInstalled() ? "" : "install the themes JAR"));
        return steps;
    }

    /** Does what the checklist misses. A second call at the same time on another node waits or finds it done. */
    public List<Step> execute(RealmScope scope) {
        ExecutionResult<List<Step>> result = context.session()
                .getProvider(ClusterProvider.class)
                .executeIfNotExecuted("b2b-setup-" + scope.realm(), LOCK_SECONDS, () -> {
                    apply(scope);
                    return checklist();
                });
        return result.isExecuted() ? result.getResult() : checklist();
    }

    private void apply(RealmScope scope) {
        RealmModel realm = context.realm();
        List<Step> before = checklist();
        realm.setOrganizationsEnabled(true);
        scopes.apply(realm);
        flows.apply(realm);
        if (themeInstalled()
                && (realm.getLoginTheme() == null || realm.getLoginTheme().isEmpty())) {
            realm.setLoginTheme(THEME);
        }
        realm.setAttribute(ApplicationAttributes.REALM_ENABLED, true);
        context.audit(scope, "realm.set-up", "realm:" + scope.realm(), before, checklist());
    }

    private boolean themed(RealmModel realm) {
        return THEME.equals(realm.getLoginTheme()) && themeInstalled();
    }

    private boolean themeInstalled() {
        return context.session().getAllProviders(ThemeProvider.class).stream()
                .anyMatch(provider -> provider.hasTheme(THEME, Theme.Type.LOGIN));
    }

    private static String installHint(List<String> missing) {
        return missing.isEmpty() ? "" : "install the authenticators JAR; missing: " + String.join(", ", missing);
    }
}
