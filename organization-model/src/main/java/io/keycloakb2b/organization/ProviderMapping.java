package io.keycloakb2b.organization;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What each value that a provider may assert gives: a group, an attribute, a claim.
 *
 * @param byValue compared exactly, as providers compare
 */
public record ProviderMapping(Map<String, List<ProviderGrant>> byValue) {

    /** Most values that are looked at in one answer of a provider; of an answer with more, none counts. */
    public static final int MAX_VALUES = 2_000;

    /** Most lines of one mapping. */
    public static final int MAX_LINES = 500;

    public ProviderMapping {
        byValue = Map.copyOf(byValue);
    }

    /**
     * @param written what is given, by value, each in the form of {@link ProviderGrant#text}
     * @throws OrganizationException {@code INVALID_VALUE} on {@code mappings}; {@code ESCALATION} for what makes an
     *     administrator
     */
    public static void require(Map<String, List<String>> written) {
        List<String> lines = written.values().stream().flatMap(List::stream).toList();
        if (lines.size() > MAX_LINES) {
            throw OrganizationError.INVALID_VALUE.on("mappings", "must be at most " + MAX_LINES);
        }
        for (String line : lines) {
            ProviderGrant grant = ProviderGrant.of(line)
                    .orElseThrow(() -> OrganizationError.INVALID_VALUE.on(
                            "mappings", "must be app-role:client/role, organization-role:name or team:name"));
            if (grant.reserved()) {
                throw OrganizationError.ESCALATION.on("mappings", "an identity provider makes nobody an administrator");
            }
        }
    }

    /** What is written in a form that nobody accepts gives nothing. */
    public static ProviderMapping of(Map<String, List<String>> written) {
        Map<String, List<ProviderGrant>> byValue = new HashMap<>();
        written.forEach((value, lines) -> byValue.put(
                value,
                lines.stream().map(ProviderGrant::of).flatMap(Optional::stream).toList()));
        return new ProviderMapping(byValue);
    }

    /** What a provider gives that asserts these values; empty where they are too many to be looked at. */
    public Optional<Set<ProviderGrant>> given(Collection<String> asserted) {
        if (asserted.size() > MAX_VALUES) {
            return Optional.empty();
        }
        Set<ProviderGrant> given = new LinkedHashSet<>();
        for (String value : new HashSet<>(asserted)) {
            given.addAll(byValue.getOrDefault(value, List.of()));
        }
        return Optional.of(given);
    }
}
