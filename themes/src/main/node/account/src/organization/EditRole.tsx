import {
  answered,
  Conflict,
  FormDialog,
  newKey,
  type Schemas,
  tagged,
  TextField,
  told,
  useApi,
  useDraft,
  useReading,
  useSaving,
} from "@keycloak-b2b/shared";
import { Alert, Checkbox, FormGroup, ModalVariant } from "@patternfly/react-core";
import { useState } from "react";
import { Controller } from "react-hook-form";
import { useTranslation } from "react-i18next";

import { useOrganization } from "./context";
import { PERMISSIONS } from "./permissions";
import { keyOf } from "./roles";
import { useAssignable } from "./useAssignable";

type Role = Schemas["OrganizationRoleView"];
type AppRole = { application: string; appRole: string };
type Draft = { name: string; displayName: string; description: string; permissions: string[]; appRoles: AppRole[] };

type Props = {
  /** Absent for a new one. */
  role?: Role;
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

const toggled = <T,>(all: T[], one: T, on: boolean, same: (other: T) => boolean) =>
  on ? [...all, one] : all.filter((other) => !same(other));

/** Asks what a role of the organization's own is called, what it allows, and which app roles it brings. */
export const EditRole = ({ role, close, done }: Props) => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { id, may } = useOrganization();
  const [attempt] = useState(newKey);
  const form = useDraft<Draft>(`role ${id} ${role?.id ?? ""}`, draftOf(role));
  const path = { realm, organization: id };
  const read = async () =>
    role
      ? tagged(
          client.GET("/realms/{realm}/b2b/organizations/{organization}/roles/{role}", {
            params: { path: { ...path, role: role.id } },
          }),
        )
      : { value: undefined, tag: undefined };
  const reading = useReading(read, [client, realm, id, role?.id]);
  const appRoles = (useAssignable().value ?? []).flatMap(({ application, appRole, displayName }) =>
    application && appRole ? [{ application, appRole, displayName }] : [],
  );
  const { theirs, refusal, busy, save } = useSaving({
    read,
    write: (tag) => change(form.getValues(), tag),
    done,
  });
  const keepTheirs = () => {
    form.discard();
    done();
  };

  /** The name only where it is another one: it is what the role is assigned by. */
  const bodyOf = ({ name, ...draft }: Draft) => ({ ...draft, ...(name.trim() === role?.name ? {} : { name: name.trim() }) });
  const change = (draft: Draft, tag: string | undefined) =>
    role
      ? answered(
          client.PATCH("/realms/{realm}/b2b/organizations/{organization}/roles/{role}", {
            params: { path: { ...path, role: role.id }, header: { "If-Match": tag } },
            body: bodyOf(draft),
          }),
        )
      : answered(
          client.POST("/realms/{realm}/b2b/organizations/{organization}/roles", {
            params: { path, header: { "Idempotency-Key": attempt } },
            body: bodyOf(draft),
          }),
        );
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
        await change(draft, undefined);
        done();
        return true;
      }}
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
                      onChange={(_event, on) => field.onChange(toggled(field.value, word, on, (one) => one === word))}
                    />
                  ))}
                </fieldset>
              ))}
            </div>
          )}
        />
      </FormGroup>
      {appRoles.length > 0 && (
        <FormGroup role="group" label={t("b2bAppRoles")} fieldId="role-app-roles">
          <Controller
            name="appRoles"
            control={form.control}
            render={({ field }) => (
              <>
                {appRoles.map(({ application, appRole, displayName }) => (
                  <Checkbox
                    key={keyOf({ application, appRole })}
                    id={`app-role ${application} ${appRole}`}
                    label={`${displayName} (${application})`}
                    isChecked={field.value.some((one) => keyOf(one) === keyOf({ application, appRole }))}
                    onChange={(_event, on) =>
                      field.onChange(
                        toggled(field.value, { application, appRole }, on, (one) => keyOf(one) === keyOf({ application, appRole })),
                      )
                    }
                  />
                ))}
              </>
            )}
          />
        </FormGroup>
      )}
    </FormDialog>
  );
};
