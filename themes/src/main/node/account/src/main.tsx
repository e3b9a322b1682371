import "@patternfly/patternfly/patternfly-addons.css";
import "@patternfly/react-core/dist/styles/base.css";
import "../../node_modules/@keycloak/keycloak-account-ui/lib/keycloak-account-ui.css";
import "@keycloak-b2b/shared/shared.css";
import "./portal.css";

import { KeycloakProvider } from "@keycloak/keycloak-account-ui";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { environment } from "./environment";
import { i18n } from "./i18n";
import { Root } from "./root/Root";

const app = document.getElementById("app");
if (!app) {
  throw new Error("The page has no place for the account console.");
}
const root = createRoot(app);

// Without waiting at the top level, after which the bundler would split the entry, and Keycloak names its parts wrongly.
void i18n.init().then(() =>
  root.render(
    <StrictMode>
      <KeycloakProvider environment={environment}>
        <Root />
      </KeycloakProvider>
    </StrictMode>,
  ),
);
