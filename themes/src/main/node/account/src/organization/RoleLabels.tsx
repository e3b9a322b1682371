import { Labels } from "@keycloak-b2b/shared";
import { useTranslation } from "react-i18next";

import { type RoleName, roleLabel } from "./roles";

/** Roles by their names, beside each other. */
export const RoleLabels = ({ roles }: { roles: RoleName[] }) => {
  const { t } = useTranslation();
  return <Labels label={t("b2bRoles")} texts={roles.map((role) => roleLabel(t, role))} />;
};
