package io.keycloakb2b.organization;

import java.util.List;

/**
 * An organization with all its ancestors.
 *
 * @param rootFirst the organizations from the root down to the organization itself; never empty
 */
public record OrganizationPath(List<Organization> rootFirst) {

    public OrganizationPath {
        rootFirst = List.copyOf(rootFirst);
        if (rootFirst.isEmpty()) {
            throw new IllegalArgumentException("a path holds at least the organization itself");
        }
    }

    public Organization organization() {
        return rootFirst.get(rootFirst.size() - 1);
    }

    public OrganizationId id() {
        return organization().id();
    }

    /** Number of ancestors; 0 for a root. */
    public int depth() {
        return rootFirst.size() - 1;
    }

    public List<Organization> ancestorsRootFirst() {
        return rootFirst.subList(0, depth());
    }

    /** Suspension, disabling and deletion reach the whole subtree: computed here, never copied. */
    public boolean usable() {
        return rootFirst.stream().allMatch(Organization::usable);
    }

    /**
     * Whether administration flows down from an ancestor: every organization between it (exclusive) and this one
     * (inclusive) inherits administrators. False for an organization that is no ancestor.
     */
    public boolean inheritsAdministrationFrom(OrganizationId ancestor) {
        for (int i = depth(); i > 0; i--) {
            if (rootFirst.get(i).node().adminInheritance() == AdminInheritance.EXPLICIT) {
                return false;
            }
            if (rootFirst.get(i - 1).id().equals(ancestor)) {
                return true;
            }
        }
        return false;
    }
}
