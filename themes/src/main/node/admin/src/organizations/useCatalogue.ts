import { answered, useApi, useReading } from "@keycloak-b2b/shared";

const MOST = 100;

/** The applications that there are to give. */
export function useCatalogue() {
  const { client, realm } = useApi();
  return useReading(
    () =>
      answered(
        client.GET("/admin/realms/{realm}/b2b/applications", { params: { path: { realm }, query: { max: MOST } } }),
      ),
    [client, realm],
  );
}
