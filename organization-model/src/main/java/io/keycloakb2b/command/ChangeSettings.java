package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.EffectiveSettings;
import io.keycloakb2b.organization.LoginRules;
import io.keycloakb2b.organization.Organization;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.Setting;
import io.keycloakb2b.organization.SettingName;
import io.keycloakb2b.spi.DecisionInputsProvider;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Gives settings of an organization values of its own, or lets it inherit them again. */
public final class ChangeSettings {

    /** Settings by which an organization could lock everybody out. */
    private static final Set<SettingName> OPENING = EnumSet.of(SettingName.FIRST_FACTORS, SettingName.SSO_REQUIRED);

    private final CommandContext context;

    public ChangeSettings(CommandContext context) {
        this.context = context;
    }

    /**
     * @param changes a new value, or empty to inherit from now on
     * @throws io.keycloakb2b.organization.OrganizationException {@code INVALID_VALUE}, {@code SETTING_LOCKED}, {@code
     *     SETTING_UNSATISFIABLE}, each naming the setting
     */
    public void execute(OrganizationScope scope, Map<SettingName, Optional<NewValue>> changes) {
        EffectiveSettings before = effective(scope);
        changes.forEach((name, change) -> change.ifPresentOrElse(
                value -> context.stores()
                        .settings()
                        .put(scope, new Setting(name, before.get(name).accept(value.value()), value.locked())),
                () -> context.stores().settings().remove(scope, name)));
        if (changes.keySet().stream().anyMatch(OPENING::contains)) {
            requireSatisfiable(scope, effective(scope).loginRules());
        }
        context.audit(
                scope,
                "settings.update",
                "organization:" + scope.organization(),
                values(before, changes.keySet()),
                values(effective(scope), changes.keySet()));
    }

    private static Map<String, String> values(EffectiveSettings settings, Set<SettingName> names) {
        return names.stream()
                .collect(Collectors.toMap(SettingName::word, settings::value, (one, other) -> one, TreeMap::new));
    }

    private EffectiveSettings effective(OrganizationScope scope) {
        return EffectiveSettings.of(context.inputs().settings(scope.realm(), context.path(scope)));
    }

    private void requireSatisfiable(OrganizationScope scope, LoginRules rules) {
        if (rules.usableFactors().isEmpty()) {
            throw OrganizationError.SETTING_UNSATISFIABLE.on(
                    SettingName.FIRST_FACTORS.word(), "must leave at least one way to sign in");
        }
        if (rules.ssoRequired() && !anyProvider(scope)) {
            throw OrganizationError.SETTING_UNSATISFIABLE.on(
                    SettingName.SSO_REQUIRED.word(), "needs an enabled identity provider of the organization");
        }
    }

    private boolean anyProvider(OrganizationScope scope) {
        DecisionInputsProvider inputs = context.inputs();
        OrganizationPath path = context.path(scope);
        Organization organization = path.organization();
        return !inputs.providers(scope.realm(), organization.id()).isEmpty();
    }

    /** A value that an administrator writes. */
    public record NewValue(String value, boolean locked) {}
}
