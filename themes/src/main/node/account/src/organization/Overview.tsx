import {
  answered,
  Attributes,
  Confirmation,
  MEMBER_TYPES,
  told,
  useApi,
  useDates,
  useReading,
} from "@keycloak-b2b/shared";
import {
  Alert,
  Button,
  Card,
  CardBody,
  CardFooter,
  CardTitle,
  Gallery,
  Progress,
  ProgressVariant,
  Skeleton,
} from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router-dom";

import { basePath } from "../environment";
import { useMe } from "../me";
import { PortalPage } from "../parts/PortalPage";
import { organizationPath } from "../root/paths";
import { RoleLabels } from "./RoleLabels";
import { useOrganization } from "./context";

const PERCENT = 100;
const NEARLY_FULL = 90;

const Seats = () => {
  const { t, i18n } = useTranslation();
  const { client, realm } = useApi();
  const { id, page, may } = useOrganization();
  const seats = useReading(
    () =>
      answered(
        client.GET("/realms/{realm}/b2b/organizations/{organization}/seats", {
          params: { path: { realm, organization: id } },
        }),
      ),
    [client, realm, id],
  );
  if (seats.refusal) {
    return <Alert isInline variant="warning" title={told(t, seats.refusal)} />;
  }
  const number = new Intl.NumberFormat(i18n.language);
  const { members, seatsTaken, seatLimit, subtree } = seats.value ?? {};
  const percent = seatLimit ? Math.min(PERCENT, ((seatsTaken ?? 0) * PERCENT) / seatLimit) : 0;
  return (
    <Card>
      <CardTitle component="h2">{t("b2bMembers")}</CardTitle>
      <CardBody>
        {seatsTaken === undefined ? (
          <Skeleton screenreaderText={t("b2bLoading")} />
        ) : (
          <>
            <div className="b2b-figure">{number.format(members ?? 0)}</div>
            {seatLimit === undefined ? (
              <p>{t("b2bSeatsTaken", { count: seatsTaken })}</p>
            ) : (
              <Progress
                title={t("b2bSeats")}
                value={percent}
                label={t("b2bSeatsOf", { taken: number.format(seatsTaken), limit: number.format(seatLimit) })}
                variant={percent >= NEARLY_FULL ? ProgressVariant.warning : undefined}
              />
            )}
            {subtree && subtree.organizations > 1 && (
              <p className="pf-v5-u-mt-sm">
                {t("b2bSubtreeUsage", {
                  organizations: number.format(subtree.organizations),
                  people: number.format(subtree.identities),
                })}
              </p>
            )}
          </>
        )}
      </CardBody>
      <CardFooter>
        {may("invitations:manage") ? (
          <Link to={page("invitations/new")}>{t("b2bInvitePeople")}</Link>
        ) : (
          <Link to={page("members")}>{t("b2bShowMembers")}</Link>
        )}
      </CardFooter>
    </Card>
  );
};

/** What the organization is, and what the person is to it. */
export const Overview = () => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { id, view, mine, page, may } = useOrganization();
  const { reload } = useMe();
  const navigate = useNavigate();
  const dates = useDates();
  const [leaving, setLeaving] = useState(false);
  const leave = async () => {
    await answered(
      client.DELETE("/realms/{realm}/b2b/organizations/{organization}/members/me", {
        params: { path: { realm, organization: id } },
      }),
    );
    reload();
    navigate(basePath);
  };
  const roles = (mine?.roles ?? [])
    .filter((role) => role !== "member")
    .map((organizationRole) => ({ organizationRole }));
  return (
    <PortalPage
      title={view.name}
      description={mine ? t("b2bOverviewDescription") : t("b2bOverviewFromAbove")}
    >
      {view.deletion && (
        <Alert
          isInline
          variant="danger"
          className="pf-v5-u-mb-md"
          title={t("b2bBeingDeleted", { date: dates(view.deletion.purgeAt) })}
        />
      )}
      {!view.available && !view.deletion && (
        <Alert isInline variant="warning" className="pf-v5-u-mb-md" title={t("b2bNotAvailable")} />
      )}
      <Gallery hasGutter minWidths={{ default: "100%", md: "20rem" }}>
        <Card>
          <CardTitle component="h2">{t("b2bOrganization")}</CardTitle>
          <CardBody>
            <Attributes
              of={[
                { name: t("b2bShortName"), value: view.alias },
                {
                  name: t("b2bBelongsTo"),
                  value: view.parent?.id ? (
                    <Link to={organizationPath(view.parent.id)}>{view.parent.name}</Link>
                  ) : (
                    view.parent?.name
                  ),
                },
              ]}
            />
          </CardBody>
        </Card>
        {mine && (
          <Card>
            <CardTitle component="h2">{t("b2bMyMembership")}</CardTitle>
            <CardBody>
              <Attributes
                of={[
                  { name: t("b2bType"), value: t(MEMBER_TYPES[mine.type]) },
                  {
                    name: t("b2bOrganizationRoles"),
                    value:
                      roles.length === 0 ? t("b2bRoleMember") : <RoleLabels roles={roles} />,
                  },
                ]}
              />
            </CardBody>
            <CardFooter>
              <Button variant="link" isInline isDanger onClick={() => setLeaving(true)}>
                {t("b2bLeave")}
              </Button>
            </CardFooter>
          </Card>
        )}
        {may("members:read") && <Seats />}
        {may("invitations:read") && (
          <Card>
            <CardTitle component="h2">{t("b2bInvitations")}</CardTitle>
            <CardBody>{t("b2bInvitationsDescription")}</CardBody>
            <CardFooter>
              <Link to={page("invitations")}>{t("b2bShowInvitations")}</Link>
            </CardFooter>
          </Card>
        )}
      </Gallery>
      {leaving && (
        <Confirmation
          title={t("b2bLeaveTitle", { organization: view.name })}
          action={t("b2bLeave")}
          perform={leave}
          close={() => setLeaving(false)}
        >
          {t("b2bLeaveBody")}
        </Confirmation>
      )}
    </PortalPage>
  );
};
