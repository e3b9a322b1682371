import { useWhoAmI } from "@keycloak/keycloak-admin-ui";
import { Banner } from "@patternfly/react-core";
import { ExclamationTriangleIcon } from "@patternfly/react-icons";
import { useTranslation } from "react-i18next";

/** Keycloak's warning to whoever has signed in with the account that a server is started with. */
export const TemporaryAdministrator = () => {
  const { t } = useTranslation();
  const { whoAmI } = useWhoAmI();
  return whoAmI.temporary ? (
    <Banner variant="gold" screenReaderText={t("loggedInAsTempAdminUser")} className="b2b-banner">
      <ExclamationTriangleIcon className="pf-v5-u-mr-sm" />
      {t("loggedInAsTempAdminUser")}
    </Banner>
  ) : null;
};
