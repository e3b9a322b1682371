import { BUILT_IN_ROLES, Empty, ItemTable, Labels, type Schemas, answered, useApi, useReading } from "@keycloak-b2b/shared";
import { Button } from "@patternfly/react-core";
import { KeyIcon } from "@patternfly/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ConsolePage } from "../parts/ConsolePage";
import { Removal } from "../parts/instead";
import { useRights } from "../rights";
import { RealmRoleDialog } from "./RealmRoleDialog";

type Role = Schemas["OrganizationRoleView"];

/** The server lets nobody get these in another's place. */
const NO_REPLACEMENTS = ["owner", "member"];

const roleName = ({ displayName, name }: Role) => displayName || name;

/** The organization roles that every organization may assign, beside those that are built in and its own. */
const RealmRolesPage = () => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { manages } = useRights();
  const [editing, setEditing] = useState<Role | "new">();
  const [removing, setRemoving] = useState<Role>();
  const reading = useReading(
    () => answered(client.GET("/admin/realms/{realm}/b2b/organization-roles", { params: { path: { realm } } })),
    [client, realm],
  );
  const others = async () => ({
    items: [
      ...(reading.value?.items ?? [])
        .filter(({ id }) => id !== removing?.id)
        .map((role) => ({ id: role.name, name: roleName(role) })),
      ...Object.entries(BUILT_IN_ROLES)
        .filter(([name]) => !NO_REPLACEMENTS.includes(name))
        .map(([name, label]) => ({ id: name, name: t(label) })),
    ],
  });
  const add = manages && <Button onClick={() => setEditing("new")}>{t("b2bNewRole")}</Button>;
  return (
    <ConsolePage title={t("b2bRealmRoles")} description={t("b2bRealmRolesDescription")} actions={add}>
      <ItemTable
        label={t("b2bRealmRoles")}
        reading={reading}
        keyOf={({ id }) => id}
        nameOf={roleName}
        columns={[
          { title: t("b2bName"), cell: roleName },
          { title: t("b2bRoleName"), cell: ({ name }) => name, breaks: true },
          { title: t("b2bDescription"), cell: ({ description }) => description, breaks: true },
          {
            title: t("b2bAllows"),
            cell: ({ permissions }) => <Labels label={t("b2bAllows")} texts={permissions} most={2} />,
          },
          {
            title: t("b2bAppRoles"),
            cell: ({ appRoles }) => (
              <Labels
                label={t("b2bAppRoles")}
                texts={appRoles.map(({ application, appRole }) => `${appRole} (${application})`)}
                most={2}
              />
            ),
          },
        ]}
        actions={
          manages
            ? (role) => [
                { title: t("b2bEdit"), onClick: () => setEditing(role) },
                { isSeparator: true },
                { title: t("b2bDelete"), onClick: () => setRemoving(role) },
              ]
            : undefined
        }
        empty={
          <Empty title={t("b2bNoRealmRoles")} icon={KeyIcon} action={add}>
            {t("b2bNoRealmRolesBody")}
          </Empty>
        }
      />
      {editing && (
        <RealmRoleDialog
          role={editing === "new" ? undefined : editing}
          close={() => setEditing(undefined)}
          done={() => {
            setEditing(undefined);
            reading.reload();
          }}
        />
      )}
      {removing && (
        <Removal
          id={removing.id}
          title={t("b2bDeleteRoleTitle", { name: roleName(removing) })}
          action={t("b2bDelete")}
          inUse={t("b2bRealmRoleInUse")}
          others={others}
          deps={[removing.id]}
          remove={(query) =>
            answered(
              client.DELETE("/admin/realms/{realm}/b2b/organization-roles/{template}", {
                params: { path: { realm, template: removing.id }, query },
              }),
            )
          }
          close={() => setRemoving(undefined)}
          done={reading.reload}
        >
          {t("b2bDeleteRealmRoleBody")}
        </Removal>
      )}
    </ConsolePage>
  );
};

export default RealmRolesPage;
