import type { Schemas } from "@keycloak-b2b/shared";
import { createContext, useContext } from "react";

import type { Mine } from "../me";
import { organizationPath } from "../root/paths";

type Here = {
  id: string;
  view: Schemas["OrganizationView"];
  /** The person's own membership; absent where they administer from above. */
  mine: Mine | undefined;
  /** The id of the person. */
  person: string;
  may: (permission: string) => boolean;
  reload: () => void;
};

export const OrganizationContext = createContext<Here | undefined>(undefined);

/** The organization whose pages are open. */
export function useOrganization() {
  const here = useContext(OrganizationContext);
  if (!here) {
    throw new Error("This is no page of an organization.");
  }
  return { ...here, page: (path = "") => organizationPath(here.id, path) };
}
