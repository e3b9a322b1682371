import { useAdminClient } from "@keycloak/keycloak-admin-ui";
import {
  Conflict,
  FieldHelp,
  FormDialog,
  TextField,
  answered,
  newKey,
  showBeside,
  tagged,
  told,
  useApi,
  useDraft,
  useFieldError,
  useReading,
  useSaving,
} from "@keycloak-b2b/shared";
import { Alert, Checkbox, FormGroup, Spinner } from "@patternfly/react-core";
import type { TFunction } from "i18next";
import { useState } from "react";
import { type Control, Controller } from "react-hook-form";
import { useTranslation } from "react-i18next";

import { type Instead, InsteadField, insteadQuery, isInUse } from "../parts/instead";
import { ofKeycloak } from "../parts/keycloaks";
import type { RoleGroup } from "./RoleGroups";

type Draft = { name: string; displayName: string; description: string; appRoles: string[]; replacement: Instead };

const draftOf = (group: RoleGroup | undefined): Draft => ({
  name: group?.name ?? "",
  displayName: group?.displayName ?? "",
  description: group?.description ?? "",
  appRoles: group?.appRoles ?? [],
  replacement: null,
});

const bodyOf = ({ name, displayName, description, appRoles }: Draft) => ({
  name: name.trim(),
  displayName,
  description,
  appRoles,
});

const shown = (t: TFunction, { name, displayName, description, appRoles }: Draft) => [
  { name: t("b2bName"), value: name },
  { name: t("b2bDisplayName"), value: displayName },
  { name: t("b2bDescription"), value: description },
  { name: t("b2bRolesOfGroup"), value: [...appRoles].sort().join(", ") },
];

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
    <FormGroup role="group" label={t("b2bRolesOfGroup")} fieldId="group-roles" isRequired>
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

/** Makes a role group, or changes one; where members hold roles that leave it, asks what they get instead. */
export const RoleGroupDialog = ({ application, group, close, done }: Props) => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const [attempt] = useState(newKey);
  const [inUse, setInUse] = useState(false);
  const path = { realm, client: application };
  const read = async () =>
    group
      ? tagged(
          client.GET("/admin/realms/{realm}/b2b/applications/{client}/role-groups/{roleGroup}", {
            params: { path: { ...path, roleGroup: group.id } },
          }),
        )
      : { value: undefined, tag: undefined };
  const reading = useReading(read, [client, realm, application, group?.id]);
  const before = reading.value?.value ?? group;
  const form = useDraft<Draft>(`role group ${application} ${group?.id ?? ""}`, draftOf(before));
  const appRoles = form.watch("appRoles");
  const lost = before?.appRoles.filter((role) => !appRoles.includes(role)) ?? [];
  const { theirs, refusal, busy, save } = useSaving({
    read,
    beside: (refused) => {
      if (isInUse(refused)) {
        setInUse(true);
        return true;
      }
      return showBeside(form, t, refused);
    },
    write: (tag, { id, draft }: { id: string; draft: Draft }) =>
      answered(
        client.PUT("/admin/realms/{realm}/b2b/applications/{client}/role-groups/{roleGroup}", {
          params: {
            path: { ...path, roleGroup: id },
            query: insteadQuery(draft.replacement),
            header: { "If-Match": tag },
          },
          body: bodyOf(draft),
        }),
      ),
    done,
  });
  const keepTheirs = () => {
    form.discard();
    done();
  };
  if (theirs && group) {
    return (
      <Conflict
        theirs={shown(t, draftOf(theirs.value))}
        mine={shown(t, form.getValues())}
        busy={busy}
        keepTheirs={keepTheirs}
        keepMine={() =>
          void save(theirs.tag, { id: group.id, draft: form.getValues() }).then((saved) => saved && form.discard())
        }
        close={keepTheirs}
      />
    );
  }
  return (
    <FormDialog
      id="role-group"
      title={t(group ? "b2bEditRoleGroup" : "b2bNewRoleGroup")}
      action={t(group ? "save" : "b2bMakeRoleGroup")}
      form={form}
      isReady={!reading.loading}
      send={async (draft) => {
        if (group) {
          return save(reading.value?.tag, { id: group.id, draft });
        }
        await answered(
          client.POST("/admin/realms/{realm}/b2b/applications/{client}/role-groups", {
            params: { path, header: { "Idempotency-Key": attempt } },
            body: bodyOf(draft),
          }),
        );
        done();
        return true;
      }}
      close={close}
    >
      {refusal && <Alert isInline variant="danger" title={told(t, refusal)} />}
      {lost.length > 0 && !inUse && (
        <Alert isInline variant="warning" title={t("b2bRolesLost", { roles: lost.join(", ") })}>
          {t("b2bRolesLostBody")}
        </Alert>
      )}
      {lost.length > 0 && inUse && (
        <InsteadField
          control={form.control}
          name="replacement"
          inUse={t("b2bRolesInUse", { roles: lost.join(", ") })}
          others={async () => ({ items: appRoles.map((role) => ({ id: role, name: role })) })}
          deps={[appRoles]}
        />
      )}
      <TextField control={form.control} name="name" id="group-name" label={t("b2bName")} isRequired />
      <TextField control={form.control} name="displayName" id="group-display-name" label={t("b2bDisplayName")} />
      <TextField control={form.control} name="description" id="group-description" label={t("b2bDescription")} />
      <RoleChoice application={application} control={form.control} />
    </FormDialog>
  );
};
