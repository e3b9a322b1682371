package io.keycloakb2b.demo;

import java.util.List;

/**
 * A person in an organization.
 *
 * @param organizationRole empty for none
 * @param reach {@code self} or {@code subtree}
 * @param application client id of the application in which the member has app roles
 */
record SampleMember(
        String person,
        String organization,
        String organizationRole,
        String reach,
        String application,
        List<String> appRoles) {

    static final List<SampleMember> ALL = List.of(
            administrator("gloria", "globe-travel", "owner", "subtree"),
            new SampleMember(
                    "noah",
                    "globe-travel-north",
                    "admin",
                    "self",
                    SampleRealm.BOOKING,
                    List.of(SampleApplications.APPROVER)),
            user("grace", "globe-travel-north", SampleRealm.BOOKING, SampleApplications.AGENT),
            user("grace", "globe-travel-south", SampleRealm.BOOKING, SampleApplications.VIEWER),
            administrator("sunny", SampleOrganization.SUNRISE, "owner", "subtree"),
            user("sam", SampleOrganization.SUNRISE, SampleRealm.BOOKING, SampleApplications.AGENT),
            administrator("hanna", "healthyfoods", "owner", "subtree"),
            administrator("carla", "city-hospital", "member-manager", "self"),
            administrator("dan", "county-hospital", "auditor", "self"),
            user("paula", "platform-staff", SampleRealm.BACKOFFICE, SampleApplications.OPERATOR),
            user("simon", "platform-staff", SampleRealm.BACKOFFICE, SampleApplications.OPERATOR));

    private static SampleMember administrator(String person, String organization, String role, String reach) {
        return new SampleMember(person, organization, role, reach, "", List.of());
    }

    private static SampleMember user(String person, String organization, String application, String appRole) {
        return new SampleMember(person, organization, "", "self", application, List.of(appRole));
    }
}
