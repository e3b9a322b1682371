import {
  answered,
  Choice,
  Confirmation,
  Empty,
  ItemTable,
  Labels,
  type Schemas,
  useApi,
  useReading,
} from "@keycloak-b2b/shared";
import { Button, Label } from "@patternfly/react-core";
import { KeyIcon } from "@patternfly/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { PortalPage } from "../parts/PortalPage";
import { EditRole } from "./EditRole";
import { useOrganization } from "./context";
import { roleLabel, roleMeaning } from "./roles";

type Role = Schemas["OrganizationRoleView"];

const OWNERS: Record<string, string> = {
  "built-in": "b2bRoleBuiltIn",
  realm: "b2bRoleOfRealm",
  organization: "b2bRoleOwn",
};

/** The roles that members may hold in the organization, those of its own included. */
export const Roles = () => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { id, may, view } = useOrganization();
  const [editing, setEditing] = useState<Role | "new">();
  const [removing, setRemoving] = useState<Role>();
  const [replacement, setReplacement] = useState("");
  const manages = may("roles:manage");
  const path = { realm, organization: id };
  const reading = useReading(
    () => answered(client.GET("/realms/{realm}/b2b/organizations/{organization}/roles", { params: { path } })),
    [client, realm, id],
  );
  const named = (role: Role) =>
    role.owner === "built-in" ? roleLabel(t, { organizationRole: role.name }) : role.displayName || role.name;
  const remove = async (role: Role) => {
    await answered(
      client.DELETE("/realms/{realm}/b2b/organizations/{organization}/roles/{role}", {
        params: {
          path: { ...path, role: role.id },
          query: replacement ? { replacement } : { drop: "true" },
        },
      }),
    );
    reading.reload();
  };
  return (
    <PortalPage
      title={t("b2bRoles")}
      description={t("b2bRolesDescription", { organization: view.name })}
      actions={manages && <Button onClick={() => setEditing("new")}>{t("b2bNewRole")}</Button>}
    >
      <ItemTable
        label={t("b2bRoles")}
        reading={reading}
        keyOf={(role) => role.id}
        nameOf={named}
        columns={[
          { title: t("b2bName"), cell: named },
          {
            title: t("b2bDescription"),
            cell: (role) => role.description || roleMeaning(t, { organizationRole: role.name }),
            breaks: true,
          },
          {
            title: t("b2bRoleFrom"),
            cell: (role) => (
              <Label isCompact color={role.owner === "organization" ? "green" : "grey"}>
                {t(OWNERS[role.owner] ?? "b2bRoleOfRealm")}
              </Label>
            ),
          },
          { title: t("b2bAllows"), cell: (role) => <Labels label={t("b2bAllows")} texts={role.permissions} most={2} /> },
          {
            title: t("b2bAppRoles"),
            cell: (role) => (
              <Labels label={t("b2bAppRoles")} texts={role.appRoles.map(({ displayName }) => displayName)} most={2} />
            ),
          },
        ]}
        actions={
          manages
            ? (role) =>
                role.owner === "organization"
                  ? [
                      { title: t("b2bEdit"), onClick: () => setEditing(role) },
                      {
                        title: t("b2bDelete"),
                        onClick: () => {
                          setReplacement("");
                          setRemoving(role);
                        },
                      },
                    ]
                  : []
            : undefined
        }
        empty={<Empty title={t("b2bNoneFound")} icon={KeyIcon}>{t("b2bNoRolesHeld")}</Empty>}
      />
      {editing && (
        <EditRole
          role={editing === "new" ? undefined : editing}
          close={() => setEditing(undefined)}
          done={() => {
            setEditing(undefined);
            reading.reload();
          }}
        />
      )}
      {removing && (
        <Confirmation
          title={t("b2bDeleteRoleTitle", { name: named(removing) })}
          action={t("b2bDelete")}
          perform={() => remove(removing)}
          close={() => setRemoving(undefined)}
        >
          <p className="pf-v5-u-mb-md">{t("b2bDeleteRoleBody")}</p>
          <Choice
            label={t("b2bReplacement")}
            showLabel
            value={replacement}
            choose={setReplacement}
            options={[
              { value: "", label: t("b2bNone") },
              ...(reading.value?.items ?? [])
                .filter((role) => role.id !== removing.id && role.name !== "member" && role.name !== "owner")
                .map((role) => ({ value: role.name, label: named(role) })),
            ]}
          />
        </Confirmation>
      )}
    </PortalPage>
  );
};
