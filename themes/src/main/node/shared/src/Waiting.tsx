import { PageSection, Spinner } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";

/** In place of a page that is on its way. */
export const Waiting = () => {
  const { t } = useTranslation();
  return (
    <PageSection variant="light">
      <Spinner aria-label={t("b2bLoading")} />
    </PageSection>
  );
};
