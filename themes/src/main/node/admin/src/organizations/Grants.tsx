import {
  Confirmation,
  Empty,
  ItemTable,
  Labels,
  PAGE_SIZE,
  type Schemas,
  answered,
  useApi,
  usePages,
} from "@keycloak-b2b/shared";
import { Button, Flex, FlexItem, Label, Title } from "@patternfly/react-core";
import { CubesIcon, LayerGroupIcon } from "@patternfly/react-icons";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

import { groupName } from "../applications/RoleGroups";
import { applicationName } from "../applications/words";
import { Refused, useDeed } from "../parts/useDeed";
import { useRights } from "../rights";
import { GiveApplication } from "./GiveApplication";
import { GiveRoleGroup } from "./GiveRoleGroup";
import { GRANTS, GRANT_COLORS } from "./words";

type Organization = Schemas["OrganizationView"];
type Application = Schemas["GrantedApplicationsView"];
type RoleGroup = Schemas["GrantedRoleGroupsView"];

const Heading = ({ title, action }: { title: string; action: ReactNode }) => (
  <Flex justifyContent={{ default: "justifyContentSpaceBetween" }} className="pf-v5-u-mb-sm">
    <FlexItem>
      <Title headingLevel="h2">{title}</Title>
    </FlexItem>
    {action && <FlexItem>{action}</FlexItem>}
  </Flex>
);

const Applications = ({ organization }: { organization: Organization }) => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { manages } = useRights();
  const [giving, setGiving] = useState(false);
  const { refusal, perform } = useDeed();
  const [withdrawing, setWithdrawing] = useState<Application>();
  const at = (application: Application) => ({
    params: { path: { realm, organization: organization.id, client: application.id } },
  });
  const pages = usePages(
    (after) =>
      answered(
        client.GET("/admin/realms/{realm}/b2b/organizations/{organization}/applications", {
          params: { path: { realm, organization: organization.id }, query: { max: PAGE_SIZE, after } },
        }),
      ),
    [realm, organization.id],
  );
  const become = async (application: Application, status: Application["status"]) => {
    await answered(
      client.PUT("/admin/realms/{realm}/b2b/organizations/{organization}/applications/{client}", {
        ...at(application),
        body: { status },
      }),
    );
    pages.reload();
  };
  const withdraw = async (application: Application) => {
    await answered(
      client.DELETE("/admin/realms/{realm}/b2b/organizations/{organization}/applications/{client}", at(application)),
    );
    pages.reload();
  };
  const give = manages && (
    <Button variant="secondary" onClick={() => setGiving(true)}>
      {t("b2bGiveApplication")}
    </Button>
  );
  return (
    <>
      <Heading title={t("b2bApplications")} action={pages.value?.items.length !== 0 && give} />
      <Refused refusal={refusal} />
      <ItemTable
        label={t("b2bApplications")}
        reading={pages}
        keyOf={({ id }) => id}
        nameOf={applicationName}
        columns={[
          { title: t("b2bName"), cell: applicationName },
          {
            title: t("b2bRolesOfNewMembers"),
            cell: ({ defaultRoles }) => <Labels label={t("b2bRolesOfNewMembers")} texts={defaultRoles} most={6} />,
          },
          {
            title: t("b2bStatus"),
            cell: ({ status }) => (
              <Label isCompact color={GRANT_COLORS[status]}>
                {t(GRANTS[status])}
              </Label>
            ),
          },
        ]}
        actions={
          manages
            ? (application) => [
                application.status === "active"
                  ? { title: t("b2bSuspend"), onClick: () => perform(() => become(application, "suspended")) }
                  : { title: t("b2bActivate"), onClick: () => perform(() => become(application, "active")) },
                { isSeparator: true },
                { title: t("b2bWithdraw"), onClick: () => setWithdrawing(application) },
              ]
            : undefined
        }
        empty={
          <Empty title={t("b2bNoGrants")} icon={CubesIcon} action={give}>
            {t("b2bNoGrantsBody")}
          </Empty>
        }
      />
      {giving && (
        <GiveApplication organization={organization} close={() => setGiving(false)} done={pages.reload} />
      )}
      {withdrawing && (
        <Confirmation
          title={t("b2bWithdrawApplicationTitle", {
            name: applicationName(withdrawing),
            organization: organization.name,
          })}
          action={t("b2bWithdraw")}
          perform={() => withdraw(withdrawing)}
          close={() => setWithdrawing(undefined)}
        >
          {t("b2bWithdrawApplicationBody")}
        </Confirmation>
      )}
    </>
  );
};

const RoleGroups = ({ organization }: { organization: Organization }) => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { manages } = useRights();
  const [giving, setGiving] = useState(false);
  const { refusal, perform } = useDeed();
  const [withdrawing, setWithdrawing] = useState<RoleGroup>();
  const at = ({ roleGroup }: RoleGroup) => ({
    params: { path: { realm, organization: organization.id, roleGroup: roleGroup.id } },
  });
  const pages = usePages(
    (after) =>
      answered(
        client.GET("/admin/realms/{realm}/b2b/organizations/{organization}/role-groups", {
          params: { path: { realm, organization: organization.id }, query: { max: PAGE_SIZE, after } },
        }),
      ),
    [realm, organization.id],
  );
  const expose = async (granted: RoleGroup) => {
    await answered(
      client.PUT("/admin/realms/{realm}/b2b/organizations/{organization}/role-groups/{roleGroup}", {
        ...at(granted),
        body: { exposedToChildren: !granted.exposedToChildren },
      }),
    );
    pages.reload();
  };
  const withdraw = async (granted: RoleGroup) => {
    await answered(
      client.DELETE("/admin/realms/{realm}/b2b/organizations/{organization}/role-groups/{roleGroup}", at(granted)),
    );
    pages.reload();
  };
  const give = manages && (
    <Button variant="secondary" onClick={() => setGiving(true)}>
      {t("b2bGiveRoleGroup")}
    </Button>
  );
  return (
    <>
      <Heading title={t("b2bRoleGroups")} action={pages.value?.items.length !== 0 && give} />
      <Refused refusal={refusal} />
      <ItemTable
        label={t("b2bRoleGroups")}
        reading={pages}
        keyOf={({ roleGroup }) => roleGroup.id}
        nameOf={({ roleGroup }) => groupName(roleGroup)}
        columns={[
          { title: t("b2bName"), cell: ({ roleGroup }) => groupName(roleGroup) },
          {
            title: t("b2bRolesOfGroup"),
            cell: ({ roleGroup }) => <Labels label={t("b2bRolesOfGroup")} texts={roleGroup.appRoles} most={6} />,
          },
          {
            title: t("b2bForBelow"),
            cell: ({ exposedToChildren }) => t(exposedToChildren ? "b2bExposed" : "b2bNotExposed"),
          },
        ]}
        actions={
          manages
            ? (granted) => [
                {
                  title: t(granted.exposedToChildren ? "b2bKeepFromBelow" : "b2bLetBelow"),
                  onClick: () => perform(() => expose(granted)),
                },
                { isSeparator: true },
                { title: t("b2bWithdraw"), onClick: () => setWithdrawing(granted) },
              ]
            : undefined
        }
        empty={
          <Empty title={t("b2bNoRoleGroupsGranted")} icon={LayerGroupIcon} action={give}>
            {t("b2bNoRoleGroupsGrantedBody")}
          </Empty>
        }
      />
      {giving && <GiveRoleGroup organization={organization} close={() => setGiving(false)} done={pages.reload} />}
      {withdrawing && (
        <Confirmation
          title={t("b2bWithdrawRoleGroupTitle", {
            name: groupName(withdrawing.roleGroup),
            organization: organization.name,
          })}
          action={t("b2bWithdraw")}
          perform={() => withdraw(withdrawing)}
          close={() => setWithdrawing(undefined)}
        >
          {t("b2bWithdrawRoleGroupBody", { roles: withdrawing.roleGroup.appRoles.join(", ") })}
        </Confirmation>
      )}
    </>
  );
};

/** What the platform has granted to the organization. */
export const Grants = ({ organization }: { organization: Organization }) => (
  <>
    <Applications organization={organization} />
    <div className="pf-v5-u-mt-xl" />
    <RoleGroups organization={organization} />
  </>
);
