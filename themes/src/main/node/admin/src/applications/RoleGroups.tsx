import { Empty, ItemTable, Labels, PAGE_SIZE, type Schemas, answered, useApi, usePages } from "@keycloak-b2b/shared";
import { Button, Flex, FlexItem, Text, TextContent, Title } from "@patternfly/react-core";
import { LayerGroupIcon } from "@patternfly/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useRights } from "../rights";
import { DeleteRoleGroup } from "./DeleteRoleGroup";
import { RoleGroupDialog } from "./RoleGroupDialog";

type Application = Schemas["ApplicationsView"];
export type RoleGroup = Schemas["RoleGroupView"];

export const groupName = ({ displayName, name }: RoleGroup) => displayName || name;

/** Roles of the application that organizations are granted together. */
export const RoleGroups = ({ application }: { application: Application }) => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { managesApplications } = useRights();
  const [editing, setEditing] = useState<RoleGroup | "new">();
  const [deleting, setDeleting] = useState<RoleGroup>();
  const pages = usePages(
    (after) =>
      answered(
        client.GET("/admin/realms/{realm}/b2b/applications/{client}/role-groups", {
          params: { path: { realm, client: application.id }, query: { max: PAGE_SIZE, after } },
        }),
      ),
    [realm, application.id],
  );
  const add = managesApplications && (
    <Button variant="secondary" onClick={() => setEditing("new")}>
      {t("b2bNewRoleGroup")}
    </Button>
  );
  return (
    <>
      <Flex justifyContent={{ default: "justifyContentSpaceBetween" }} className="pf-v5-u-mb-sm">
        <FlexItem flex={{ default: "flex_1" }}>
          <Title headingLevel="h2">{t("b2bRoleGroups")}</Title>
          <TextContent>
            <Text component="p">{t("b2bRoleGroupsDescription")}</Text>
          </TextContent>
        </FlexItem>
        {pages.value?.items.length !== 0 && <FlexItem>{add}</FlexItem>}
      </Flex>
      <ItemTable
        label={t("b2bRoleGroups")}
        reading={pages}
        keyOf={({ id }) => id}
        nameOf={groupName}
        columns={[
          { title: t("b2bName"), cell: groupName },
          { title: t("b2bDescription"), cell: ({ description }) => description, breaks: true },
          { title: t("b2bRolesOfGroup"), cell: ({ appRoles }) => <Labels label={t("b2bRolesOfGroup")} texts={appRoles} most={6} /> },
        ]}
        actions={
          managesApplications
            ? (group) => [
                { title: t("b2bEdit"), onClick: () => setEditing(group) },
                { isSeparator: true },
                { title: t("b2bDelete"), onClick: () => setDeleting(group) },
              ]
            : undefined
        }
        empty={
          <Empty title={t("b2bNoRoleGroups")} icon={LayerGroupIcon} action={add}>
            {t(managesApplications ? "b2bNoRoleGroupsBody" : "b2bNoRoleGroupsReader")}
          </Empty>
        }
      />
      {editing && (
        <RoleGroupDialog
          application={application.id}
          group={editing === "new" ? undefined : editing}
          close={() => setEditing(undefined)}
          done={() => {
            setEditing(undefined);
            pages.reload();
          }}
        />
      )}
      {deleting && (
        <DeleteRoleGroup
          application={application.id}
          group={deleting}
          close={() => setDeleting(undefined)}
          done={pages.reload}
        />
      )}
    </>
  );
};
