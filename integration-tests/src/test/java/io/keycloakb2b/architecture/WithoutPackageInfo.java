package io.keycloakb2b.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** Leaves out {@code package-info}, which would let a rule about an otherwise empty package pass unnoticed. */
public final class WithoutPackageInfo implements ImportOption {

    @Override
    public boolean includes(Location location) {
        return !location.contains("/package-info.class");
    }
}
