/** What a role may allow, by subject, in the order of the form. */
export const PERMISSIONS: { subject: string; words: Record<string, string> }[] = [
  { subject: "b2bOrganization", words: { "organization:read": "b2bSee", "organization:manage": "b2bChange" } },
  { subject: "b2bMembers", words: { "members:read": "b2bSee", "members:manage": "b2bChange" } },
  { subject: "b2bInvitations", words: { "invitations:read": "b2bSee", "invitations:manage": "b2bChange" } },
  { subject: "b2bTeams", words: { "teams:read": "b2bSee", "teams:manage": "b2bChange" } },
  {
    subject: "b2bRoles",
    words: { "roles:read": "b2bSee", "roles:assign": "b2bHandOut", "roles:manage": "b2bChange" },
  },
  { subject: "b2bApplications", words: { "applications:read": "b2bSee", "applications:manage": "b2bChange" } },
  { subject: "b2bSettings", words: { "settings:read": "b2bSee", "settings:manage": "b2bChange" } },
  { subject: "b2bDomains", words: { "domains:read": "b2bSee", "domains:manage": "b2bChange" } },
  { subject: "b2bSubOrganizations", words: { "children:read": "b2bSee", "children:manage": "b2bChange" } },
  { subject: "b2bSessions", words: { "sessions:read": "b2bSee", "sessions:manage": "b2bChange" } },
  { subject: "b2bAuditLog", words: { "audit:read": "b2bSee" } },
  { subject: "b2bApiKeys", words: { "keys:read": "b2bSee", "keys:manage": "b2bChange" } },
];
