import type { AccessType } from "@keycloak/keycloak-admin-client/lib/defs/whoAmIRepresentation";
import { ForbiddenSection, useAccess } from "@keycloak/keycloak-admin-ui";
import type { PropsWithChildren } from "react";
import { useMatches } from "react-router-dom";

import { mayView } from "../rights";

type Guarded = { access: AccessType | AccessType[] };

const isGuarded = (handle: unknown): handle is Guarded =>
  typeof handle === "object" && handle !== null && "access" in handle;

/** Shows a page to those who have what its route asks for. */
export const AuthWall = ({ children }: PropsWithChildren) => {
  const { hasAccess } = useAccess();
  const needed = useMatches()
    .map(({ handle }) => handle)
    .filter(isGuarded)
    .flatMap(({ access }) => access);
  return hasAccess(...needed) ? (
    children
  ) : (
    // Which names what it is given, and of a function the source.
    <ForbiddenSection permissionNeeded={needed.map((access) => (access === mayView ? "view-organizations" : access))} />
  );
};
