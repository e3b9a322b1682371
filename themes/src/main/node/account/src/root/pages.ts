export type Permission = string;

type PortalPage = { path: string; label: string; needs: Permission };

/** The pages of an organization, in the order of the navigation. */
const PAGES: PortalPage[] = [
  { path: "", label: "b2bOverview", needs: "organization:read" },
  { path: "members", label: "b2bMembers", needs: "members:read" },
  { path: "invitations", label: "b2bInvitations", needs: "invitations:read" },
];

/** Those that somebody with these permissions may open. */
export function pagesFor(permissions: readonly Permission[]) {
  return PAGES.filter(({ needs }) => permissions.includes(needs));
}
