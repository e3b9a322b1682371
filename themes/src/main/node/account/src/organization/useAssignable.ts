import { answered, useApi, useReading } from "@keycloak-b2b/shared";
import { useOrganization } from "./context";

/** The roles that the person may hand out. */
export function useAssignable() {
  const { client, realm } = useApi();
  const { id, may } = useOrganization();
  const assigns = may("roles:assign");
  return useReading(
    async () =>
      assigns
        ? (
            await answered(
              client.GET("/realms/{realm}/b2b/organizations/{organization}/roles/assignable", {
                params: { path: { realm, organization: id } },
              }),
            )
          ).items
        : [],
    [client, realm, id, assigns],
  );
}
