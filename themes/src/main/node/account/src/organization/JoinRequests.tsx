import {
  answered,
  ChoiceField,
  Confirmation,
  FilterBar,
  FilterChoice,
  FilteredEmpty,
  FormDialog,
  ItemTable,
  MEMBER_TYPES,
  PAGE_SIZE,
  type Schemas,
  useApi,
  useDates,
  useDraft,
  useFilters,
  usePages,
} from "@keycloak-b2b/shared";
import { Label, ModalVariant } from "@patternfly/react-core";
import { UserPlusIcon } from "@patternfly/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { PortalPage } from "../parts/PortalPage";
import type { ChosenRole } from "./RoleChoice";
import { RolesField } from "./RolesField";
import { useOrganization } from "./context";
import { named } from "./roles";

type Request = Schemas["JoinRequestsView"];
type Draft = { type: Schemas["MemberView"]["type"]; roles: ChosenRole[] };

const STATUSES: Record<Request["status"], string> = {
  pending: "b2bInvitationPending",
  approved: "b2bRequestApproved",
  rejected: "b2bRequestRejected",
  withdrawn: "b2bRequestWithdrawn",
};

const Approval = ({ request, close, done }: { request: Request; close: () => void; done: () => void }) => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { id, may } = useOrganization();
  const form = useDraft<Draft>(`approval ${id} ${request.id}`, { type: "employee", roles: [] });
  const approve = async ({ type, roles }: Draft) => {
    await answered(
      client.POST("/realms/{realm}/b2b/organizations/{organization}/join-requests/{joinRequest}/approve", {
        params: { path: { realm, organization: id, joinRequest: request.id } },
        body: { type, roles: roles.map(named) },
      }),
    );
    done();
  };
  return (
    <FormDialog
      id="approval"
      title={t("b2bApproveTitle", { name: request.username })}
      action={t("b2bApprove")}
      form={form}
      send={approve}
      close={close}
      variant={ModalVariant.medium}
    >
      <ChoiceField
        control={form.control}
        name="type"
        id="approval-type"
        label={t("b2bType")}
        options={Object.entries(MEMBER_TYPES).map(([value, label]) => ({ value, label: t(label) }))}
      />
      {may("roles:assign") && <RolesField control={form.control} name="roles" id="approval-roles" />}
    </FormDialog>
  );
};

/** Who has asked to join, to be taken in or not. */
export const JoinRequests = () => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { id, may, view } = useOrganization();
  const dates = useDates();
  const filters = useFilters("status");
  const status = filters.values.status || "pending";
  const [approving, setApproving] = useState<Request>();
  const [rejecting, setRejecting] = useState<Request>();
  const manages = may("invitations:manage");
  const pages = usePages(
    (after) =>
      answered(
        client.GET("/realms/{realm}/b2b/organizations/{organization}/join-requests", {
          params: {
            path: { realm, organization: id },
            query: { max: PAGE_SIZE, after, status: status === "any" ? undefined : (status as Request["status"]) },
          },
        }),
      ),
    [id, status],
  );
  const reject = async (request: Request) => {
    await answered(
      client.POST("/realms/{realm}/b2b/organizations/{organization}/join-requests/{joinRequest}/reject", {
        params: { path: { realm, organization: id, joinRequest: request.id } },
        body: {},
      }),
    );
    pages.reload();
  };
  return (
    <PortalPage
      title={t("b2bJoinRequests")}
      description={t("b2bJoinRequestsDescription", { organization: view.name })}
    >
      <FilterBar>
        <FilterChoice filters={{ ...filters, values: { status } }} name="status" label={t("b2bStatus")} words={STATUSES} any="any" />
      </FilterBar>
      <ItemTable
        label={t("b2bJoinRequests")}
        reading={pages}
        keyOf={(request) => request.id}
        nameOf={(request) => request.username}
        columns={[
          { title: t("b2bPerson"), cell: (request) => request.username, breaks: true },
          {
            title: t("email"),
            cell: (request) => (
              <>
                {request.email}{" "}
                {!request.emailVerified && (
                  <Label isCompact color="orange">
                    {t("b2bNotVerified")}
                  </Label>
                )}
              </>
            ),
            breaks: true,
          },
          { title: t("b2bStatus"), cell: (request) => t(STATUSES[request.status]) },
          { title: t("b2bAsked"), cell: (request) => dates(request.createdAt) },
        ]}
        actions={
          manages
            ? (request) =>
                request.status === "pending"
                  ? [
                      { title: t("b2bApprove"), onClick: () => setApproving(request) },
                      { title: t("b2bReject"), onClick: () => setRejecting(request) },
                    ]
                  : []
            : undefined
        }
        empty={
          <FilteredEmpty
            isFiltered={status !== "pending"}
            clear={filters.clear}
            found={t("b2bNoRequestsFoundBody")}
            title={t("b2bNoRequests")}
            icon={UserPlusIcon}
          >
            {t("b2bNoRequestsBody")}
          </FilteredEmpty>
        }
      />
      {approving && (
        <Approval
          request={approving}
          close={() => setApproving(undefined)}
          done={() => {
            setApproving(undefined);
            pages.reload();
          }}
        />
      )}
      {rejecting && (
        <Confirmation
          title={t("b2bRejectTitle", { name: rejecting.username })}
          action={t("b2bReject")}
          perform={() => reject(rejecting)}
          close={() => setRejecting(undefined)}
        >
          {t("b2bRejectBody")}
        </Confirmation>
      )}
    </PortalPage>
  );
};
