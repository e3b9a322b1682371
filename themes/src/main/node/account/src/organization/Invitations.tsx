import {
  answered,
  Confirmation,
  FilterBar,
  FilterChoice,
  FilteredEmpty,
  ItemTable,
  MEMBER_TYPES,
  newKey,
  PAGE_SIZE,
  refusalOf,
  type Schemas,
  told,
  useApi,
  useDates,
  useFilters,
  usePages,
} from "@keycloak-b2b/shared";
import { useAccountAlerts } from "@keycloak/keycloak-account-ui";
import { AlertVariant, Button, type ButtonProps, Label } from "@patternfly/react-core";
import { EnvelopeIcon } from "@patternfly/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router-dom";

import { PortalPage } from "../parts/PortalPage";
import { RoleLabels } from "./RoleLabels";
import { useOrganization } from "./context";
import { INVITATION_COLORS, INVITATION_STATUSES } from "./words";

type Invitation = Schemas["InvitationView"];

/** Who was invited, and what became of it. */
export const Invitations = () => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { id, may, page } = useOrganization();
  const { addAlert } = useAccountAlerts();
  const navigate = useNavigate();
  const dates = useDates();
  const filters = useFilters("status");
  const { status } = filters.values;
  const [revoking, setRevoking] = useState<Invitation>();
  const manages = may("invitations:manage");

  const pages = usePages(
    (after) =>
      answered(
        client.GET("/realms/{realm}/b2b/organizations/{organization}/invitations", {
          params: {
            path: { realm, organization: id },
            query: { max: PAGE_SIZE, after, status: (status || undefined) as Invitation["status"] | undefined },
          },
        }),
      ),
    [id, status],
  );

  const at = (invitation: Invitation) => ({
    path: { realm, organization: id, invitation: invitation.id },
  });

  const resend = async (invitation: Invitation) => {
    try {
      await answered(
        client.POST("/realms/{realm}/b2b/organizations/{organization}/invitations/{invitation}/resend", {
          params: { ...at(invitation), header: { "Idempotency-Key": newKey() } },
          body: {},
        }),
      );
      addAlert(t("b2bSentAgain", { email: invitation.email }), AlertVariant.success);
    } catch (reason) {
      addAlert(told(t, refusalOf(reason)), AlertVariant.danger);
    }
    pages.reload();
  };

  const revoke = async (invitation: Invitation) => {
    await answered(
      client.DELETE("/realms/{realm}/b2b/organizations/{organization}/invitations/{invitation}", {
        params: at(invitation),
      }),
    );
    pages.reload();
  };

  const invite = (variant: ButtonProps["variant"]) =>
    manages && (
      <Button variant={variant} onClick={() => navigate(page("invitations/new"))}>
        {t("b2bInvitePeople")}
      </Button>
    );

  return (
    <PortalPage title={t("b2bInvitations")} description={t("b2bInvitationsDescription")} actions={invite("primary")}>
      <FilterBar>
        <FilterChoice filters={filters} name="status" label={t("b2bStatus")} words={INVITATION_STATUSES} />
      </FilterBar>
      <ItemTable
        label={t("b2bInvitations")}
        reading={pages}
        keyOf={(invitation) => invitation.id}
        nameOf={(invitation) => invitation.email}
        columns={[
          { title: t("email"), cell: (invitation) => invitation.email, breaks: true },
          { title: t("b2bType"), cell: (invitation) => t(MEMBER_TYPES[invitation.type]) },
          { title: t("b2bRoles"), cell: (invitation) => <RoleLabels roles={invitation.roles} /> },
          {
            title: t("b2bStatus"),
            cell: (invitation) => (
              <Label isCompact color={INVITATION_COLORS[invitation.status]}>
                {t(INVITATION_STATUSES[invitation.status])}
              </Label>
            ),
          },
          { title: t("b2bSent"), cell: (invitation) => dates(invitation.sentAt) },
          { title: t("b2bExpires"), cell: (invitation) => dates(invitation.expiresAt) },
        ]}
        actions={
          manages
            ? (invitation) =>
                invitation.status === "pending" || invitation.status === "expired"
                  ? [
                      { title: t("b2bSendAgain"), onClick: () => void resend(invitation) },
                      { title: t("b2bRevoke"), onClick: () => setRevoking(invitation) },
                    ]
                  : []
            : undefined
        }
        empty={
          <FilteredEmpty
            isFiltered={filters.isFiltered}
            clear={filters.clear}
            found={t("b2bNoInvitationsFoundBody")}
            title={t("b2bNoInvitations")}
            icon={EnvelopeIcon}
            action={invite("secondary")}
          >
            {manages ? t("b2bNoInvitationsBody") : t("b2bNoInvitationsReader")}
          </FilteredEmpty>
        }
      />
      {revoking && (
        <Confirmation
          title={t("b2bRevokeTitle")}
          action={t("b2bRevoke")}
          perform={() => revoke(revoking)}
          close={() => setRevoking(undefined)}
        >
          {t("b2bRevokeBody", { email: revoking.email })}
        </Confirmation>
      )}
    </PortalPage>
  );
};
