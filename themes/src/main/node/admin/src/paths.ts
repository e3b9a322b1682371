import { useRealm } from "@keycloak/keycloak-admin-ui";
import { useCallback } from "react";

/** Addresses of pages of the platform, in the realm that is administered. */
export function usePath() {
  const { realm } = useRealm();
  return useCallback((page: string) => `/${encodeURIComponent(realm)}/b2b/${page}`, [realm]);
}
