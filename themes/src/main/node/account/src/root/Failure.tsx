import { Empty } from "@keycloak-b2b/shared";
import { Button } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";

import { environment } from "../environment";

/** What is shown when a page could not be drawn. */
export const Failure = () => {
  const { t } = useTranslation();
  return (
    <Empty
      title={t("somethingWentWrong")}
      headingLevel="h1"
      action={
        <Button component="a" href={environment.baseUrl}>
          {t("tryAgain")}
        </Button>
      }
    >
      {t("somethingWentWrongDescription")}
    </Empty>
  );
};
