import { PageNav } from "@keycloak/keycloak-admin-ui";
import { useLeavingSidebar } from "@keycloak-b2b/shared";
import { PageSidebar } from "@patternfly/react-core";

import { PlatformNavigation } from "./PlatformNavigation";

/** Keycloak's navigation, and below it that of the platform; the styles make one sidebar of the two. */
export const Sidebar = () => {
  const leave = useLeavingSidebar();
  return (
    <PageSidebar
      id="b2b-sidebar"
      className="b2b-sidebar keycloak__page_nav__nav"
      onClick={({ target }) => {
        if (target instanceof Element && target.closest("a")) {
          leave();
        }
      }}
    >
      <PageNav />
      <PlatformNavigation />
    </PageSidebar>
  );
};
