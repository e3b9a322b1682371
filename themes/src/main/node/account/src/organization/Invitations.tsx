import { useAccountAlerts } from "@keycloak/keycloak-account-ui";
import {
  AlertVariant,
  Button,
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
  EmptyStateHeader,
  EmptyStateIcon,
  Label,
  LabelGroup,
  Toolbar,
  ToolbarContent,
  ToolbarItem,
} from "@patternfly/react-core";
import { EnvelopeIcon, SearchIcon } from "@patternfly/react-icons";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router-dom";

import { PAGE_SIZE, type Schemas, answered, newKey, useApi } from "../api";
import { Choice } from "../parts/Choice";
import { Confirmation } from "../parts/Confirmation";
import { FailedBody } from "../parts/Failed";
import { PageButtons, usePages } from "../parts/Pages";
import { PortalPage } from "../parts/PortalPage";
import { RowActions } from "../parts/RowActions";
import { SkeletonRows } from "../parts/SkeletonRows";
import { useDates } from "../parts/dates";
import { told } from "../parts/refusals";
import { refusalOf } from "../parts/useReading";
import { useOrganization } from "./context";
import { keyOf, roleLabel } from "./roles";
import { INVITATION_COLORS, INVITATION_STATUSES, MEMBER_TYPES } from "./words";

type Invitation = Schemas["InvitationView"];

/** Who was invited, and what became of it. */
export const Invitations = () => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { id, may, page } = useOrganization();
  const { addAlert } = useAccountAlerts();
  const navigate = useNavigate();
  const dates = useDates();
  const [address, setAddress] = useSearchParams();
  const status = address.get("status") ?? "";
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
  const invitations = pages.value?.items;

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

  const invite = manages && (
    <Button onClick={() => navigate(page("invitations/new"))}>{t("b2bInvitePeople")}</Button>
  );

  return (
    <PortalPage title={t("b2bInvitations")} description={t("b2bInvitationsDescription")} actions={invite}>
      <Toolbar className="b2b-toolbar">
        <ToolbarContent>
          <ToolbarItem>
            <Choice
              label={t("b2bStatus")}
              showLabel
              value={status}
              choose={(value) => setAddress(value ? { status: value } : {}, { replace: true })}
              options={[
                { value: "", label: t("b2bAny") },
                ...Object.entries(INVITATION_STATUSES).map(([value, label]) => ({ value, label: t(label) })),
              ]}
            />
          </ToolbarItem>
        </ToolbarContent>
      </Toolbar>
      {pages.refusal ? (
        <FailedBody refusal={pages.refusal} retry={pages.reload} />
      ) : invitations?.length === 0 ? (
        <EmptyState>
          <EmptyStateHeader
            titleText={status ? t("b2bNoneFound") : t("b2bNoInvitations")}
            headingLevel="h2"
            icon={<EmptyStateIcon icon={status ? SearchIcon : EnvelopeIcon} />}
          />
          <EmptyStateBody>
            {status
              ? t("b2bNoInvitationsFoundBody")
              : manages
                ? t("b2bNoInvitationsBody")
                : t("b2bNoInvitationsReader")}
          </EmptyStateBody>
          <EmptyStateFooter>
            <EmptyStateActions>
              {status ? (
                <Button variant="link" onClick={() => setAddress({}, { replace: true })}>
                  {t("b2bClearFilters")}
                </Button>
              ) : (
                manages && (
                  <Button variant="secondary" onClick={() => navigate(page("invitations/new"))}>
                    {t("b2bInvitePeople")}
                  </Button>
                )
              )}
            </EmptyStateActions>
          </EmptyStateFooter>
        </EmptyState>
      ) : (
        <>
          <Table aria-label={t("b2bInvitations")} variant="compact" gridBreakPoint="grid-md">
            <Thead>
              <Tr>
                <Th>{t("email")}</Th>
                <Th>{t("b2bType")}</Th>
                <Th>{t("b2bRoles")}</Th>
                <Th>{t("b2bStatus")}</Th>
                <Th>{t("b2bSent")}</Th>
                <Th>{t("b2bExpires")}</Th>
                {manages && <Th screenReaderText={t("b2bActions")} />}
              </Tr>
            </Thead>
            <Tbody>
              {invitations === undefined ? (
                <SkeletonRows columns={manages ? 7 : 6} />
              ) : (
                invitations.map((invitation) => (
                  <Tr key={invitation.id}>
                    <Td dataLabel={t("email")} modifier="breakWord">{invitation.email}</Td>
                    <Td dataLabel={t("b2bType")}>{t(MEMBER_TYPES[invitation.type])}</Td>
                    <Td dataLabel={t("b2bRoles")}>
                      {invitation.roles.length === 0 ? (
                        t("b2bNone")
                      ) : (
                        <LabelGroup aria-label={t("b2bRoles")}>
                          {invitation.roles.map((role) => (
                            <Label key={keyOf(role)} isCompact>
                              {roleLabel(t, role)}
                            </Label>
                          ))}
                        </LabelGroup>
                      )}
                    </Td>
                    <Td dataLabel={t("b2bStatus")}>
                      <Label isCompact color={INVITATION_COLORS[invitation.status]}>
                        {t(INVITATION_STATUSES[invitation.status])}
                      </Label>
                    </Td>
                    <Td dataLabel={t("b2bSent")}>{dates(invitation.sentAt)}</Td>
                    <Td dataLabel={t("b2bExpires")}>{dates(invitation.expiresAt)}</Td>
                    {manages && (
                      <Td isActionCell>
                        {(invitation.status === "pending" || invitation.status === "expired") && (
                          <RowActions
                            name={invitation.email}
                            items={[
                              { title: t("b2bSendAgain"), onClick: () => void resend(invitation) },
                              { title: t("b2bRevoke"), onClick: () => setRevoking(invitation) },
                            ]}
                          />
                        )}
                      </Td>
                    )}
                  </Tr>
                ))
              )}
            </Tbody>
          </Table>
          <PageButtons pages={pages} />
        </>
      )}
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
