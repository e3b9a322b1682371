import { Header } from "@keycloak/keycloak-admin-ui";
import { MastheadToggle, PageToggleButton } from "@patternfly/react-core";
import { BarsIcon } from "@patternfly/react-icons";
import { useTranslation } from "react-i18next";

/**
 * Keycloak's header. Its button for the navigation belongs to Keycloak's own frame and would do nothing in this one:
 * the styles put ours in its place.
 */
export const Masthead = () => {
  const { t } = useTranslation();
  return (
    <div className="pf-v5-c-masthead pf-m-display-inline-on-md b2b-masthead">
      <MastheadToggle className="b2b-toggle">
        <PageToggleButton id="b2b-nav-toggle" variant="plain" aria-label={t("navigation")}>
          <BarsIcon />
        </PageToggleButton>
      </MastheadToggle>
      <Header />
    </div>
  );
};
