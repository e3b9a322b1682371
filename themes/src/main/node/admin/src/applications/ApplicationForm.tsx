import {
  Attributes,
  ChoiceField,
  Conflict,
  type Schemas,
  type Tagged,
  TextField,
  answered,
  told,
  useApi,
  useDraft,
  useSaving,
} from "@keycloak-b2b/shared";
import { ActionGroup, Alert, Button, Checkbox, Form } from "@patternfly/react-core";
import type { TFunction } from "i18next";
import { useState } from "react";
import { type Control, Controller } from "react-hook-form";
import { useTranslation } from "react-i18next";

import { useRights } from "../rights";
import { PROMPTS, ROLE_SOURCES, SHARINGS, SUBSCRIPTIONS, USAGES } from "./words";

type Application = Schemas["ApplicationsView"];
type Draft = Pick<
  Application,
  "organizations" | "prompt" | "roleSource" | "roleRequired" | "allOrganizations" | "sharing" | "selfSubscription"
> & { relationRequired: string };

/** With the sign-in rules of the application's own, which are not asked for here and would get lost. */
type Change = Draft & Pick<Application, "settings">;

const draftOf = (application: Application): Draft => ({
  organizations: application.organizations,
  prompt: application.prompt,
  roleSource: application.roleSource,
  roleRequired: application.roleRequired,
  allOrganizations: application.allOrganizations,
  sharing: application.sharing,
  selfSubscription: application.selfSubscription,
  relationRequired: application.relationRequired ?? "",
});

function shown(t: TFunction, draft: Draft) {
  return [
    { name: t("b2bUsage"), value: t(USAGES[draft.organizations]) },
    { name: t("b2bPrompt"), value: t(PROMPTS[draft.prompt]) },
    { name: t("b2bRoleSource"), value: t(ROLE_SOURCES[draft.roleSource]) },
    { name: t("b2bSharing"), value: t(SHARINGS[draft.sharing]) },
    { name: t("b2bSubscription"), value: t(SUBSCRIPTIONS[draft.selfSubscription]) },
    { name: t("b2bRoleRequired"), value: t(draft.roleRequired ? "b2bOn" : "b2bOff") },
    { name: t("b2bAllOrganizations"), value: t(draft.allOrganizations ? "b2bOn" : "b2bOff") },
    { name: t("b2bRelationRequired"), value: draft.relationRequired || t("b2bNone") },
  ];
}

type FlagProps = { control: Control<Draft>; name: "roleRequired" | "allOrganizations"; label: string; help: string };

const Flag = ({ control, name, label, help }: FlagProps) => (
  <Controller
    name={name}
    control={control}
    render={({ field }) => (
      <Checkbox
        id={name}
        label={label}
        description={help}
        isChecked={field.value}
        onChange={(_event, on) => field.onChange(on)}
      />
    )}
  />
);

type Props = { read: Tagged<Application>; load: () => Promise<Tagged<Application>>; reload: () => void };

/** How organizations use an application. */
export const ApplicationForm = ({ read, load, reload }: Props) => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { managesApplications } = useRights();
  const [saved, setSaved] = useState(false);
  const form = useDraft<Draft>(`application ${read.value.id}`, draftOf(read.value));
  const { control, formState } = form;
  const options = (words: Record<string, string>) =>
    Object.entries(words).map(([value, label]) => ({ value, label: t(label) }));
  const { theirs, refusal, busy, save, giveUp } = useSaving({
    read: load,
    write: (match, { relationRequired, ...change }: Change) =>
      answered(
        client.PUT("/admin/realms/{realm}/b2b/applications/{client}", {
          params: { path: { realm, client: read.value.id }, header: { "If-Match": match } },
          body: { ...change, relationRequired: relationRequired.trim() || undefined },
        }),
      ),
    done: () => {
      setSaved(true);
      form.discard();
      reload();
    },
  });
  if (!managesApplications) {
    return <Attributes isHorizontal of={shown(t, draftOf(read.value))} />;
  }
  const send = form.handleSubmit((draft) => {
    setSaved(false);
    return save(read.tag, { ...draft, settings: read.value.settings });
  });
  return (
    <>
      {saved && !formState.isDirty && (
        <Alert isInline variant="success" title={t("b2bSaved")} className="pf-v5-u-mb-md" />
      )}
      {refusal && <Alert isInline variant="danger" title={told(t, refusal)} className="pf-v5-u-mb-md" />}
      <Form isWidthLimited onSubmit={(event) => void send(event)}>
        <ChoiceField control={control} name="organizations" id="usage" label={t("b2bUsage")} options={options(USAGES)} />
        <ChoiceField control={control} name="prompt" id="prompt" label={t("b2bPrompt")} options={options(PROMPTS)} />
        <ChoiceField
          control={control}
          name="roleSource"
          id="role-source"
          label={t("b2bRoleSource")}
          options={options(ROLE_SOURCES)}
        />
        <ChoiceField control={control} name="sharing" id="sharing" label={t("b2bSharing")} options={options(SHARINGS)} />
        <ChoiceField
          control={control}
          name="selfSubscription"
          id="subscription"
          label={t("b2bSubscription")}
          options={options(SUBSCRIPTIONS)}
        />
        <Flag control={control} name="roleRequired" label={t("b2bRoleRequired")} help={t("b2bRoleRequiredHelp")} />
        <Flag
          control={control}
          name="allOrganizations"
          label={t("b2bAllOrganizations")}
          help={t("b2bAllOrganizationsHelp")}
        />
        <TextField
          control={control}
          name="relationRequired"
          id="relation"
          label={t("b2bRelationRequired")}
          help={t("b2bRelationRequiredHelp")}
        />
        <ActionGroup>
          <Button type="submit" isLoading={busy} isDisabled={busy || !formState.isDirty}>
            {t("save")}
          </Button>
          <Button variant="link" isDisabled={!formState.isDirty} onClick={form.discard}>
            {t("revert")}
          </Button>
        </ActionGroup>
      </Form>
      {theirs && (
        <Conflict
          theirs={shown(t, draftOf(theirs.value))}
          mine={shown(t, form.getValues())}
          busy={busy}
          keepTheirs={() => {
            giveUp();
            form.discard();
            reload();
          }}
          keepMine={() => void save(theirs.tag, { ...form.getValues(), settings: theirs.value.settings })}
          close={giveUp}
        />
      )}
    </>
  );
};
