import type { Schemas } from "@keycloak-b2b/shared";
import type { TFunction } from "i18next";


/** A role as requests name it: of the organization, or of an application. */
export type RoleName = { organizationRole?: string; application?: string; appRole?: string };

const BUILT_IN: Record<string, string> = {
  owner: "b2bRoleOwner",
  admin: "b2bRoleAdmin",
  "member-manager": "b2bRoleMemberManager",
  auditor: "b2bRoleAuditor",
  member: "b2bRoleMember",
};

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
  const builtIn = role.organizationRole && BUILT_IN[role.organizationRole];
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
