import { Label, LabelGroup } from "@patternfly/react-core";
import { CubesIcon } from "@patternfly/react-icons";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";

import { type Schemas, answered, useApi } from "../api";
import { Empty } from "../parts/Empty";
import { FailedBody } from "../parts/Failed";
import { PortalPage } from "../parts/PortalPage";
import { SkeletonRows } from "../parts/SkeletonRows";
import { useReading } from "../parts/useReading";
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
  const applications = reading.value?.applications;
  const rolesOf = (application: Grant) => [
    ...new Set(
      reading.value?.groups
        .filter(({ roleGroup }) => roleGroup.application === application.id)
        .flatMap(({ roleGroup }) => roleGroup.appRoles),
    ),
  ];
  return (
    <PortalPage title={t("b2bApplications")} description={t("b2bApplicationsDescription", { organization: view.name })}>
      {reading.refusal ? (
        <FailedBody refusal={reading.refusal} retry={reading.reload} />
      ) : applications?.length === 0 ? (
        <Empty title={t("b2bNoApplications")} icon={CubesIcon}>
          {t("b2bNoApplicationsBody")}
        </Empty>
      ) : (
        <Table aria-label={t("b2bApplications")} variant="compact" gridBreakPoint="grid-md">
          <Thead>
            <Tr>
              <Th>{t("b2bName")}</Th>
              <Th>{t("b2bRoles")}</Th>
              <Th>{t("b2bStatus")}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {applications === undefined ? (
              <SkeletonRows columns={3} />
            ) : (
              applications.map((application) => {
                const roles = rolesOf(application);
                return (
                  <Tr key={application.id}>
                    <Td dataLabel={t("b2bName")}>{application.name || application.clientId}</Td>
                    <Td dataLabel={t("b2bRoles")}>
                      {roles.length === 0 ? (
                        t("b2bNone")
                      ) : (
                        <LabelGroup aria-label={t("b2bRoles")} numLabels={6}>
                          {roles.map((role) => (
                            <Label key={role} isCompact>
                              {role}
                            </Label>
                          ))}
                        </LabelGroup>
                      )}
                    </Td>
                    <Td dataLabel={t("b2bStatus")}>
                      <Label isCompact color={application.status === "active" ? "green" : "orange"}>
                        {t(STATUSES[application.status])}
                      </Label>
                    </Td>
                  </Tr>
                );
              })
            )}
          </Tbody>
        </Table>
      )}
    </PortalPage>
  );
};
