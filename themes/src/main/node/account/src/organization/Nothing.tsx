import { EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateFooter, EmptyStateHeader, PageSection } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";

import { useOrganization } from "./context";

/** An address at which there is nothing for this person. */
export const Nothing = () => {
  const { t } = useTranslation();
  const { page } = useOrganization();
  return (
    <PageSection variant="light">
      <EmptyState>
        <EmptyStateHeader titleText={t("b2bNothingHere")} headingLevel="h1" />
        <EmptyStateBody>{t("b2bNothingHereBody")}</EmptyStateBody>
        <EmptyStateFooter>
          <EmptyStateActions>
            <Link to={page()}>{t("b2bToOverview")}</Link>
          </EmptyStateActions>
        </EmptyStateFooter>
      </EmptyState>
    </PageSection>
  );
};
