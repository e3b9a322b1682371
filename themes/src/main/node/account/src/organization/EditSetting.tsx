import {
  answered,
  Conflict,
  type Setting,
  SettingValueField,
  shownValue,
  tagged,
  told,
  useApi,
  useDraft,
  useSaving,
} from "@keycloak-b2b/shared";
import {
  Alert,
  Button,
  Checkbox,
  Form,
  FormGroup,
  Modal,
  ModalVariant,
} from "@patternfly/react-core";
import { useTranslation } from "react-i18next";

import type { SettingValue } from "./Settings";
import { useOrganization } from "./context";

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
          <SettingValueField
            id="setting-value"
            setting={setting}
            value={value}
            change={setValue}
            validated={refusal ? "error" : "default"}
          />
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
