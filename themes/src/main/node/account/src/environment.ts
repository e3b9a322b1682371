import type { AccountEnvironment } from "@keycloak/keycloak-account-ui";

/** What Keycloak's page says of itself. */
export const environment = JSON.parse(
  document.getElementById("environment")?.textContent ?? "{}",
) as AccountEnvironment;

/** The path of the account console, with a slash at its end. */
export const basePath = decodeURIComponent(new URL(environment.baseUrl).pathname);
