import { NetworkError } from "@keycloak/keycloak-admin-client";
import { Refusal } from "@keycloak-b2b/shared";

const FORBIDDEN = 403;

/** @throws Refusal where Keycloak's own API refuses, or cannot be reached */
export async function ofKeycloak<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (reason) {
    const status = reason instanceof NetworkError ? reason.response.status : 0;
    const code = status === FORBIDDEN ? "forbidden" : status === 0 ? "unreachable" : "unknown";
    throw new Refusal(status, code, undefined, reason instanceof Error ? reason.message : "");
  }
}
