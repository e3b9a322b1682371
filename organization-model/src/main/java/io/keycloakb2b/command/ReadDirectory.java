package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.DirectoryVisibility;
import io.keycloakb2b.organization.Member;
import io.keycloakb2b.organization.MemberType;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.SettingName;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.Page;
import io.keycloakb2b.spi.PageRequest;
import java.util.Optional;

/** Looks up the people of an organization: whoever is active there and no consumer. */
public final class ReadDirectory {

    private final CommandContext context;

    public ReadDirectory(CommandContext context) {
        this.context = context;
    }

    /**
     * @param reader who looks
     * @param search see {@link io.keycloakb2b.spi.MemberFilter#search}
     * @throws io.keycloakb2b.organization.OrganizationException {@code FORBIDDEN}, {@code INVALID_VALUE}
     */
    public Page<Member> execute(OrganizationScope scope, Granter reader, Optional<String> search, PageRequest page) {
        boolean open = reader.holds(Permission.MEMBERS_READ)
                || scope.actor().user().filter(self -> openTo(scope, self)).isPresent();
        if (!open) {
            throw OrganizationError.FORBIDDEN.because("the directory is for those who may read members");
        }
        return context.stores().members().directory(scope, search, page);
    }

    private boolean openTo(OrganizationScope scope, UserId member) {
        boolean consumer = context.inputs()
                .membership(scope.realm(), scope.organization(), member)
                .map(membership -> membership.type() == MemberType.CONSUMER)
                .orElse(true);
        String visibility = context.effectiveSettings(scope).value(SettingName.DIRECTORY_VISIBILITY);
        return !consumer && visibility.equals(DirectoryVisibility.MEMBERS.word());
    }
}
