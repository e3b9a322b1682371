import {
  Alert,
  Button,
  Form,
  FormGroup,
  FormHelperText,
  HelperText,
  HelperTextItem,
  Modal,
  ModalVariant,
  TextInput,
} from "@patternfly/react-core";
import { UsersIcon } from "@patternfly/react-icons";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router-dom";

import { PAGE_SIZE, type Refusal, type Schemas, answered, newKey, useApi } from "../api";
import { Confirmation } from "../parts/Confirmation";
import { Empty } from "../parts/Empty";
import { FailedBody } from "../parts/Failed";
import { PageButtons, usePages } from "../parts/Pages";
import { PortalPage } from "../parts/PortalPage";
import { RowActions } from "../parts/RowActions";
import { SkeletonRows } from "../parts/SkeletonRows";
import { told } from "../parts/refusals";
import { refusalOf } from "../parts/useReading";
import { useOrganization } from "./context";

type Team = Schemas["TeamView"];
type Draft = { name: string; description: string };

const NewTeam = ({ close }: { close: () => void }) => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { id, page } = useOrganization();
  const navigate = useNavigate();
  const [attempt] = useState(newKey);
  const [refusal, setRefusal] = useState<Refusal>();
  const { control, handleSubmit, formState, setError } = useForm<Draft>({
    defaultValues: { name: "", description: "" },
  });
  const make = async ({ name, description }: Draft) => {
    try {
      const team = await answered(
        client.POST("/realms/{realm}/b2b/organizations/{organization}/teams", {
          params: { path: { realm, organization: id }, header: { "Idempotency-Key": attempt } },
          body: { name: name.trim(), description: description.trim() || undefined },
        }),
      );
      navigate(page(`teams/${team.id}`));
    } catch (reason) {
      const refused = refusalOf(reason);
      if (refused.field === "name") {
        setError("name", { message: told(t, refused) });
      } else {
        setRefusal(refused);
      }
    }
  };
  return (
    <Modal
      isOpen
      variant={ModalVariant.small}
      title={t("b2bNewTeam")}
      onClose={close}
      actions={[
        <Button key="make" type="submit" form="new-team" isDisabled={formState.isSubmitting} isLoading={formState.isSubmitting}>
          {t("b2bMakeTeam")}
        </Button>,
        <Button key="cancel" variant="link" onClick={close}>
          {t("cancel")}
        </Button>,
      ]}
    >
      {refusal && <Alert isInline variant="danger" title={told(t, refusal)} className="pf-v5-u-mb-md" />}
      <Form id="new-team" onSubmit={(event) => void handleSubmit(make)(event)}>
        <FormGroup label={t("b2bName")} fieldId="team-name" isRequired>
          <Controller
            name="name"
            control={control}
            rules={{ validate: (name) => name.trim() !== "" || t("b2bNameNeeded") }}
            render={({ field }) => (
              <TextInput
                id="team-name"
                {...field}
                validated={formState.errors.name ? "error" : "default"}
                aria-describedby="team-name-help"
              />
            )}
          />
          <FormHelperText>
            <HelperText id="team-name-help">
              {formState.errors.name && (
                <HelperTextItem variant="error">{formState.errors.name.message}</HelperTextItem>
              )}
            </HelperText>
          </FormHelperText>
        </FormGroup>
        <FormGroup label={t("b2bDescription")} fieldId="team-description">
          <Controller
            name="description"
            control={control}
            render={({ field }) => <TextInput id="team-description" {...field} />}
          />
        </FormGroup>
      </Form>
    </Modal>
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
  const teams = pages.value?.items;
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
      {pages.refusal ? (
        <FailedBody refusal={pages.refusal} retry={pages.reload} />
      ) : teams?.length === 0 ? (
        <Empty title={t("b2bNoTeams")} icon={UsersIcon}>
          {manages ? t("b2bNoTeamsBody") : t("b2bNoTeamsReader")}
        </Empty>
      ) : (
        <>
          <Table aria-label={t("b2bTeams")} variant="compact" gridBreakPoint="grid-md">
            <Thead>
              <Tr>
                <Th>{t("b2bName")}</Th>
                <Th>{t("b2bDescription")}</Th>
                {manages && <Th screenReaderText={t("b2bActions")} />}
              </Tr>
            </Thead>
            <Tbody>
              {teams === undefined ? (
                <SkeletonRows columns={manages ? 3 : 2} />
              ) : (
                teams.map((team) => (
                  <Tr key={team.id}>
                    <Td dataLabel={t("b2bName")}>
                      <Link to={page(`teams/${team.id}`)}>{team.name}</Link>
                    </Td>
                    <Td dataLabel={t("b2bDescription")} modifier="breakWord">{team.description}</Td>
                    {manages && (
                      <Td isActionCell>
                        <RowActions
                          name={team.name}
                          items={[{ title: t("b2bDelete"), onClick: () => setRemoving(team) }]}
                        />
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
