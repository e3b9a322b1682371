package io.keycloakb2b.token;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.GroupModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.UserModelDelegate;

/** A user whose groups are read once, for as long as tokens are made of them. */
final class UserOfReadGroups extends UserModelDelegate {

    private @Nullable List<GroupModel> groups;

    UserOfReadGroups(UserModel user) {
        super(user);
    }

    @Override
    public Stream<GroupModel> getGroupsStream() {
        List<GroupModel> read = groups;
        if (read == null) {
            read = super.getGroupsStream().toList();
            groups = read;
        }
        return read.stream();
    }
}
