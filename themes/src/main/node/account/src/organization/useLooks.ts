import { type Looks, answered, found, personName, useApi } from "@keycloak-b2b/shared";

import { useOrganization } from "./context";

const MOST = 200;

/** Finds what is behind the targets of the organization's events, as far as the person may see it. */
export function useLooks(): Looks {
  const { client, realm } = useApi();
  const { id: organization, view, may } = useOrganization();
  const path = { realm, organization };
  const looks: Record<string, { needs: string; look: Looks[string] }> = {
    user: {
      needs: "members:read",
      look: async (user) =>
        personName(
          await answered(
            client.GET("/realms/{realm}/b2b/organizations/{organization}/members/{user}", {
              params: { path: { ...path, user } },
            }),
          ),
        ),
    },
    team: {
      needs: "teams:read",
      look: async (team) =>
        (
          await answered(
            client.GET("/realms/{realm}/b2b/organizations/{organization}/teams/{team}", {
              params: { path: { ...path, team } },
            }),
          )
        ).name,
    },
    organization: {
      needs: "children:read",
      look: async (child) =>
        (
          await answered(
            client.GET("/realms/{realm}/b2b/organizations/{organization}", {
              params: { path: { realm, organization: child } },
            }),
          )
        ).name,
    },
    client: {
      needs: "applications:read",
      look: async (application) => {
        const { items } = await answered(
          client.GET("/realms/{realm}/b2b/organizations/{organization}/applications", {
            params: { path, query: { max: MOST } },
          }),
        );
        return found(items.find(({ id }) => id === application)?.name);
      },
    },
    "role-group": {
      needs: "applications:read",
      look: async (group) => {
        const { items } = await answered(
          client.GET("/realms/{realm}/b2b/organizations/{organization}/role-groups", {
            params: { path, query: { max: MOST } },
          }),
        );
        const known = items.map(({ roleGroup }) => roleGroup).find(({ id }) => id === group);
        return found(known && (known.displayName || known.name));
      },
    },
    "organization-role": {
      needs: "roles:read",
      look: async (role) => {
        const { name, displayName } = await answered(
          client.GET("/realms/{realm}/b2b/organizations/{organization}/roles/{role}", {
            params: { path: { ...path, role } },
          }),
        );
        return displayName || name;
      },
    },
    invitation: {
      needs: "invitations:read",
      look: async (invitation) =>
        (
          await answered(
            client.GET("/realms/{realm}/b2b/organizations/{organization}/invitations/{invitation}", {
              params: { path: { ...path, invitation } },
            }),
          )
        ).email,
    },
    "api-key": {
      needs: "keys:read",
      look: async (apiKey) =>
        (
          await answered(
            client.GET("/realms/{realm}/b2b/organizations/{organization}/api-keys/{apiKey}", {
              params: { path: { ...path, apiKey } },
            }),
          )
        ).name,
    },
  };
  const open = Object.entries(looks).flatMap(([kind, { needs, look }]) => (may(needs) ? [[kind, look] as const] : []));
  const { organization: below, ...others } = Object.fromEntries(open);
  return {
    ...others,
    organization: async (id) => (id === organization ? view.name : found(await below?.(id))),
  };
}
