import {
  answered,
  Attributes,
  type Column,
  ItemTable,
  PAGE_SIZE,
  type Schemas,
  told,
  useApi,
  usePages,
} from "@keycloak-b2b/shared";
import { Alert, Button, Title } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";

import { PortalPage } from "../parts/PortalPage";
import { useTable } from "../parts/useTable";
import { organizationPath } from "../root/paths";
import { Logins } from "./Logins";
import { SeatChart } from "./SeatChart";
import { useOrganization } from "./context";

type Row = Schemas["SeatReportRow"];

/** What is charged for and who signs in, here and below where one's rights reach. */
export const Usage = () => {
  const { t, i18n } = useTranslation();
  const { client, realm } = useApi();
  const { id, view, may } = useOrganization();
  const number = new Intl.NumberFormat(i18n.language);
  const [total, setTotal] = useState<Schemas["SeatsViewUsage"]>();
  const pages = usePages(
    async (after) => {
      const report = await answered(
        client.GET("/realms/{realm}/b2b/organizations/{organization}/usage", {
          params: { path: { realm, organization: id }, query: { max: PAGE_SIZE, after } },
        }),
      );
      // only the first page has it
      setTotal((before) => report.total ?? before);
      return report;
    },
    [id],
  );
  const table = useTable(`${view.alias}-usage.csv`, () =>
    answered(
      client.GET("/realms/{realm}/b2b/organizations/{organization}/usage/export", {
        params: { path: { realm, organization: id } },
        parseAs: "blob",
      }),
    ),
  );
  const rows = pages.value?.items ?? [];
  const hasBelow = (total?.organizations ?? 1) > 1;
  const ofSubtrees: Column<Row>[] = [
    { title: t("b2bSeatsTakenBelow"), cell: ({ subtree }) => number.format(subtree.seatsTaken) },
    { title: t("b2bPeopleBelow"), cell: ({ subtree }) => number.format(subtree.identities) },
  ];
  return (
    <PortalPage
      title={t("b2bUsage")}
      description={t("b2bUsageDescription")}
      actions={
        <Button variant="secondary" onClick={() => void table.save()}>
          {t("b2bExport")}
        </Button>
      }
    >
      {table.refusal && (
        <Alert isInline variant="danger" title={told(t, table.refusal)} className="pf-v5-u-mb-md" />
      )}
      <Title headingLevel="h2" className="pf-v5-u-mb-md">
        {t("b2bSeats")}
      </Title>
      {total && hasBelow && (
        <Attributes
          isHorizontal
          className="pf-v5-u-mb-lg"
          of={[
            { name: t("b2bOrganizations"), value: number.format(total.organizations) },
            { name: t("b2bSeatsTakenHere"), value: number.format(total.seatsTaken) },
            { name: t("b2bPeople"), value: number.format(total.identities) },
          ]}
        />
      )}
      {rows.length > 0 && (
        <SeatChart
          bars={rows.map(({ name, seatsTaken, seatLimit }) => ({ name, taken: seatsTaken, limit: seatLimit }))}
        />
      )}
      <ItemTable
        label={t("b2bSeats")}
        reading={pages}
        keyOf={(organization) => organization.id}
        nameOf={({ name }) => name}
        columns={[
          {
            title: t("b2bOrganization"),
            cell: (organization) => <Link to={organizationPath(organization.id)}>{organization.name}</Link>,
          },
          { title: t("b2bSeatsTakenHere"), cell: ({ seatsTaken }) => number.format(seatsTaken) },
          {
            title: t("b2bSeatLimit"),
            cell: ({ seatLimit }) => (seatLimit === undefined ? t("b2bNoLimit") : number.format(seatLimit)),
          },
          ...(hasBelow ? ofSubtrees : []),
        ]}
        empty={null}
      />
      {may("audit:read") && <Logins hasBelow={hasBelow} />}
    </PortalPage>
  );
};
