import { answered, useApi } from "@keycloak-b2b/shared";

import type { PickQuery } from "../parts/Pick";
import { groupName } from "./RoleGroups";

/** Reads the role groups of an application, to pick one. */
export function useRoleGroups() {
  const { client, realm } = useApi();
  return async (application: string, { max, after }: PickQuery) => {
    const { items, next } = await answered(
      client.GET("/admin/realms/{realm}/b2b/applications/{client}/role-groups", {
        params: { path: { realm, client: application }, query: { max, after } },
      }),
    );
    return {
      items: items.map((group) => ({
        id: group.id,
        name: groupName(group),
        description: group.appRoles.join(", "),
      })),
      next,
    };
  };
}
