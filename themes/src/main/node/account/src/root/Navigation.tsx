import { type AccountEnvironment, type Feature, useEnvironment, usePromise } from "@keycloak/keycloak-account-ui";
import { useLeavingSidebar } from "@keycloak-b2b/shared";
import { Nav, NavExpandable, NavGroup, NavItem, NavList, PageSidebar, PageSidebarBody } from "@patternfly/react-core";
import { type MouseEvent, type PropsWithChildren, useState } from "react";
import { useTranslation } from "react-i18next";
import { matchPath, useHref, useLinkClickHandler, useLocation } from "react-router-dom";

import { basePath } from "../environment";
import { useMe } from "../me";
import { useVisited } from "../visited";
import { pagesFor } from "./pages";
import { organizationIn, organizationPath } from "./paths";

type Leaf = { label: string; path: string; isVisible?: keyof Feature };
type Branch = { label: string; children: Entry[]; isVisible?: keyof Feature };
type Entry = Leaf | Branch;

type LinkProps = PropsWithChildren<{ to: string; isActive: boolean; testId: string }>;

const Link = ({ to, isActive, testId, children }: LinkProps) => {
  const target = to + location.search;
  const follow = useLinkClickHandler(target);
  const leave = useLeavingSidebar();
  return (
    <NavItem
      data-testid={testId}
      to={useHref(target)}
      isActive={isActive}
      onClick={(event) => {
        // PatternFly types the event too broadly.
        follow(event as unknown as MouseEvent<HTMLAnchorElement>);
        leave();
      }}
    >
      {children}
    </NavItem>
  );
};

function leadsTo(entry: Entry, pathname: string): boolean {
  return "path" in entry
    ? !!matchPath(basePath + entry.path, pathname)
    : entry.children.some((child) => leadsTo(child, pathname));
}

const Keycloaks = ({ entry }: { entry: Entry }) => {
  const { t } = useTranslation();
  const { environment } = useEnvironment<AccountEnvironment>();
  const { pathname } = useLocation();
  if (entry.isVisible && !environment.features[entry.isVisible]) {
    return null;
  }
  const isActive = leadsTo(entry, pathname);
  return "path" in entry ? (
    <Link to={basePath + entry.path} isActive={isActive} testId={entry.path}>
      {t(entry.label)}
    </Link>
  ) : (
    <NavExpandable
      data-testid={entry.label}
      title={t(entry.label)}
      isActive={isActive}
      isExpanded={isActive}
    >
      {entry.children.map((child) => (
        <Keycloaks key={child.label} entry={child} />
      ))}
    </NavExpandable>
  );
};

const Organizations = () => {
  const { t } = useTranslation();
  const { me } = useMe();
  const visited = useVisited();
  const { pathname } = useLocation();
  const here = organizationIn(pathname);
  const shown =
    visited && visited.id === here
      ? visited
      : (me?.organizations.find(({ id }) => id === here) ?? me?.organizations[0]);
  if (!shown) {
    return null;
  }
  return (
    <NavGroup title={shown.name} data-testid="organization-navigation">
      {pagesFor(shown.permissions).map(({ path, label }) => (
        <Link
          key={path}
          to={organizationPath(shown.id, path)}
          testId={`organization-${path || "overview"}`}
          isActive={
            !!matchPath(
              { path: organizationPath(shown.id, path), end: path === "" },
              pathname,
            )
          }
        >
          {t(label)}
        </Link>
      ))}
    </NavGroup>
  );
};

/** Keycloak's pages and, for members, those of their organization. */
export const Navigation = () => {
  const { environment } = useEnvironment<AccountEnvironment>();
  const { t } = useTranslation();
  const { me } = useMe();
  const { pathname } = useLocation();
  const [entries, setEntries] = useState<Entry[]>([]);
  usePromise(
    async (signal) =>
      (await fetch(`${environment.resourceUrl}/content.json`, { signal })).json() as Promise<Entry[]>,
    setEntries,
  );
  return (
    <PageSidebar>
      <PageSidebarBody>
        <Nav aria-label={t("b2bNavigation")}>
          <NavList>
            {entries.map((entry) => (
              <Keycloaks key={entry.label} entry={entry} />
            ))}
          </NavList>
          <Organizations />
          {me?.mayFound && (
            <NavList>
              <Link to={`${basePath}new-organization`} testId="new-organization" isActive={pathname === `${basePath}new-organization`}>
                {t("b2bFound")}
              </Link>
            </NavList>
          )}
        </Nav>
      </PageSidebarBody>
    </PageSidebar>
  );
};
