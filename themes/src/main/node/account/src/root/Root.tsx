import { ApiProvider, Waiting } from "@keycloak-b2b/shared";
import { type AccountEnvironment, routes, useEnvironment } from "@keycloak/keycloak-account-ui";
import { Page } from "@patternfly/react-core";
import { Suspense, lazy } from "react";
import { Navigate, Outlet, RouterProvider, createBrowserRouter } from "react-router-dom";

import { basePath } from "../environment";
import { MeProvider } from "../me";
import { Failure } from "./Failure";
import { Header } from "./Header";
import { Navigation } from "./Navigation";
import { OrganizationsEntrance } from "./OrganizationsEntrance";

const Founding = lazy(() => import("../organization/Founding"));
const Organization = lazy(() => import("../organization/Organization"));

const Frame = () => {
  const { environment, keycloak } = useEnvironment<AccountEnvironment>();
  return (
    <ApiProvider keycloak={keycloak} server={environment.serverBaseUrl} realm={environment.realm}>
      <MeProvider>
        <Page header={<Header />} sidebar={<Navigation />} isManagedSidebar>
          <Suspense fallback={<Waiting />}>
            <Outlet />
          </Suspense>
        </Page>
      </MeProvider>
    </ApiProvider>
  );
};

const router = createBrowserRouter([
  {
    path: basePath,
    element: <Frame />,
    errorElement: <Failure />,
    children: [
      ...routes.filter(({ path }) => path !== "organizations"),
      { path: "organizations", element: <OrganizationsEntrance /> },
      { path: "new-organization", element: <Founding /> },
      { path: "organizations/:organization/*", element: <Organization /> },
      { path: "*", element: <Navigate to={basePath} replace /> },
    ],
  },
]);

/** Keycloak's account console, with the pages of the person's organizations beside its own. */
export const Root = () => <RouterProvider router={router} />;
