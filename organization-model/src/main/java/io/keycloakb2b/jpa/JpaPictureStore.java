package io.keycloakb2b.jpa;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.brand.BrandPicture;
import io.keycloakb2b.brand.PictureUse;
import io.keycloakb2b.spi.PictureStore;
import java.util.Map;
import java.util.Optional;

/** The pictures that an organization has of its own. */
final class JpaPictureStore implements PictureStore {

    private static final String OF_ORGANIZATION =
            " where p.realmId = :realm and p.organizationId = :org and p.kind = :kind";

    private final Rows rows;

    JpaPictureStore(Rows rows) {
        this.rows = rows;
    }

    @Override
    public void put(OrganizationScope scope, PictureUse use, BrandPicture picture) {
        rows.put(new PictureEntity(scope.realm(), scope.organization(), use, picture), Checks::concurrentChange);
    }

    @Override
    public Optional<String> find(OrganizationScope scope, PictureUse use) {
        return rows
                .list("select p.name from B2bPicture p" + OF_ORGANIZATION, String.class, parameters(scope, use))
                .stream()
                .findFirst();
    }

    @Override
    public boolean remove(OrganizationScope scope, PictureUse use) {
        return rows.execute("delete from B2bPicture p" + OF_ORGANIZATION, parameters(scope, use)) > 0;
    }

    private static Map<String, String> parameters(OrganizationScope scope, PictureUse use) {
        return Map.of(
                "realm", scope.realm().value(), "org", scope.organization().value(), "kind", use.name());
    }
}
