import { answered, useApi } from "@keycloak-b2b/shared";

import { applicationName } from "./words";
import type { PickQuery } from "../parts/Pick";

/** Reads the applications that there are, to pick one. */
export function useCatalogue() {
  const { client, realm } = useApi();
  return async ({ max, after }: PickQuery) => {
    const { items, next } = await answered(
      client.GET("/admin/realms/{realm}/b2b/applications", { params: { path: { realm }, query: { max, after } } }),
    );
    return {
      items: items.map((application) => ({
        id: application.id,
        name: applicationName(application),
        description: application.clientId,
      })),
      next,
    };
  };
}
