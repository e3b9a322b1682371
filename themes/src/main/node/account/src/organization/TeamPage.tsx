import {
  answered,
  Empty,
  Failed,
  ItemTable,
  newKey,
  PAGE_SIZE,
  personName,
  refusalOf,
  type Schemas,
  SearchField,
  told,
  useApi,
  useLater,
  usePages,
  useReading,
  Waiting,
} from "@keycloak-b2b/shared";
import { useAccountAlerts } from "@keycloak/keycloak-account-ui";
import { AlertVariant, Button, Title } from "@patternfly/react-core";
import { UsersIcon } from "@patternfly/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router-dom";

import { PortalPage } from "../parts/PortalPage";
import { HeldRoles } from "./HeldRoles";
import { useOrganization } from "./context";

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
      <SearchField
        className="b2b-search pf-v5-u-mb-md"
        label={t("b2bAddToTeam")}
        value={typed}
        change={setTyped}
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
    return <Waiting />;
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
      <ItemTable
        label={t("b2bMembers")}
        reading={pages}
        keyOf={(member) => member.id}
        nameOf={personName}
        columns={[
          {
            title: t("b2bName"),
            cell: (member) => <Link to={page(`members/${member.id}`)}>{personName(member)}</Link>,
          },
          { title: t("email"), cell: (member) => member.email, breaks: true },
        ]}
        actions={manages ? (member) => [{ title: t("b2bTakeOut"), onClick: () => remove(member) }] : undefined}
        empty={
          <Empty title={t("b2bEmptyTeam")} icon={UsersIcon}>
            {t("b2bEmptyTeamBody")}
          </Empty>
        }
      />
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
