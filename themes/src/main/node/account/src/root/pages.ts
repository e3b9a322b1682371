export type Permission = string;

type PortalPage = { path: string; label: string; needs: Permission };

/** The pages of an organization, in the order of the navigation. */
const PAGES: PortalPage[] = [
  { path: "", label: "b2bOverview", needs: "organization:read" },
  { path: "members", label: "b2bMembers", needs: "members:read" },
  { path: "invitations", label: "b2bInvitations", needs: "invitations:read" },
  { path: "join-requests", label: "b2bJoinRequests", needs: "invitations:read" },
  { path: "teams", label: "b2bTeams", needs: "teams:read" },
  { path: "roles", label: "b2bRoles", needs: "roles:read" },
  { path: "applications", label: "b2bApplications", needs: "applications:read" },
  { path: "organizations", label: "b2bSubOrganizations", needs: "children:read" },
  { path: "domains", label: "b2bDomains", needs: "domains:read" },
  { path: "settings", label: "b2bSettings", needs: "settings:read" },
  { path: "branding", label: "b2bBranding", needs: "settings:read" },
  { path: "usage", label: "b2bUsage", needs: "members:read" },
  { path: "sessions", label: "b2bSessions", needs: "sessions:read" },
  { path: "api-keys", label: "b2bApiKeys", needs: "keys:read" },
  { path: "audit-log", label: "b2bAuditLog", needs: "audit:read" },
];

/** Those that somebody with these permissions may open. */
export function pagesFor(permissions: readonly Permission[]) {
  return PAGES.filter(({ needs }) => permissions.includes(needs));
}
