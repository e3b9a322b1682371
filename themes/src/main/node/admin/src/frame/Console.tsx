import { AdminClientProvider, AppContexts, useEnvironment, useRealm } from "@keycloak/keycloak-admin-ui";
import type { AdminEnvironment } from "@keycloak/keycloak-admin-ui";
import { ApiProvider, Waiting } from "@keycloak-b2b/shared";
import { Page } from "@patternfly/react-core";
import { type PropsWithChildren, Suspense, useEffect } from "react";
import { Outlet } from "react-router-dom";

import { SetUpProvider } from "../setup/state";
import { AuthWall } from "./AuthWall";
import { Breadcrumbs } from "./Breadcrumbs";
import { Masthead } from "./Masthead";
import { Sidebar } from "./Sidebar";
import { TemporaryAdministrator } from "./TemporaryAdministrator";

/** Keycloak's forms look for it when they scroll. */
const MAIN = "kc-main-content-page-container";

/** The realm that is administered, which is not always the one where the administrator has signed in. */
const PlatformApi = ({ children }: PropsWithChildren) => {
  const { keycloak, environment } = useEnvironment<AdminEnvironment>();
  const { realm } = useRealm();
  return (
    <ApiProvider keycloak={keycloak} server={environment.adminBaseUrl} realm={realm}>
      <SetUpProvider>{children}</SetUpProvider>
    </ApiProvider>
  );
};

/** What stands around every page, in the manner of Keycloak's own frame. */
export const Console = () => {
  useEffect(() => {
    if (location.href.endsWith("#/")) {
      history.replaceState(null, "", location.pathname);
    }
  }, []);
  return (
    <AdminClientProvider>
      <AppContexts>
        <PlatformApi>
          <div className="b2b-console">
            <TemporaryAdministrator />
            <Page
              className="b2b-console-page"
              header={<Masthead />}
              sidebar={<Sidebar />}
              breadcrumb={<Breadcrumbs />}
              mainContainerId={MAIN}
              mainTabIndex={0}
              isManagedSidebar
            >
              <Suspense fallback={<Waiting />}>
                <AuthWall>
                  <Outlet />
                </AuthWall>
              </Suspense>
            </Page>
          </div>
        </PlatformApi>
      </AppContexts>
    </AdminClientProvider>
  );
};
