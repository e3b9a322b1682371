package io.keycloakb2b.organization;

/** How far an organization role reaches. */
public enum AssignmentScope {
    SELF,
    /** The organization and those below it that inherit administrators; for organization roles only. */
    SUBTREE
}
