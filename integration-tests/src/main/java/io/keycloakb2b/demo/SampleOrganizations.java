package io.keycloakb2b.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.keycloak.admin.client.resource.OrganizationIdentityProvidersResource;
import org.keycloak.admin.client.resource.RealmResource;

/** Makes the organizations: what they are granted, how they look, and who is what in them. */
record SampleOrganizations(RealmResource realm, PackApi pack, Map<String, String> users) {

    private static final String LIST = "/organizations?max=200";

    void create() {
        Map<String, String> ids = new LinkedHashMap<>(ids());
        for (SampleOrganization organization : SampleOrganization.ALL) {
            String id = ids.computeIfAbsent(organization.alias(), alias -> post(organization, ids));
            grant(id, organization);
            if (!organization.domain().isEmpty()) {
                pack.put("/organizations/" + id + "/domains/" + organization.domain(), Map.of("policyEnabled", true));
            }
            if (organization.alias().equals(SampleOrganization.SUNRISE)) {
                link(id);
            }
            if (!organization.settings().isEmpty()) {
                pack.patch("/organizations/" + id + "/settings", values(organization.settings()));
            }
        }
        SampleMember.ALL.forEach(member -> join(of(ids, member.organization()), member));
    }

    /** Ids of the realm's organizations, by alias. */
    Map<String, String> ids() {
        return items(pack.get(LIST))
                .collect(Collectors.toMap(
                        organization -> organization.path("alias").asText(),
                        organization -> organization.path("id").asText()));
    }

    private String post(SampleOrganization organization, Map<String, String> ids) {
        Map<String, String> request = new LinkedHashMap<>();
        request.put("name", organization.name());
        request.put("alias", organization.alias());
        request.put("kind", organization.kind());
        if (!organization.parent().isEmpty()) {
            request.put("parent", of(ids, organization.parent()));
        }
        return pack.post("/organizations", request).path("id").asText();
    }

    private void grant(String id, SampleOrganization organization) {
        SampleApplications.GROUPS.forEach((clientId, groups) -> {
            String client = Realms.clientIdOf(realm, clientId);
            List<String> granted = items(pack.get("/applications/" + client + "/role-groups"))
                    .filter(group -> organization
                            .roleGroups()
                            .contains(group.path("name").asText()))
                    .map(group -> group.path("id").asText())
                    .toList();
            if (!granted.isEmpty()) {
                pack.put("/organizations/" + id + "/applications/" + client, Map.of("status", "active"));
            }
            granted.forEach(group ->
                    pack.put("/organizations/" + id + "/role-groups/" + group, Map.of("exposedToChildren", true)));
        });
    }

    private static Map<String, Map<String, String>> values(Map<String, String> settings) {
        return settings.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, setting -> Map.of("value", setting.getValue())));
    }

    private void link(String id) {
        OrganizationIdentityProvidersResource providers =
                realm.organizations().get(id).identityProviders();
        boolean linked = providers.getIdentityProviders().stream()
                .anyMatch(provider -> SampleProvider.ALIAS.equals(provider.getAlias()));
        if (!linked) {
            providers.addIdentityProvider(SampleProvider.ALIAS).close();
        }
    }

    private void join(String organization, SampleMember member) {
        String members = "/organizations/" + organization + "/members";
        String user = of(users, member.person());
        boolean joined = items(pack.get(members + "?max=200"))
                .anyMatch(there -> there.path("id").asText().equals(user));
        if (!joined) {
            pack.post(members, Map.of("userId", user));
        }
        pack.put(members + "/" + user + "/roles", Map.of("roles", roles(member)));
    }

    private List<Map<String, String>> roles(SampleMember member) {
        List<Map<String, String>> roles = new ArrayList<>();
        if (!member.organizationRole().isEmpty()) {
            roles.add(Map.of("organizationRole", member.organizationRole(), "scope", member.reach()));
        }
        for (String role : member.appRoles()) {
            roles.add(Map.of("application", member.application(), "appRole", role));
        }
        return roles;
    }

    private static String of(Map<String, String> ids, String name) {
        return ids.getOrDefault(name, "");
    }

    private static Stream<JsonNode> items(JsonNode page) {
        return StreamSupport.stream(page.path("items").spliterator(), false);
    }
}
