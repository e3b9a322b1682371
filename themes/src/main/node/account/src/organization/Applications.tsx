import { answered, Empty, ItemTable, Labels, type Schemas, useApi, useReading } from "@keycloak-b2b/shared";
import { Label } from "@patternfly/react-core";
import { CubesIcon } from "@patternfly/react-icons";
import { useTranslation } from "react-i18next";

import { PortalPage } from "../parts/PortalPage";
import { useOrganization } from "./context";

type Grant = Schemas["GrantedApplicationsView"];

const MOST = 200;

const STATUSES: Record<Grant["status"], string> = {
  active: "b2bStatusActive",
  requested: "b2bStatusRequested",
  suspended: "b2bStatusSuspended",
};

/** What the organization was granted, with the roles that it may hand out. */
export const Applications = () => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { id, view } = useOrganization();
  const params = { path: { realm, organization: id }, query: { max: MOST } };
  const reading = useReading(
    async () => {
      const [applications, groups] = await Promise.all([
        answered(client.GET("/realms/{realm}/b2b/organizations/{organization}/applications", { params })),
        answered(client.GET("/realms/{realm}/b2b/organizations/{organization}/role-groups", { params })),
      ]);
      return { applications: applications.items, groups: groups.items };
    },
    [client, realm, id],
  );
  const rolesOf = (application: Grant) => [
    ...new Set(
      reading.value?.groups
        .filter(({ roleGroup }) => roleGroup.application === application.id)
        .flatMap(({ roleGroup }) => roleGroup.appRoles),
    ),
  ];
  return (
    <PortalPage title={t("b2bApplications")} description={t("b2bApplicationsDescription", { organization: view.name })}>
      <ItemTable
        label={t("b2bApplications")}
        reading={{ ...reading, value: reading.value && { items: reading.value.applications } }}
        keyOf={(application) => application.id}
        nameOf={(application) => application.name || application.clientId}
        columns={[
          { title: t("b2bName"), cell: (application) => application.name || application.clientId },
          {
            title: t("b2bRoles"),
            cell: (application) => <Labels label={t("b2bRoles")} texts={rolesOf(application)} most={6} />,
          },
          {
            title: t("b2bStatus"),
            cell: (application) => (
              <Label isCompact color={application.status === "active" ? "green" : "orange"}>
                {t(STATUSES[application.status])}
              </Label>
            ),
          },
        ]}
        empty={
          <Empty title={t("b2bNoApplications")} icon={CubesIcon}>
            {t("b2bNoApplicationsBody")}
          </Empty>
        }
      />
    </PortalPage>
  );
};
