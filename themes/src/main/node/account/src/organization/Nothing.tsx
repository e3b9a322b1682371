import { Empty } from "@keycloak-b2b/shared";
import { PageSection } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";

import { useOrganization } from "./context";

/** An address at which there is nothing for this person. */
export const Nothing = () => {
  const { t } = useTranslation();
  const { page } = useOrganization();
  return (
    <PageSection variant="light">
      <Empty
        title={t("b2bNothingHere")}
        headingLevel="h1"
        action={<Link to={page()}>{t("b2bToOverview")}</Link>}
      >
        {t("b2bNothingHereBody")}
      </Empty>
    </PageSection>
  );
};
