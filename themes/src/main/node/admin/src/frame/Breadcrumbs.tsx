import { routes, useRealm } from "@keycloak/keycloak-admin-ui";
import { Breadcrumb, BreadcrumbItem } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { Link, matchPath, useLocation } from "react-router-dom";

type Crumb = { address: string; label: string; fixedParts: number };

const fixedParts = (path: string) => path.split("/").filter((part) => part && !part.startsWith(":")).length;

/** Where one of Keycloak's pages stands below others. */
export const Breadcrumbs = () => {
  const { t } = useTranslation();
  const { realm } = useRealm();
  const { pathname } = useLocation();
  const withoutCrumb = ["/", `/${realm}`, `/${realm}/page-section`];

  const byAddress = new Map<string, Crumb>();
  for (const { path, handle } of routes) {
    const address = matchPath({ path, end: false }, pathname)?.pathname;
    const label = handle.breadcrumb?.(t);
    if (address === undefined || withoutCrumb.includes(address) || typeof label !== "string") {
      continue;
    }
    const crumb = { address, label, fixedParts: fixedParts(path) };
    // Of several routes to one address the one that says most about it.
    if ((byAddress.get(address)?.fixedParts ?? -1) < crumb.fixedParts) {
      byAddress.set(address, crumb);
    }
  }
  const crumbs = [...byAddress.values()]
    .sort((a, b) => a.address.length - b.address.length)
    .filter(({ label }, i, all) => all.findIndex((other) => other.label === label) === i);
  if (crumbs.length < 2) {
    return null;
  }
  const last = crumbs.length - 1;
  return (
    <Breadcrumb>
      {crumbs.map(({ address, label }, i) => (
        <BreadcrumbItem key={address} isActive={i === last}>
          {i === last ? label : <Link to={address}>{label}</Link>}
        </BreadcrumbItem>
      ))}
    </Breadcrumb>
  );
};
