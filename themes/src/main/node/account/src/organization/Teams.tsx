import {
  answered,
  Confirmation,
  Empty,
  FormDialog,
  ItemTable,
  newKey,
  PAGE_SIZE,
  type Schemas,
  TextField,
  useApi,
  useDraft,
  usePages,
} from "@keycloak-b2b/shared";
import { Button } from "@patternfly/react-core";
import { UsersIcon } from "@patternfly/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router-dom";

import { PortalPage } from "../parts/PortalPage";
import { useOrganization } from "./context";

type Team = Schemas["TeamView"];
type Draft = { name: string; description: string };

const NewTeam = ({ close }: { close: () => void }) => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { id, page } = useOrganization();
  const navigate = useNavigate();
  const [attempt] = useState(newKey);
  const form = useDraft<Draft>(`team ${id}`, { name: "", description: "" });
  const make = async ({ name, description }: Draft) => {
    const team = await answered(
      client.POST("/realms/{realm}/b2b/organizations/{organization}/teams", {
        params: { path: { realm, organization: id }, header: { "Idempotency-Key": attempt } },
        body: { name: name.trim(), description: description.trim() || undefined },
      }),
    );
    navigate(page(`teams/${team.id}`));
  };
  return (
    <FormDialog id="new-team" title={t("b2bNewTeam")} action={t("b2bMakeTeam")} form={form} send={make} close={close}>
      <TextField control={form.control} name="name" id="team-name" label={t("b2bName")} isRequired />
      <TextField control={form.control} name="description" id="team-description" label={t("b2bDescription")} />
    </FormDialog>
  );
};

/** Groups of members who hold roles together. */
export const Teams = () => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { id, may, page } = useOrganization();
  const [making, setMaking] = useState(false);
  const [removing, setRemoving] = useState<Team>();
  const manages = may("teams:manage");
  const pages = usePages(
    (after) =>
      answered(
        client.GET("/realms/{realm}/b2b/organizations/{organization}/teams", {
          params: { path: { realm, organization: id }, query: { max: PAGE_SIZE, after } },
        }),
      ),
    [id],
  );
  const remove = async (team: Team) => {
    await answered(
      client.DELETE("/realms/{realm}/b2b/organizations/{organization}/teams/{team}", {
        params: { path: { realm, organization: id, team: team.id } },
      }),
    );
    pages.reload();
  };
  return (
    <PortalPage
      title={t("b2bTeams")}
      description={t("b2bTeamsDescription")}
      actions={manages && <Button onClick={() => setMaking(true)}>{t("b2bNewTeam")}</Button>}
    >
      <ItemTable
        label={t("b2bTeams")}
        reading={pages}
        keyOf={(team) => team.id}
        nameOf={(team) => team.name}
        columns={[
          { title: t("b2bName"), cell: (team) => <Link to={page(`teams/${team.id}`)}>{team.name}</Link> },
          { title: t("b2bDescription"), cell: (team) => team.description, breaks: true },
        ]}
        actions={manages ? (team) => [{ title: t("b2bDelete"), onClick: () => setRemoving(team) }] : undefined}
        empty={
          <Empty title={t("b2bNoTeams")} icon={UsersIcon}>
            {manages ? t("b2bNoTeamsBody") : t("b2bNoTeamsReader")}
          </Empty>
        }
      />
      {making && <NewTeam close={() => setMaking(false)} />}
      {removing && (
        <Confirmation
          title={t("b2bDeleteTeamTitle", { name: removing.name })}
          action={t("b2bDelete")}
          perform={() => remove(removing)}
          close={() => setRemoving(undefined)}
        >
          {t("b2bDeleteTeamBody")}
        </Confirmation>
      )}
    </PortalPage>
  );
};
