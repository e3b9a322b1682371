import type { routes } from "@keycloak/keycloak-admin-ui";
import { lazy } from "react";

import { mayView } from "./rights";

type AdminRoute = (typeof routes)[number];

const ApplicationPage = lazy(() => import("./applications/ApplicationPage"));
const ApplicationsPage = lazy(() => import("./applications/ApplicationsPage"));
const AuditLogPage = lazy(() => import("./audit/AuditLogPage"));
const OrganizationPage = lazy(() => import("./organizations/OrganizationPage"));
const OrganizationsPage = lazy(() => import("./organizations/OrganizationsPage"));
const RealmRolesPage = lazy(() => import("./roles/RealmRolesPage"));
const RealmSettingsPage = lazy(() => import("./settings/RealmSettingsPage"));
const SetUpPage = lazy(() => import("./setup/SetUpPage"));

type Entry = { path: string; label: string };

const SET_UP: Entry = { path: "set-up", label: "b2bSetUp" };
const PAGES: Entry[] = [
  { path: "organizations", label: "b2bHierarchy" },
  { path: "applications", label: "b2bApplications" },
  { path: "roles", label: "b2bRealmRoles" },
  { path: "settings", label: "b2bRealmSettings" },
  { path: "audit-log", label: "b2bAuditLog" },
];

/** The entries of the navigation. Before the realm is set up there is nothing to see on the others. */
export const pagesOf = (isSetUp: boolean) => (isSetUp ? [...PAGES, SET_UP] : [SET_UP]);

const page = (path: string, element: JSX.Element): AdminRoute => ({
  path: `/:realm/b2b/${path}`,
  element,
  handle: { access: mayView },
});

export const platformRoutes: AdminRoute[] = [
  page("organizations", <OrganizationsPage />),
  page("organizations/:organization", <OrganizationPage />),
  page("organizations/:organization/:tab", <OrganizationPage />),
  page("applications", <ApplicationsPage />),
  page("applications/:application", <ApplicationPage />),
  page("roles", <RealmRolesPage />),
  page("audit-log", <AuditLogPage />),
  page("settings", <RealmSettingsPage />),
  page("set-up", <SetUpPage />),
];
