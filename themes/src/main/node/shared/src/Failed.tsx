import { Button, PageSection, Text, TextContent, Title } from "@patternfly/react-core";
import { ExclamationCircleIcon } from "@patternfly/react-icons";
import { useTranslation } from "react-i18next";

import type { Refusal } from "./api";
import { Empty } from "./Empty";
import { told } from "./refusals";

type Props = { refusal: Refusal; retry: () => void };

/** In place of what could not be read. */
export const FailedBody = ({ refusal, retry }: Props) => {
  const { t } = useTranslation();
  return (
    <Empty
      title={refusal.code === "not_found" ? t("b2bNotFound") : t("b2bNotLoaded")}
      icon={ExclamationCircleIcon}
      action={
        <Button variant="link" onClick={retry}>
          {t("tryAgain")}
        </Button>
      }
    >
      {told(t, refusal)}
    </Empty>
  );
};

export const Failed = ({ title, ...failed }: Props & { title: string }) => (
  <PageSection variant="light">
    <TextContent>
      <Title headingLevel="h1">{title}</Title>
      <Text />
    </TextContent>
    <FailedBody {...failed} />
  </PageSection>
);
