import { useAccountAlerts } from "@keycloak/keycloak-account-ui";
import { AlertVariant, Button, PageSection, SearchInput, Spinner, Title } from "@patternfly/react-core";
import { UsersIcon } from "@patternfly/react-icons";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router-dom";

import { PAGE_SIZE, type Schemas, answered, newKey, useApi } from "../api";
import { Empty } from "../parts/Empty";
import { Failed, FailedBody } from "../parts/Failed";
import { PageButtons, usePages } from "../parts/Pages";
import { PortalPage } from "../parts/PortalPage";
import { SkeletonRows } from "../parts/SkeletonRows";
import { told } from "../parts/refusals";
import { useLater } from "../parts/useLater";
import { refusalOf, useReading } from "../parts/useReading";
import { HeldRoles } from "./HeldRoles";
import { useOrganization } from "./context";
import { personName } from "./words";

type Member = Schemas["MemberView"];

const MOST_FOUND = 5;

/** Finds members as one types, and adds those that are chosen. */
const AddMember = ({ add }: { add: (member: Member) => void }) => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { id } = useOrganization();
  const [typed, setTyped] = useState("");
  const search = useLater(typed.trim());
  const found = useReading(
    async () =>
      search === ""
        ? []
        : (
            await answered(
              client.GET("/realms/{realm}/b2b/organizations/{organization}/members", {
                params: { path: { realm, organization: id }, query: { search, max: MOST_FOUND } },
              }),
            )
          ).items,
    [client, realm, id, search],
  );
  return (
    <>
      <SearchInput
        className="b2b-search pf-v5-u-mb-md"
        aria-label={t("b2bAddToTeam")}
        placeholder={t("b2bAddToTeam")}
        value={typed}
        resetButtonLabel={t("b2bClear")}
        onChange={(_event, value) => setTyped(value)}
        onClear={() => setTyped("")}
      />
      {search !== "" && found.value?.length === 0 && <p className="pf-v5-u-mb-md">{t("b2bNoneFound")}</p>}
      {search !== "" &&
        found.value?.map((member) => (
          <div key={member.id} className="pf-v5-u-mb-sm">
            {personName(member)} ({member.email}){" "}
            <Button
              variant="secondary"
              size="sm"
              aria-label={t("b2bAddName", { name: personName(member) })}
              onClick={() => {
                setTyped("");
                add(member);
              }}
            >
              {t("b2bAdd")}
            </Button>
          </div>
        ))}
    </>
  );
};

/** One team: who is in it, and the roles that they hold by it. */
export const TeamPage = () => {
  const { team = "" } = useParams();
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { id, may, page } = useOrganization();
  const { addAlert } = useAccountAlerts();
  const manages = may("teams:manage");
  const path = { realm, organization: id, team };
  const reading = useReading(
    () =>
      answered(client.GET("/realms/{realm}/b2b/organizations/{organization}/teams/{team}", { params: { path } })),
    [client, realm, id, team],
  );
  const pages = usePages(
    (after) =>
      answered(
        client.GET("/realms/{realm}/b2b/organizations/{organization}/teams/{team}/members", {
          params: { path, query: { max: PAGE_SIZE, after } },
        }),
      ),
    [id, team],
  );
  const members = pages.value?.items;

  const perform = async (change: Promise<unknown>, message: string) => {
    try {
      await change;
      addAlert(message, AlertVariant.success);
    } catch (reason) {
      addAlert(told(t, refusalOf(reason)), AlertVariant.danger);
    }
    pages.reload();
  };
  const add = (member: Member) =>
    void perform(
      answered(
        client.POST("/realms/{realm}/b2b/organizations/{organization}/teams/{team}/members", {
          params: { path, header: { "Idempotency-Key": newKey() } },
          body: { userId: member.id },
        }),
      ),
      t("b2bAddedToTeam", { name: personName(member) }),
    );
  const remove = (member: Member) =>
    void perform(
      answered(
        client.DELETE("/realms/{realm}/b2b/organizations/{organization}/teams/{team}/members/{user}", {
          params: { path: { ...path, user: member.id } },
        }),
      ),
      t("b2bTakenFromTeam", { name: personName(member) }),
    );

  if (reading.refusal) {
    return <Failed title={t("b2bTeams")} refusal={reading.refusal} retry={reading.reload} />;
  }
  if (!reading.value) {
    return (
      <PageSection variant="light">
        <Spinner aria-label={t("b2bLoading")} />
      </PageSection>
    );
  }
  return (
    <PortalPage
      title={reading.value.name}
      description={reading.value.description}
      above={{ title: t("b2bTeams"), path: "teams" }}
    >
      <Title headingLevel="h2" className="pf-v5-u-mb-md">
        {t("b2bMembers")}
      </Title>
      {manages && may("members:read") && <AddMember add={add} />}
      {pages.refusal ? (
        <FailedBody refusal={pages.refusal} retry={pages.reload} />
      ) : members?.length === 0 ? (
        <Empty title={t("b2bEmptyTeam")} icon={UsersIcon}>
          {t("b2bEmptyTeamBody")}
        </Empty>
      ) : (
        <>
          <Table aria-label={t("b2bMembers")} variant="compact" gridBreakPoint="grid-md">
            <Thead>
              <Tr>
                <Th>{t("b2bName")}</Th>
                <Th>{t("email")}</Th>
                {manages && <Th screenReaderText={t("b2bActions")} />}
              </Tr>
            </Thead>
            <Tbody>
              {members === undefined ? (
                <SkeletonRows columns={manages ? 3 : 2} />
              ) : (
                members.map((member) => (
                  <Tr key={member.id}>
                    <Td dataLabel={t("b2bName")}>
                      <Link to={page(`members/${member.id}`)}>{personName(member)}</Link>
                    </Td>
                    <Td dataLabel={t("email")} modifier="breakWord">{member.email}</Td>
                    {manages && (
                      <Td isActionCell>
                        <Button
                          variant="link"
                          aria-label={t("b2bTakeNameOut", { name: personName(member) })}
                          onClick={() => remove(member)}
                        >
                          {t("b2bTakeOut")}
                        </Button>
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
      {may("roles:read") && (
        <>
          <Title headingLevel="h2" className="pf-v5-u-mt-xl pf-v5-u-mb-md">
            {t("b2bRoles")}
          </Title>
          <HeldRoles holder={{ team }} isFixed={!may("roles:assign")} />
        </>
      )}
    </PortalPage>
  );
};
