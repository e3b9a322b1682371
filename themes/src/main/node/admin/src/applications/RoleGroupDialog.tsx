import { useAdminClient } from "@keycloak/keycloak-admin-ui";
import { FieldHelp, FormDialog, TextField, answered, newKey, told, useApi, useDraft, useFieldError, useReading } from "@keycloak-b2b/shared";
import { Alert, Checkbox, FormGroup, Spinner } from "@patternfly/react-core";
import { useState } from "react";
import { type Control, Controller } from "react-hook-form";
import { useTranslation } from "react-i18next";

import { ofKeycloak } from "../parts/keycloaks";
import type { RoleGroup } from "./RoleGroups";

type Draft = { name: string; displayName: string; description: string; appRoles: string[] };

/** The roles of the client, and those of the group that the client has no more. */
const RoleChoice = ({ application, control }: { application: string; control: Control<Draft> }) => {
  const { t } = useTranslation();
  const { adminClient } = useAdminClient();
  const error = useFieldError(control, "appRoles");
  const roles = useReading(
    () => ofKeycloak(adminClient.clients.listRoles({ id: application })),
    [adminClient, application],
  );
  const descriptions = new Map(roles.value?.map(({ name = "", description }) => [name, description]));
  return (
    <FormGroup role="group" label={t("b2bAppRoles")} fieldId="group-roles" isRequired>
      {roles.refusal && <Alert isInline isPlain variant="danger" title={told(t, roles.refusal)} />}
      {roles.loading && <Spinner size="md" aria-label={t("b2bLoading")} />}
      <Controller
        name="appRoles"
        control={control}
        rules={{ validate: (chosen) => chosen.length > 0 || t("b2bRoleNeeded") }}
        render={({ field: { value, onChange } }) => (
          <>
            {[...new Set([...descriptions.keys(), ...value])].sort().map((role) => (
              <Checkbox
                key={role}
                id={`role-${role}`}
                label={role}
                description={descriptions.get(role)}
                isChecked={value.includes(role)}
                onChange={(_event, on) => onChange(on ? [...value, role] : value.filter((one) => one !== role))}
              />
            ))}
          </>
        )}
      />
      {roles.value?.length === 0 && <p>{t("b2bClientWithoutRoles")}</p>}
      <FieldHelp id="group-roles-help" error={error} />
    </FormGroup>
  );
};

type Props = {
  application: string;
  /** Absent for a new one. */
  group: RoleGroup | undefined;
  close: () => void;
  done: () => void;
};

/** Makes a role group, or changes one. */
export const RoleGroupDialog = ({ application, group, close, done }: Props) => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const [attempt] = useState(newKey);
  const form = useDraft<Draft>(`role group ${application} ${group?.id ?? ""}`, {
    name: group?.name ?? "",
    displayName: group?.displayName ?? "",
    description: group?.description ?? "",
    appRoles: group?.appRoles ?? [],
  });
  const lost = group?.appRoles.filter((role) => !form.watch("appRoles").includes(role)) ?? [];
  const send = async (draft: Draft) => {
    const body = { ...draft, name: draft.name.trim() };
    const path = { realm, client: application };
    await answered(
      group
        ? client.PUT("/admin/realms/{realm}/b2b/applications/{client}/role-groups/{roleGroup}", {
            params: {
              path: { ...path, roleGroup: group.id },
              query: lost.length > 0 ? { drop: "true" } : {},
            },
            body,
          })
        : client.POST("/admin/realms/{realm}/b2b/applications/{client}/role-groups", {
            params: { path, header: { "Idempotency-Key": attempt } },
            body,
          }),
    );
    done();
  };
  return (
    <FormDialog
      id="role-group"
      title={t(group ? "b2bEditRoleGroup" : "b2bNewRoleGroup")}
      action={t(group ? "save" : "b2bMakeRoleGroup")}
      form={form}
      send={send}
      close={close}
    >
      {lost.length > 0 && (
        <Alert isInline variant="warning" title={t("b2bRolesLost", { roles: lost.join(", ") })}>
          {t("b2bRolesLostBody")}
        </Alert>
      )}
      <TextField control={form.control} name="name" id="group-name" label={t("b2bName")} isRequired />
      <TextField control={form.control} name="displayName" id="group-display-name" label={t("b2bDisplayName")} />
      <TextField control={form.control} name="description" id="group-description" label={t("b2bDescription")} />
      <RoleChoice application={application} control={form.control} />
    </FormDialog>
  );
};
