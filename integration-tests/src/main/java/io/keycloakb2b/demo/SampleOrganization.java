package io.keycloakb2b.demo;

import java.util.List;
import java.util.Map;

/**
 * An organization of the sample realm.
 *
 * @param parent alias of the parent; empty for a root
 * @param domain the mail domain it owns; empty for none
 * @param roleGroups names of the role groups it is granted
 * @param settings what it does not inherit
 */
record SampleOrganization(
        String alias,
        String name,
        String kind,
        String parent,
        String domain,
        List<String> roleGroups,
        Map<String, String> settings) {

    static final String SUNRISE = "sunrise-agency";

    private static final List<String> ALL_OF_BOOKING = List.of("booking-basic", "booking-approval");
    private static final List<String> BASIC_BOOKING = List.of("booking-basic");

    /** Parents before their branches. */
    static final List<SampleOrganization> ALL = List.of(
            new SampleOrganization(
                    "globe-travel",
                    "Globe Travel",
                    "customer",
                    "",
                    "globe-travel.example",
                    ALL_OF_BOOKING,
                    colors("#0b6e4f", "#dff3ea")),
            branch("globe-travel-north", "Globe Travel North", "globe-travel", ALL_OF_BOOKING, Map.of()),
            branch(
                    "globe-travel-south",
                    "Globe Travel South",
                    "globe-travel",
                    BASIC_BOOKING,
                    colors("#b3541e", "#fdf0e3")),
            new SampleOrganization(
                    SUNRISE,
                    "Sunrise Agency",
                    "customer",
                    "",
                    "sunrise.example",
                    BASIC_BOOKING,
                    Map.of(
                            "brand-primary-color", "#ffb703",
                            "brand-background-color", "#3d2c8d",
                            "sso-required", "true")),
            new SampleOrganization(
                    "healthyfoods",
                    "HealthyFoods",
                    "customer",
                    "",
                    "healthyfoods.example",
                    BASIC_BOOKING,
                    colors("#3a7d1f", "#f3f8e8")),
            branch("city-hospital", "City Hospital", "healthyfoods", BASIC_BOOKING, colors("#0077b6", "#e6f4fb")),
            branch("county-hospital", "County Hospital", "healthyfoods", BASIC_BOOKING, Map.of()),
            new SampleOrganization(
                    "platform-staff", "Platform staff", "platform", "", "", List.of("operations"), Map.of()));

    private static SampleOrganization branch(
            String alias, String name, String parent, List<String> roleGroups, Map<String, String> settings) {
        return new SampleOrganization(alias, name, "branch", parent, "", roleGroups, settings);
    }

    private static Map<String, String> colors(String primary, String background) {
        return Map.of("brand-primary-color", primary, "brand-background-color", background);
    }
}
