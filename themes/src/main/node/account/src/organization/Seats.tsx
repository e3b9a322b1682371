import {
  answered,
  Attributes,
  Empty,
  FailedBody,
  ItemTable,
  PAGE_SIZE,
  type Paged,
  type Reading,
  type Schemas,
  useApi,
  usePages,
  useReading,
} from "@keycloak-b2b/shared";
import { Skeleton } from "@patternfly/react-core";
import { UsersIcon } from "@patternfly/react-icons";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";

import { PortalPage } from "../parts/PortalPage";
import { organizationPath } from "../root/paths";
import { SeatChart } from "./SeatChart";
import { useOrganization } from "./context";

type Row = Pick<Schemas["SubtreeView"], "id" | "name" | "members" | "seatsTaken" | "seatLimit">;

type ListProps = { reading: Paged<Row> | Reading<{ items: Row[] }> };

/** As a chart and, for those who do not see it, as a table. */
const SeatList = ({ reading }: ListProps) => {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  const rows = reading.value?.items ?? [];
  return (
    <>
      {rows.length > 0 && (
        <SeatChart
          bars={rows.map(({ name, seatsTaken, seatLimit }) => ({ name, taken: seatsTaken, limit: seatLimit }))}
        />
      )}
      <ItemTable
        label={t("b2bSeats")}
        reading={reading}
        keyOf={(organization) => organization.id}
        nameOf={({ name }) => name}
        columns={[
          {
            title: t("b2bOrganization"),
            cell: (organization) => <Link to={organizationPath(organization.id)}>{organization.name}</Link>,
          },
          { title: t("b2bMembers"), cell: ({ members }) => number.format(members) },
          { title: t("b2bSeatsTakenHere"), cell: ({ seatsTaken }) => number.format(seatsTaken) },
          {
            title: t("b2bSeatLimit"),
            cell: ({ seatLimit }) => (seatLimit === undefined ? t("b2bNoLimit") : number.format(seatLimit)),
          },
        ]}
        empty={
          <Empty title={t("b2bNoneFound")} icon={UsersIcon}>
            {t("b2bNothingBelow")}
          </Empty>
        }
      />
    </>
  );
};

const SeatsBelow = () => {
  const { client, realm } = useApi();
  const { id } = useOrganization();
  const pages = usePages(
    (after) =>
      answered(
        client.GET("/realms/{realm}/b2b/organizations/{organization}/subtree", {
          params: { path: { realm, organization: id }, query: { max: PAGE_SIZE, after } },
        }),
      ),
    [id],
  );
  return <SeatList reading={pages} />;
};

/** Who takes how many seats, here and below where one's rights reach. */
export const Seats = () => {
  const { t, i18n } = useTranslation();
  const { client, realm } = useApi();
  const { id, view, may } = useOrganization();
  const number = new Intl.NumberFormat(i18n.language);
  const own = useReading(
    () =>
      answered(
        client.GET("/realms/{realm}/b2b/organizations/{organization}/seats", {
          params: { path: { realm, organization: id } },
        }),
      ),
    [client, realm, id],
  );
  const seats = own.value;
  return (
    <PortalPage title={t("b2bSeats")} description={t("b2bSeatsDescription")}>
      {own.refusal && <FailedBody refusal={own.refusal} retry={own.reload} />}
      {!seats && !own.refusal && <Skeleton screenreaderText={t("b2bLoading")} />}
      {seats?.subtree && (
        <Attributes
          isHorizontal
          className="pf-v5-u-mb-lg"
          of={[
            { name: t("b2bOrganizations"), value: number.format(seats.subtree.organizations) },
            { name: t("b2bSeatsTakenHere"), value: number.format(seats.subtree.seatsTaken) },
            { name: t("b2bPeopleBelow"), value: number.format(seats.subtree.identities) },
          ]}
        />
      )}
      {seats &&
        (seats.subtree && may("children:read") ? (
          <SeatsBelow />
        ) : (
          <SeatList reading={{ ...own, value: { items: [{ ...seats, id, name: view.name }] } }} />
        ))}
    </PortalPage>
  );
};
