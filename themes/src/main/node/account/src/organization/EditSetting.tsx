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
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { type Refusal, answered, tagged, useApi } from "../api";
import { Choice } from "../parts/Choice";
import { Conflict } from "../parts/Conflict";
import { told } from "../parts/refusals";
import { refusalOf } from "../parts/useReading";
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

/** Asks for another value of a setting; what is not given here is inherited. */
export const EditSetting = ({ name, setting, current, tag, close, done }: Props) => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { id } = useOrganization();
  const { kind } = setting;
  const own = current.source === "organization";
  const [value, setValue] = useState(current.value);
  const [locked, setLocked] = useState(own && current.locked);
  const [refusal, setRefusal] = useState<Refusal>();
  const [busy, setBusy] = useState(false);
  const [conflict, setConflict] = useState<{ theirs: SettingValue; tag: string | undefined }>();
  const params = { path: { realm, organization: id } };
  const chosen = kind.kind === "many" ? value.split(",").filter((word) => word !== "") : [];

  /** @param change null to inherit */
  const save = async (change: { value: string; locked: boolean } | null, match: string | undefined) => {
    setBusy(true);
    setRefusal(undefined);
    try {
      await answered(
        client.PATCH("/realms/{realm}/b2b/organizations/{organization}/settings", {
          params: { ...params, header: { "If-Match": match } },
          body: { [name]: change },
        }),
      );
      done();
    } catch (reason) {
      const refused = refusalOf(reason);
      if (refused.code === "precondition_failed") {
        const now = await tagged(
          client.GET("/realms/{realm}/b2b/organizations/{organization}/settings", { params }),
        );
        const theirs = now.value[name];
        if (theirs && theirs.value !== current.value) {
          setConflict({ theirs, tag: now.tag });
        } else {
          // Somebody changed another setting.
          await save(change, now.tag);
        }
      } else {
        setConflict(undefined);
        setRefusal(refused);
      }
      setBusy(false);
    }
  };

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
      case "text":
        return (
          <TextInput
            id="setting-value"
            type={kind.kind}
            value={value}
            validated={refusal ? "error" : "default"}
            onChange={(_event, text) => setValue(text)}
          />
        );
    }
  };

  if (conflict) {
    return (
      <Conflict
        theirs={[{ name: t(setting.label), value: shownValue(t, setting, conflict.theirs.value) }]}
        mine={[{ name: t(setting.label), value: shownValue(t, setting, value) }]}
        busy={busy}
        keepTheirs={done}
        keepMine={() => void save({ value, locked }, conflict.tag)}
        close={done}
      />
    );
  }
  return (
    <Modal
      isOpen
      variant={ModalVariant.small}
      title={t(setting.label)}
      onClose={close}
      actions={[
        <Button key="save" type="submit" form="setting" isDisabled={busy} isLoading={busy}>
          {t("save")}
        </Button>,
        own && (
          <Button key="inherit" variant="secondary" isDisabled={busy} onClick={() => void save(null, tag)}>
            {t("b2bInherit")}
          </Button>
        ),
        <Button key="cancel" variant="link" onClick={close}>
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
          void save({ value, locked }, tag);
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
          onChange={(_event, on) => setLocked(on)}
        />
      </Form>
    </Modal>
  );
};
