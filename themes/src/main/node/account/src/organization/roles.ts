import { BUILT_IN_ROLES, type Schemas } from "@keycloak-b2b/shared";
import type { TFunction } from "i18next";

/** A role as requests name it: of the organization, or of an application. */
export type RoleName = { organizationRole?: string; application?: string; appRole?: string };

const MEANINGS: Record<string, string> = {
  owner: "b2bRoleOwnerMeaning",
  admin: "b2bRoleAdminMeaning",
  "member-manager": "b2bRoleMemberManagerMeaning",
  auditor: "b2bRoleAuditorMeaning",
};

export const keyOf = ({ organizationRole, application, appRole }: RoleName) =>
  organizationRole ? `o ${organizationRole}` : `a ${application} ${appRole}`;

export const named = ({ organizationRole, application, appRole }: RoleName): RoleName =>
  organizationRole ? { organizationRole } : { application, appRole };

/** @param assignable roles whose display names are known */
export function roleLabel(t: TFunction, role: RoleName, assignable: Schemas["AssignableRolesView"][] = []) {
  const builtIn = role.organizationRole && BUILT_IN_ROLES[role.organizationRole];
  if (builtIn) {
    return t(builtIn);
  }
  const known = assignable.find((one) => keyOf(one) === keyOf(role));
  return known?.displayName ?? role.organizationRole ?? role.appRole ?? "";
}

export function roleMeaning(t: TFunction, role: RoleName) {
  const meaning = role.organizationRole && MEANINGS[role.organizationRole];
  return meaning ? t(meaning) : undefined;
}
