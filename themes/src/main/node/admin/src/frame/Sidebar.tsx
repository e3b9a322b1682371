import { PageNav } from "@keycloak/keycloak-admin-ui";
import { PageSidebar } from "@patternfly/react-core";

import { PlatformNavigation } from "./PlatformNavigation";

/** Keycloak's navigation, and below it that of the platform; the styles make one sidebar of the two. */
export const Sidebar = () => (
  <PageSidebar id="b2b-sidebar" className="b2b-sidebar keycloak__page_nav__nav">
    <PageNav />
    <PlatformNavigation />
  </PageSidebar>
);
