import { useAccess, useAdminClient } from "@keycloak/keycloak-admin-ui";
import { type Looks, answered, found, personName, useApi } from "@keycloak-b2b/shared";

import { applicationName } from "../applications/words";

/** Finds what is behind the targets of the realm's events, as far as the administrator may see it. */
export function useLooks(): Looks {
  const { client, realm } = useApi();
  const { adminClient } = useAdminClient();
  const { hasSomeAccess } = useAccess();
  const person = async (id: string) => {
    const user = hasSomeAccess("view-users", "manage-users") ? await adminClient.users.findOne({ id }) : undefined;
    const { firstName = "", lastName = "", username = "" } = user ?? {};
    return found(personName({ firstName, lastName, username }));
  };
  return {
    user: person,
    platform: person,
    realm: async () => realm,
    organization: async (organization) =>
      (
        await answered(
          client.GET("/admin/realms/{realm}/b2b/organizations/{organization}", {
            params: { path: { realm, organization } },
          }),
        )
      ).name,
    client: async (application) =>
      applicationName(
        await answered(
          client.GET("/admin/realms/{realm}/b2b/applications/{client}", {
            params: { path: { realm, client: application } },
          }),
        ),
      ),
    "organization-role": async (template) =>
      (
        await answered(
          client.GET("/admin/realms/{realm}/b2b/organization-roles/{template}", {
            params: { path: { realm, template } },
          }),
        )
      ).displayName,
  };
}
