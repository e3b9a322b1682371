import type { AdminEnvironment } from "@keycloak/keycloak-admin-ui";

/** What Keycloak's page says of itself. */
export const environment = JSON.parse(
  document.getElementById("environment")?.textContent ?? "{}",
) as AdminEnvironment;
