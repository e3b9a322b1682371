import { Button, EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateFooter, EmptyStateHeader } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";

import { environment } from "../environment";

/** What is shown when a page could not be drawn. */
export const Failure = () => {
  const { t } = useTranslation();
  return (
    <EmptyState>
      <EmptyStateHeader titleText={t("somethingWentWrong")} headingLevel="h1" />
      <EmptyStateBody>{t("somethingWentWrongDescription")}</EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          <Button component="a" href={environment.baseUrl}>
            {t("tryAgain")}
          </Button>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
};
