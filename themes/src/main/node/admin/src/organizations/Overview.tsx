import { Attributes, type Schemas, answered, told, useApi, useDates, useReading } from "@keycloak-b2b/shared";
import { Alert, ClipboardCopy, Label } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";

import { usePath } from "../paths";
import { STATUSES, STATUS_COLORS } from "./words";

type Organization = Schemas["OrganizationView"];

function useSeats(organization: string) {
  const { t, i18n } = useTranslation();
  const { client, realm } = useApi();
  const seats = useReading(
    () =>
      answered(
        client.GET("/admin/realms/{realm}/b2b/organizations/{organization}/seats", {
          params: { path: { realm, organization } },
        }),
      ),
    [client, realm, organization],
  );
  const number = new Intl.NumberFormat(i18n.language);
  if (seats.refusal) {
    return told(t, seats.refusal);
  }
  if (!seats.value) {
    return undefined;
  }
  const { seatsTaken, seatLimit } = seats.value;
  return seatLimit === undefined
    ? t("b2bSeatsTaken", { count: seatsTaken })
    : t("b2bSeatsOf", { taken: number.format(seatsTaken), limit: number.format(seatLimit) });
}

function useHost(organization: string) {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const reading = useReading(
    () =>
      answered(
        client.GET("/admin/realms/{realm}/b2b/organizations/{organization}/host", {
          params: { path: { realm, organization } },
        }),
      ),
    [client, realm, organization],
  );
  return reading.refusal ? told(t, reading.refusal) : reading.value?.host;
}

/** What the organization is. */
export const Overview = ({ organization }: { organization: Organization }) => {
  const { t } = useTranslation();
  const path = usePath();
  const dates = useDates();
  const seats = useSeats(organization.id);
  const host = useHost(organization.id);
  const { deletion, parent } = organization;
  return (
    <>
      {deletion && (
        <Alert
          isInline
          variant="danger"
          className="pf-v5-u-mb-md"
          title={t("b2bBeingDeleted", { date: dates(deletion.purgeAt) })}
        />
      )}
      {!organization.available && organization.status === "active" && (
        <Alert isInline variant="warning" className="pf-v5-u-mb-md" title={t("b2bUnavailableFromAbove")} />
      )}
      <Attributes
        isHorizontal
        of={[
          { name: t("b2bShortName"), value: organization.alias },
          {
            name: t("b2bStatus"),
            value: (
              <Label isCompact color={STATUS_COLORS[organization.status]}>
                {t(STATUSES[organization.status])}
              </Label>
            ),
          },
          { name: t("b2bKind"), value: organization.kind },
          {
            name: t("b2bBelongsTo"),
            value: parent?.id ? <Link to={path(`organizations/${parent.id}`)}>{parent.name}</Link> : parent?.name,
          },
          { name: t("b2bSeats"), value: seats },
          {
            name: t("b2bAdminInheritance"),
            value: t(organization.adminInheritance === "inherit" ? "b2bAdminsInherited" : "b2bAdminsExplicit"),
          },
          { name: t("b2bHost"), value: host },
          { name: t("b2bExternalId"), value: organization.externalId },
          { name: t("b2bBillingReference"), value: organization.billingReference },
          {
            name: t("b2bId"),
            value: (
              <ClipboardCopy
                isReadOnly
                variant="inline-compact"
                hoverTip={t("b2bCopy")}
                clickTip={t("b2bCopied")}
                textAriaLabel={t("b2bId")}
              >
                {organization.id}
              </ClipboardCopy>
            ),
          },
        ]}
      />
    </>
  );
};
