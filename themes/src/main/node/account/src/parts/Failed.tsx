import {
  Button,
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
  EmptyStateHeader,
  EmptyStateIcon,
  PageSection,
  Text,
  TextContent,
  Title,
} from "@patternfly/react-core";
import { ExclamationCircleIcon } from "@patternfly/react-icons";
import { useTranslation } from "react-i18next";

import type { Refusal } from "../api";
import { told } from "./refusals";

type Props = { refusal: Refusal; retry: () => void };

/** In place of what could not be read. */
export const FailedBody = ({ refusal, retry }: Props) => {
  const { t } = useTranslation();
  return (
    <EmptyState>
      <EmptyStateHeader
        titleText={refusal.code === "not_found" ? t("b2bNotFound") : t("b2bNotLoaded")}
        icon={<EmptyStateIcon icon={ExclamationCircleIcon} />}
        headingLevel="h2"
      />
      <EmptyStateBody>{told(t, refusal)}</EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          <Button variant="link" onClick={retry}>
            {t("tryAgain")}
          </Button>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
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
