import { Alert, Checkbox, FormGroup, ModalVariant } from "@patternfly/react-core";
import { type ReactNode, useState } from "react";
import { Controller } from "react-hook-form";
import { useTranslation } from "react-i18next";

import { type Schemas, type Tagged, newKey } from "./api";
import { Conflict } from "./Conflict";
import { TextField } from "./fields";
import { FormDialog } from "./FormDialog";
import { PERMISSIONS } from "./permissions";
import { told } from "./refusals";
import { useDraft } from "./useDraft";
import { useReading } from "./useReading";
import { useSaving } from "./useSaving";
import { showBeside } from "./useSending";

type Role = Schemas["OrganizationRoleView"];
type Body = Schemas["OrganizationRoleBody"];
/** An app role, by the public id of its application and its name. */
export type AppRoleName = { application: string; appRole: string };
type Draft = { name: string; displayName: string; description: string; permissions: string[]; appRoles: AppRoleName[] };

type Props = {
  /** Of what the role belongs to. */
  owner: string;
  /** Absent for a new one. */
  role?: Role;
  read: (role: Role) => Promise<Tagged<Role>>;
  change: (role: Role, body: Body, tag: string | undefined) => Promise<unknown>;
  make: (body: Body, key: string) => Promise<unknown>;
  /** Whether the person may let a role allow this. */
  may: (permission: string) => boolean;
  /** Asks for the app roles that it brings; absent where there are none to choose. */
  appRoles?: (chosen: AppRoleName[], choose: (chosen: AppRoleName[]) => void) => ReactNode;
  close: () => void;
  done: () => void;
};

const draftOf = (role: Role | undefined): Draft => ({
  name: role?.name ?? "",
  displayName: role?.displayName ?? "",
  description: role?.description ?? "",
  permissions: role?.permissions ?? [],
  appRoles: role?.appRoles.map(({ application, appRole }) => ({ application, appRole })) ?? [],
});

/** Asks what a role is called, what it allows, and which app roles it brings. */
export const RoleDialog = ({ owner, role, read, change, make, may, appRoles, close, done }: Props) => {
  const { t } = useTranslation();
  const [attempt] = useState(newKey);
  const load = async () => (role ? read(role) : { value: undefined, tag: undefined });
  const reading = useReading(load, [owner, role?.id]);
  const before = reading.value?.value ?? role;
  const form = useDraft<Draft>(`role ${owner} ${role?.id ?? ""}`, draftOf(before));
  const { theirs, refusal, busy, save } = useSaving({
    read: load,
    write: async (tag) => role && change(role, bodyOf(form.getValues()), tag),
    beside: (refused) => showBeside(form, t, refused),
    done,
  });
  const keepTheirs = () => {
    form.discard();
    done();
  };

  /** The name only where it is another one: it is what the role is assigned by. */
  const bodyOf = ({ name, ...draft }: Draft): Body => ({
    ...draft,
    ...(name.trim() === before?.name ? {} : { name: name.trim() }),
  });
  const shown = ({ displayName, description, permissions, appRoles: brought }: Draft) => [
    { name: t("b2bName"), value: displayName },
    { name: t("b2bDescription"), value: description },
    { name: t("b2bAllows"), value: [...permissions].sort().join(", ") },
    { name: t("b2bAppRoles"), value: brought.map(({ appRole }) => appRole).sort().join(", ") },
  ];

  if (theirs) {
    return (
      <Conflict
        theirs={shown(draftOf(theirs.value))}
        mine={shown(form.getValues())}
        busy={busy}
        keepTheirs={keepTheirs}
        keepMine={() => void save(theirs.tag).then((saved) => saved && form.discard())}
        close={keepTheirs}
      />
    );
  }
  return (
    <FormDialog
      id="role"
      title={role ? t("b2bEditRole", { name: role.displayName }) : t("b2bNewRole")}
      action={role ? t("save") : t("b2bMakeRole")}
      form={form}
      send={async (draft) => {
        if (role) {
          return save(reading.value?.tag);
        }
        await make(bodyOf(draft), attempt);
        done();
        return true;
      }}
      isReady={!reading.loading}
      close={close}
      variant={ModalVariant.medium}
    >
      {refusal && <Alert isInline variant="danger" title={told(t, refusal)} />}
      <TextField control={form.control} name="name" id="role-name" label={t("b2bRoleName")} help={t("b2bRoleNameHelp")} isRequired />
      <TextField control={form.control} name="displayName" id="role-display-name" label={t("b2bName")} isRequired />
      <TextField control={form.control} name="description" id="role-description" label={t("b2bDescription")} />
      <FormGroup role="group" label={t("b2bAllows")} fieldId="role-permissions">
        <Controller
          name="permissions"
          control={form.control}
          render={({ field }) => (
            <div className="b2b-permissions">
              {PERMISSIONS.map(({ subject, words }) => (
                <fieldset key={subject} className="b2b-roles">
                  <legend>{t(subject)}</legend>
                  {Object.entries(words).map(([word, label]) => (
                    <Checkbox
                      key={word}
                      id={`permission ${word}`}
                      label={t(label)}
                      isChecked={field.value.includes(word)}
                      isDisabled={!may(word) && !field.value.includes(word)}
                      onChange={(_event, on) => field.onChange(on ? [...field.value, word] : field.value.filter((one) => one !== word))}
                    />
                  ))}
                </fieldset>
              ))}
            </div>
          )}
        />
      </FormGroup>
      {appRoles && (
        <FormGroup role="group" label={t("b2bAppRoles")} fieldId="role-app-roles">
          <Controller
            name="appRoles"
            control={form.control}
            render={({ field }) => <>{appRoles(field.value, field.onChange)}</>}
          />
        </FormGroup>
      )}
    </FormDialog>
  );
};
