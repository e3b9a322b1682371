/** The organization roles that are everywhere, with the keys of what they are called. */
export const BUILT_IN_ROLES: Record<string, string> = {
  owner: "b2bRoleOwner",
  admin: "b2bRoleAdmin",
  "member-manager": "b2bRoleMemberManager",
  auditor: "b2bRoleAuditor",
  member: "b2bRoleMember",
};
