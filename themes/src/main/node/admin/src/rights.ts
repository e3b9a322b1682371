import type { AccessType } from "@keycloak/keycloak-admin-client/lib/defs/whoAmIRepresentation";
import { useAccess } from "@keycloak/keycloak-admin-ui";

/** Whoever has one of these sees the pages of the platform. */
export const VIEWERS: AccessType[] = ["view-organizations", "manage-organizations"];

/** What a route asks of whoever opens it. */
export const mayView: AccessType = ({ hasAny }) => hasAny(...VIEWERS);

/** What the administrator may do beside looking; the server decides for itself. */
export function useRights() {
  const { hasAccess } = useAccess();
  const manages = hasAccess("manage-organizations");
  return {
    manages,
    managesApplications: manages && hasAccess("manage-clients"),
    setsUp: manages && hasAccess("manage-clients", "manage-realm", "manage-identity-providers"),
    readsClients: hasAccess("view-clients"),
  };
}
