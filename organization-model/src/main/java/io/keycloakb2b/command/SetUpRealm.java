package io.keycloakb2b.command;

import io.keycloakb2b.access.RealmScope;
import io.keycloakb2b.organization.ApplicationAttributes;
import io.keycloakb2b.organization.OrganizationError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.cluster.ExecutionResult;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.theme.Theme;
import org.keycloak.theme.ThemeProvider;

/** Makes a realm ready for the pack, as often as one likes. */
public final class SetUpRealm {

    private static final int LOCK_SECONDS = 60;
    private static final int ATTEMPTS = 50;
    private static final long PAUSE_MILLIS = 200;
    private static final String THEME = "b2b";
    private static final String BROWSER_FLOW = "browser-flow";

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
     * @param hintCode the same in a word that stays what it is, for whoever tells it in another language
     * @param missing the providers that the hint is about
     */
    public record Step(String name, boolean done, String hint, String hintCode, List<String> missing) {

        static Step of(String name, boolean done) {
            return new Step(name, done, "", "", List.of());
        }
    }

    /** What is there, and what is missing. */
    public List<Step> checklist() {
        RealmModel realm = context.realm();
        List<Step> steps = new ArrayList<>();
        steps.add(Step.of("organizations", realm.isOrganizationsEnabled()));
        steps.add(Step.of("enabled", realm.getAttribute(ApplicationAttributes.REALM_ENABLED, false)));
        steps.add(Step.of("client-scopes", scopes.present(realm)));
        steps.add(browserFlow(realm));
        steps.add(themeStep("login-theme", Theme.Type.LOGIN, realm.getLoginTheme()));
        steps.add(themeStep("account-theme", Theme.Type.ACCOUNT, realm.getAccountTheme()));
        steps.add(themeStep("admin-theme", Theme.Type.ADMIN, realm.getAdminTheme()));
        return steps;
    }

    /** Does what the checklist misses. A second call at the same time on another node waits or finds it done. */
    public List<Step> execute(RealmScope scope) {
        ClusterProvider cluster = context.session().getProvider(ClusterProvider.class);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            ExecutionResult<List<Step>> result = cluster.executeIfNotExecuted(
                    "b2b-setup-" + scope.realm(), LOCK_SECONDS, () -> inTransaction(scope));
            if (result.isExecuted()) {
                return result.getResult();
            }
            pause();
        }
        throw OrganizationError.CONCURRENT_CHANGE.because("somebody else is setting up the realm");
    }

    /** Has to be over before the lock is given back: whoever comes next must see it. */
    private List<Step> inTransaction(RealmScope scope) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                context.session().getKeycloakSessionFactory(), session -> {
                    session.getContext()
                            .setRealm(session.realms().getRealm(scope.realm().value()));
                    SetUpRealm setUp = new SetUpRealm(new CommandContext(session));
                    setUp.apply(scope);
                    return setUp.checklist();
                });
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while another call sets up the realm", interrupted);
        }
    }

    private void apply(RealmScope scope) {
        RealmModel realm = context.realm();
        List<Step> before = checklist();
        realm.setOrganizationsEnabled(true);
        scopes.apply(realm);
        flows.apply(realm);
        chooseTheme(Theme.Type.LOGIN, realm.getLoginTheme(), realm::setLoginTheme);
        chooseTheme(Theme.Type.ACCOUNT, realm.getAccountTheme(), realm::setAccountTheme);
        chooseTheme(Theme.Type.ADMIN, realm.getAdminTheme(), realm::setAdminTheme);
        realm.setAttribute(ApplicationAttributes.REALM_ENABLED, true);
        context.audit(scope, "realm.set-up", "realm:" + scope.realm(), before, checklist());
    }

    private Step themeStep(String name, Theme.Type type, @Nullable String chosen) {
        boolean installed = themeInstalled(type);
        return installed
                ? Step.of(name, THEME.equals(chosen))
                : new Step(name, false, "install the themes JAR", "install-themes", List.of());
    }

    private void chooseTheme(Theme.Type type, @Nullable String chosen, Consumer<String> choose) {
        if (themeInstalled(type) && (chosen == null || chosen.isEmpty())) {
            choose.accept(THEME);
        }
    }

    private boolean themeInstalled(Theme.Type type) {
        return context.session().getAllProviders(ThemeProvider.class).stream()
                .anyMatch(provider -> provider.hasTheme(THEME, type));
    }

    private Step browserFlow(RealmModel realm) {
        List<String> missing = flows.missingProviders();
        boolean present = flows.present(realm);
        return missing.isEmpty()
                ? Step.of(BROWSER_FLOW, present)
                : new Step(
                        BROWSER_FLOW,
                        present,
                        "install the authenticators JAR; missing: " + String.join(", ", missing),
                        "install-authenticators",
                        missing);
    }
}
