package io.keycloakb2b.organization;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An organization with all its ancestors. */
public final class OrganizationPath {

    private final List<Organization> rootFirst;

    /** Each token asks for it; it cannot change, and a long path is not walked again. */
    private final boolean usable;

    /** @param rootFirst the organizations from the root down to the organization itself; never empty */
    public OrganizationPath(List<Organization> rootFirst) {
        this.rootFirst = List.copyOf(rootFirst);
        if (rootFirst.isEmpty()) {
            throw new IllegalArgumentException("a path holds at least the organization itself");
        }
        this.usable = rootFirst.stream().allMatch(Organization::usable);
    }

    /** The organizations from the root down to the organization itself; never empty. */
    public List<Organization> rootFirst() {
        return rootFirst;
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

    /** The parent with its own ancestors; empty for a root. */
    public Optional<OrganizationPath> parent() {
        return depth() == 0 ? Optional.empty() : Optional.of(new OrganizationPath(ancestorsRootFirst()));
    }

    /** The ancestors that are themselves available, root first: those above the first one that is not. */
    public List<Organization> usableAncestors() {
        return ancestorsRootFirst().stream().takeWhile(Organization::usable).toList();
    }

    /** The same organization as it would be below another; or as a root, below nothing. */
    public OrganizationPath below(Optional<OrganizationPath> parent) {
        List<Organization> line =
                new ArrayList<>(parent.map(OrganizationPath::rootFirst).orElse(List.of()));
        OrganizationNode node = organization().node();
        line.add(new Organization(
                parent.map(above -> node.withParent(above.id())).orElseGet(node::withoutParent),
                organization().alias(),
                organization().name(),
                organization().enabled()));
        return new OrganizationPath(line);
    }

    /** Suspension, disabling and deletion reach the whole subtree: computed here, never copied. */
    public boolean usable() {
        return usable;
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

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OrganizationPath path && rootFirst.equals(path.rootFirst);
    }

    @Override
    public int hashCode() {
        return rootFirst.hashCode();
    }

    @Override
    public String toString() {
        return "OrganizationPath" + rootFirst;
    }
}
