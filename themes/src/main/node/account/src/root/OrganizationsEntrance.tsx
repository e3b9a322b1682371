import { Waiting } from "@keycloak-b2b/shared";
import { Navigate } from "react-router-dom";

import { basePath } from "../environment";
import { useMe } from "../me";

/** Leads to the first organization, and whoever has none to where they came from. */
export const OrganizationsEntrance = () => {
  const { me, failed } = useMe();
  if (!me && !failed) {
    return <Waiting />;
  }
  const first = me?.organizations[0];
  return <Navigate to={first ? `${basePath}organizations/${first.id}` : basePath} replace />;
};
