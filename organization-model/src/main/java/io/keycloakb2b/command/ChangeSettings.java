package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.brand.PictureUse;
import io.keycloakb2b.organization.EffectiveSettings;
import io.keycloakb2b.organization.LoginRules;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.Setting;
import io.keycloakb2b.organization.SettingName;
import io.keycloakb2b.organization.UsableProvider;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.keycloak.models.UserModel;

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
        EffectiveSettings before = context.effectiveSettings(scope);
        for (PictureUse use : PictureUse.values()) {
            Optional.ofNullable(changes.get(use.setting()))
                    .flatMap(change -> change)
                    .ifPresent(value -> requireUploaded(scope, use, value.value()));
        }
        changes.forEach((name, change) -> change.ifPresentOrElse(
                value -> context.stores()
                        .settings()
                        .put(scope, new Setting(name, before.get(name).accept(value.value()), value.locked())),
                () -> context.stores().settings().remove(scope, name)));
        if (changes.keySet().stream().anyMatch(OPENING::contains)) {
            requireSatisfiable(scope, context.effectiveSettings(scope).loginRules());
        }
        context.audit(
                scope,
                "settings.update",
                "organization:" + scope.organization(),
                values(before, changes.keySet()),
                values(context.effectiveSettings(scope), changes.keySet()));
    }

    private void requireUploaded(OrganizationScope scope, PictureUse use, String name) {
        if (!name.isEmpty()
                && context.stores()
                        .pictures()
                        .find(scope, use)
                        .filter(name::equals)
                        .isEmpty()) {
            throw OrganizationError.INVALID_VALUE.on(
                    use.setting().word(),
                    "must be the " + use.word() + " that was uploaded for this organization, or empty");
        }
    }

    private static Map<String, String> values(EffectiveSettings settings, Set<SettingName> names) {
        return names.stream()
                .collect(Collectors.toMap(SettingName::word, settings::value, (one, other) -> one, TreeMap::new));
    }

    private void requireSatisfiable(OrganizationScope scope, LoginRules rules) {
        if (rules.usableFactors().isEmpty()) {
            throw OrganizationError.SETTING_UNSATISFIABLE.on(
                    SettingName.FIRST_FACTORS.word(), "must leave at least one way to sign in");
        }
        if (rules.ssoRequired()) {
            requireProvider(scope);
        }
    }

    private void requireProvider(OrganizationScope scope) {
        List<UsableProvider> providers = context.inputs().providers(scope.realm(), scope.organization());
        if (providers.isEmpty()) {
            throw OrganizationError.SETTING_UNSATISFIABLE.on(
                    SettingName.SSO_REQUIRED.word(), "needs an enabled identity provider of the organization");
        }
        if (new RealmSettings(context).singleSignOnSafeguards()) {
            if (providers.stream().noneMatch(this::tested)) {
                throw OrganizationError.SETTING_UNSATISFIABLE.on(
                        SettingName.SSO_REQUIRED.word(),
                        "needs an identity provider through which somebody has signed in");
            }
            new EmergencyAccess(context).requireOwner(scope);
        }
    }

    /** A provider has worked where there is somebody whom it has sent. */
    private boolean tested(UsableProvider provider) {
        return context.session()
                .users()
                .searchForUserStream(
                        context.realm(),
                        Map.of(UserModel.IDP_ALIAS, provider.alias().value()),
                        0,
                        1)
                .findFirst()
                .isPresent();
    }

    /** A value that an administrator writes. */
    public record NewValue(String value, boolean locked) {}
}
