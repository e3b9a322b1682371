import {
  Attributes,
  ChoiceField,
  Conflict,
  FieldHelp,
  type Kind,
  SIGN_IN,
  type Schemas,
  SettingValueField,
  type SignInRule,
  type Tagged,
  TextField,
  answered,
  showBeside,
  shownValue,
  told,
  useApi,
  useDraft,
  useFieldError,
  useSaving,
} from "@keycloak-b2b/shared";
import {
  ActionGroup,
  Alert,
  Button,
  Checkbox,
  Form,
  FormGroup,
  FormSection,
  Text,
  TextContent,
} from "@patternfly/react-core";
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
> & { relationRequired: string } & Record<SignInRule, string>;

const RULES = Object.keys(SIGN_IN) as SignInRule[];

const rulesOf = (value: (rule: SignInRule) => string) =>
  Object.fromEntries(RULES.map((rule) => [rule, value(rule)])) as Record<SignInRule, string>;

const draftOf = (application: Application): Draft => ({
  organizations: application.organizations,
  prompt: application.prompt,
  roleSource: application.roleSource,
  roleRequired: application.roleRequired,
  allOrganizations: application.allOrganizations,
  sharing: application.sharing,
  selfSubscription: application.selfSubscription,
  relationRequired: application.relationRequired ?? "",
  ...rulesOf((rule) => application.settings[rule] ?? ""),
});

/** What the application asks for: of the rules of its own, those that it has. */
function bodyOf(draft: Draft): Schemas["ApplicationsBody"] {
  const { organizations, prompt, roleSource, roleRequired, allOrganizations, sharing, selfSubscription } = draft;
  return {
    organizations,
    prompt,
    roleSource,
    roleRequired,
    allOrganizations,
    sharing,
    selfSubscription,
    relationRequired: draft.relationRequired.trim() || undefined,
    settings: Object.fromEntries(RULES.filter((rule) => draft[rule] !== "").map((rule) => [rule, draft[rule]])),
  };
}

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
    ...RULES.map((rule) => ({
      name: t(SIGN_IN[rule].label),
      value: draft[rule] === "" ? t("b2bByOrganization") : shownValue(t, SIGN_IN[rule], draft[rule]),
    })),
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

const MOST_GRACE_DAYS = 90;

const isGrace = (text: string) => /^\d*$/.test(text) && Number(text) <= MOST_GRACE_DAYS;

/** How to have no rule of one's own, where no choice says so. */
const NONE_HELPS: Partial<Record<Kind["kind"], string>> = { many: "b2bRuleNothingChosen", number: "b2bRuleEmpty" };

/** A rule of the application's own, or that there is none. */
const RuleField = ({ control, rule }: { control: Control<Draft>; rule: SignInRule }) => {
  const { t } = useTranslation();
  const error = useFieldError(control, rule);
  const setting = SIGN_IN[rule];
  const id = `rule-${rule}`;
  const help = NONE_HELPS[setting.kind.kind];
  return (
    <FormGroup role={setting.kind.kind === "many" ? "group" : undefined} label={t(setting.label)} fieldId={id}>
      <Controller
        name={rule}
        control={control}
        rules={{
          validate: (text) =>
            setting.kind.kind !== "number" ||
            isGrace(text) ||
            t("b2bWholeNumber", { least: 0, greatest: MOST_GRACE_DAYS }),
        }}
        render={({ field }) => (
          <SettingValueField
            id={id}
            setting={setting}
            value={field.value}
            change={field.onChange}
            none={t("b2bByOrganization")}
            validated={error ? "error" : "default"}
            describedBy={`${id}-help`}
          />
        )}
      />
      <FieldHelp id={`${id}-help`} error={error} help={help && t(help)} />
    </FormGroup>
  );
};

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
    beside: (refused) => showBeside(form, t, refused),
    write: (match, draft: Draft) =>
      answered(
        client.PUT("/admin/realms/{realm}/b2b/applications/{client}", {
          params: { path: { realm, client: read.value.id }, header: { "If-Match": match } },
          body: bodyOf(draft),
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
    return save(read.tag, draft);
  });
  return (
    <>
      {saved && !formState.isDirty && (
        <Alert isInline variant="success" title={t("b2bSaved")} className="pf-v5-u-mb-md" />
      )}
      {refusal && <Alert isInline variant="danger" title={told(t, refusal)} className="pf-v5-u-mb-md" />}
      <Form isWidthLimited noValidate onSubmit={(event) => void send(event)}>
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
        <FormSection title={t("b2bSignInRules")} titleElement="h3">
          <TextContent>
            <Text component="p">{t("b2bSignInRulesDescription")}</Text>
          </TextContent>
          {RULES.map((rule) => (
            <RuleField key={rule} control={control} rule={rule} />
          ))}
        </FormSection>
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
          keepMine={() => void save(theirs.tag, form.getValues())}
          close={giveUp}
        />
      )}
    </>
  );
};
