package io.keycloakb2b.organization;

/** What a person is to an organization. */
public enum MemberType {
    EMPLOYEE,
    GUEST,
    /** A partner's employee who works here; has a home organization. */
    COLLABORATOR,
    /** Private to its organization, never shared or listed elsewhere. */
    CONSUMER
}
