import { useAccess, useRealm } from "@keycloak/keycloak-admin-ui";
import { Nav, NavGroup, PageSidebarBody } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router-dom";

import { pagesOf } from "../platform";
import { VIEWERS } from "../rights";
import { useSetUp } from "../setup/state";

/** The pages of the platform: nothing for whoever may not see organizations, and only the set-up before it is done. */
export const PlatformNavigation = () => {
  const { t } = useTranslation();
  const { realm } = useRealm();
  const { hasSomeAccess } = useAccess();
  const { isSetUp } = useSetUp();
  if (!hasSomeAccess(...VIEWERS)) {
    return null;
  }
  return (
    <PageSidebarBody data-testid="platform-navigation">
      <Nav aria-label={t("b2bPlatform")}>
        <NavGroup title={t("b2bPlatform")}>
          {pagesOf(isSetUp).map(({ path, label }) => (
            <li key={path}>
              <NavLink
                to={`/${encodeURIComponent(realm)}/b2b/${path}`}
                className={({ isActive }) => `pf-v5-c-nav__link${isActive ? " pf-m-current" : ""}`}
              >
                {t(label)}
              </NavLink>
            </li>
          ))}
        </NavGroup>
      </Nav>
    </PageSidebarBody>
  );
};
