import { answered, Choice, Conflict, tagged, told, useApi, useDraft, useSaving } from "@keycloak-b2b/shared";
import {
  Alert,
  Button,
  Checkbox,
  Form,
  FormGroup,
  Modal,
  ModalVariant,
  Switch,
  TextInput,
} from "@patternfly/react-core";
import { useTranslation } from "react-i18next";

import { type SettingValue, shownValue } from "./Settings";
import { useOrganization } from "./context";
import type { Setting } from "./topics";

type Props = {
  name: string;
  setting: Setting;
  current: SettingValue;
  tag: string | undefined;
  close: () => void;
  done: () => void;
};

type Draft = { value: string; locked: boolean };
/** Null to inherit. */
type Change = Draft | null;

/** Asks for another value of a setting; what is not given here is inherited. */
export const EditSetting = ({ name, setting, current, tag, close, done }: Props) => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { id } = useOrganization();
  const { kind } = setting;
  const own = current.source === "organization";
  const form = useDraft<Draft>(`setting ${id} ${name}`, { value: current.value, locked: own && current.locked });
  const { value, locked } = form.watch();
  const setValue = (text: string) => form.setValue("value", text);
  const params = { path: { realm, organization: id } };
  const leave = (then: () => void) => () => {
    form.discard();
    then();
  };
  const chosen = kind.kind === "many" ? value.split(",").filter((word) => word !== "") : [];
  const { theirs, refusal, busy, save } = useSaving({
    read: () => tagged(client.GET("/realms/{realm}/b2b/organizations/{organization}/settings", { params })),
    write: (match, change: Change) =>
      answered(
        client.PATCH("/realms/{realm}/b2b/organizations/{organization}/settings", {
          params: { ...params, header: { "If-Match": match } },
          body: { [name]: change },
        }),
      ),
    done: leave(done),
    isElsewhere: (now) => now[name]?.value === current.value,
  });

  const field = () => {
    switch (kind.kind) {
      case "switch":
        return (
          <Switch
            id="setting-value"
            label={t("b2bOn")}
            labelOff={t("b2bOff")}
            isChecked={value === "true"}
            onChange={(_event, on) => setValue(String(on))}
          />
        );
      case "one":
        return (
          <Choice
            id="setting-value"
            label={t(setting.label)}
            value={value}
            choose={setValue}
            options={Object.entries(kind.words).map(([word, label]) => ({ value: word, label: t(label) }))}
          />
        );
      case "many":
        return Object.entries(kind.words).map(([word, label]) => (
          <Checkbox
            key={word}
            id={`setting-${word}`}
            label={t(label)}
            isChecked={chosen.includes(word)}
            onChange={(_event, on) =>
              setValue((on ? [...chosen, word] : chosen.filter((one) => one !== word)).join(","))
            }
          />
        ));
      case "number":
        return (
          <TextInput
            id="setting-value"
            type="number"
            value={value}
            validated={refusal ? "error" : "default"}
            onChange={(_event, text) => setValue(text)}
          />
        );
    }
  };

  const theirValue = theirs?.value[name]?.value;
  if (theirValue !== undefined) {
    return (
      <Conflict
        theirs={[{ name: t(setting.label), value: shownValue(t, setting, theirValue) }]}
        mine={[{ name: t(setting.label), value: shownValue(t, setting, value) }]}
        busy={busy}
        keepTheirs={leave(done)}
        keepMine={() => void save(theirs?.tag, { value, locked })}
        close={leave(done)}
      />
    );
  }
  return (
    <Modal
      isOpen
      variant={ModalVariant.small}
      title={t(setting.label)}
      onClose={leave(close)}
      actions={[
        <Button key="save" type="submit" form="setting" isDisabled={busy} isLoading={busy}>
          {t("save")}
        </Button>,
        own && (
          <Button key="inherit" variant="secondary" isDisabled={busy} onClick={() => void save(tag, null)}>
            {t("b2bInherit")}
          </Button>
        ),
        <Button key="cancel" variant="link" onClick={leave(close)}>
          {t("cancel")}
        </Button>,
      ]}
    >
      {refusal && <Alert isInline variant="danger" title={told(t, refusal)} className="pf-v5-u-mb-md" />}
      {current.locked && !own && (
        <Alert isInline variant="info" title={t("b2bOnlyStricter")} className="pf-v5-u-mb-md" />
      )}
      <Form
        id="setting"
        onSubmit={(event) => {
          event.preventDefault();
          void save(tag, { value, locked });
        }}
      >
        <FormGroup
          role={kind.kind === "many" ? "group" : undefined}
          label={kind.kind === "number" ? t(kind.name) : t("b2bValue")}
          fieldId="setting-value"
        >
          {field()}
        </FormGroup>
        <Checkbox
          id="setting-locked"
          label={t("b2bLockBelow")}
          isChecked={locked}
          onChange={(_event, on) => form.setValue("locked", on)}
        />
      </Form>
    </Modal>
  );
};
