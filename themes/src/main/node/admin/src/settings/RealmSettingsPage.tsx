import { Conflict, Failed, type Tagged, Waiting, answered, tagged, told, useApi, useDraft, useReading, useSaving } from "@keycloak-b2b/shared";
import { ActionGroup, Alert, Button, Form } from "@patternfly/react-core";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ConsolePage } from "../parts/ConsolePage";
import { useRights } from "../rights";
import { type RealmSetting, SettingField, type Value, type Values } from "./SettingField";
import { ProfileField } from "./ProfileField";
import { SETTINGS } from "./words";

type Settings = Record<string, RealmSetting>;

const valuesOf = (settings: Settings): Values =>
  Object.fromEntries(Object.entries(settings).map(([name, { value }]) => [name, value as Value]));

function shown(t: TFunction, values: Values) {
  return Object.entries(values).map(([name, value]) => ({
    name: SETTINGS[name] ? t(SETTINGS[name].label) : name,
    value: typeof value === "boolean" ? t(value ? "b2bOn" : "b2bOff") : String(value),
  }));
}

type Props = { read: Tagged<Settings>; load: () => Promise<Tagged<Settings>>; reload: () => void };

const SettingsForm = ({ read, load, reload }: Props) => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { manages } = useRights();
  const [saved, setSaved] = useState(false);
  const form = useDraft<Values>("settings", valuesOf(read.value));
  const { theirs, refusal, busy, save, giveUp } = useSaving({
    read: load,
    write: (match, change: Values) =>
      answered(
        client.PATCH("/admin/realms/{realm}/b2b/settings", {
          params: { path: { realm }, header: { "If-Match": match } },
          body: change,
        }),
      ),
    done: () => {
      setSaved(true);
      form.discard();
      reload();
    },
  });
  const send = form.handleSubmit((values) => {
    setSaved(false);
    const before = valuesOf(read.value);
    return save(read.tag, Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== before[name])));
  });
  return (
    <>
      {!manages && <Alert isInline variant="info" title={t("b2bReadOnly")} className="pf-v5-u-mb-md" />}
      {saved && !form.formState.isDirty && (
        <Alert isInline variant="success" title={t("b2bSaved")} className="pf-v5-u-mb-md" />
      )}
      {refusal && <Alert isInline variant="danger" title={told(t, refusal)} className="pf-v5-u-mb-md" />}
      <Form isWidthLimited noValidate onSubmit={(event) => void send(event)}>
        <ProfileField form={form} isDisabled={!manages} />
        {Object.entries(read.value).map(([name, setting]) => (
          <SettingField key={name} control={form.control} name={name} setting={setting} isDisabled={!manages} />
        ))}
        {manages && (
          <ActionGroup>
            <Button type="submit" isLoading={busy} isDisabled={busy || !form.formState.isDirty}>
              {t("save")}
            </Button>
            <Button variant="link" isDisabled={!form.formState.isDirty} onClick={form.discard}>
              {t("revert")}
            </Button>
          </ActionGroup>
        )}
      </Form>
      {theirs && (
        <Conflict
          theirs={shown(t, valuesOf(theirs.value))}
          mine={shown(t, form.getValues())}
          busy={busy}
          keepTheirs={() => {
            giveUp();
            form.discard();
            reload();
          }}
          keepMine={() => void save(theirs.tag, form.getValues())}
          close={giveUp}
        />
      )}
    </>
  );
};

/** What the platform has set for the realm as a whole. */
const RealmSettingsPage = () => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const load = () => tagged(client.GET("/admin/realms/{realm}/b2b/settings", { params: { path: { realm } } }));
  const reading = useReading(load, [client, realm]);
  const title = t("b2bRealmSettings");
  if (reading.refusal) {
    return <Failed title={title} refusal={reading.refusal} retry={reading.reload} />;
  }
  return (
    <ConsolePage title={title} description={t("b2bRealmSettingsDescription")}>
      {reading.value ? <SettingsForm read={reading.value} load={load} reload={reading.reload} /> : <Waiting />}
    </ConsolePage>
  );
};

export default RealmSettingsPage;
