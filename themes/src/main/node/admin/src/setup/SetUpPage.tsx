import { FailedBody, type Refusal, Waiting, answered, refusalOf, told, useApi } from "@keycloak-b2b/shared";
import {
  Alert,
  Button,
  DataList,
  DataListCell,
  DataListItem,
  DataListItemCells,
  DataListItemRow,
  Label,
  Text,
  TextContent,
} from "@patternfly/react-core";
import { CheckCircleIcon, ExclamationTriangleIcon } from "@patternfly/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ConsolePage } from "../parts/ConsolePage";
import { useRights } from "../rights";
import { type Step, useSetUp } from "./state";
import { HINTS, STEPS } from "./steps";

const StepRow = ({ step }: { step: Step }) => {
  const { t } = useTranslation();
  const words = STEPS[step.name];
  const hint = HINTS[step.hintCode];
  return (
    <DataListItem aria-labelledby={`step-${step.name}`}>
      <DataListItemRow>
        <DataListItemCells
          dataListCells={[
            <DataListCell key="what" width={5}>
              <TextContent>
                <Text component="h2" id={`step-${step.name}`} className="b2b-step">
                  {words ? t(words.title) : step.name}
                </Text>
                {words && <Text component="p">{t(words.body)}</Text>}
                {!step.done && step.hint && (
                  <Text component="p">
                    {t("b2bStepHint", {
                      hint: hint ? t(hint, { missing: step.missing.join(", ") }) : step.hint,
                    })}
                  </Text>
                )}
              </TextContent>
            </DataListCell>,
            <DataListCell key="done" isFilled={false} alignRight>
              {step.done ? (
                <Label color="green" icon={<CheckCircleIcon />}>
                  {t("b2bStepDone")}
                </Label>
              ) : (
                <Label color="orange" icon={<ExclamationTriangleIcon />}>
                  {t("b2bStepMissing")}
                </Label>
              )}
            </DataListCell>,
          ]}
        />
      </DataListItemRow>
    </DataListItem>
  );
};

/** What the realm has of what the pack needs, and the button that does the rest. */
const SetUpPage = () => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { setsUp } = useRights();
  const { steps, isSetUp } = useSetUp();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [ran, setRan] = useState(false);
  const missing = steps.value?.filter(({ done }) => !done).length ?? 0;

  const run = async () => {
    setBusy(true);
    setRefusal(undefined);
    try {
      await answered(client.POST("/admin/realms/{realm}/b2b/setup", { params: { path: { realm } }, body: {} }));
      setRan(true);
      steps.reload();
    } catch (reason) {
      setRefusal(refusalOf(reason));
    } finally {
      setBusy(false);
    }
  };
  return (
    <ConsolePage
      title={t("b2bSetUp")}
      description={t("b2bSetUpDescription")}
      actions={
        setsUp &&
        missing > 0 && (
          <Button isLoading={busy} isDisabled={busy} onClick={() => void run()}>
            {isSetUp ? t("b2bSetUpComplete") : t("b2bSetUpRealm")}
          </Button>
        )
      }
    >
      {refusal && <Alert isInline variant="danger" title={told(t, refusal)} className="pf-v5-u-mb-md" />}
      {ran && !refusal && (
        <Alert
          isInline
          variant={missing === 0 ? "success" : "info"}
          title={t(missing === 0 ? "b2bSetUpDone" : "b2bSetUpDoneButFor")}
          className="pf-v5-u-mb-md"
        />
      )}
      {!setsUp && missing > 0 && (
        <Alert isInline variant="info" title={t("b2bSetUpNeeds")} className="pf-v5-u-mb-md" />
      )}
      {steps.refusal ? (
        <FailedBody refusal={steps.refusal} retry={steps.reload} />
      ) : steps.value === undefined ? (
        <Waiting />
      ) : (
        <DataList aria-label={t("b2bSetUp")} isCompact>
          {steps.value.map((step) => (
            <StepRow key={step.name} step={step} />
          ))}
        </DataList>
      )}
    </ConsolePage>
  );
};

export default SetUpPage;
