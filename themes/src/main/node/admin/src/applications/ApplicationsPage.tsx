import { Confirmation, Empty, ItemTable, PAGE_SIZE, type Schemas, answered, useApi, usePages } from "@keycloak-b2b/shared";
import { Button } from "@patternfly/react-core";
import { CubesIcon } from "@patternfly/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";

import { ConsolePage } from "../parts/ConsolePage";
import { usePath } from "../paths";
import { useRights } from "../rights";
import { AddApplication } from "./AddApplication";
import { SUBSCRIPTIONS, USAGES, applicationName } from "./words";

type Application = Schemas["ApplicationsView"];

/** The clients that organizations may use. */
const ApplicationsPage = () => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { managesApplications } = useRights();
  const path = usePath();
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Application>();
  const pages = usePages(
    (after) =>
      answered(
        client.GET("/admin/realms/{realm}/b2b/applications", {
          params: { path: { realm }, query: { max: PAGE_SIZE, after } },
        }),
      ),
    [realm],
  );
  const remove = async (application: Application) => {
    await answered(
      client.DELETE("/admin/realms/{realm}/b2b/applications/{client}", {
        params: { path: { realm, client: application.id } },
      }),
    );
    pages.reload();
  };
  const add = managesApplications && <Button onClick={() => setAdding(true)}>{t("b2bAddApplication")}</Button>;
  return (
    <ConsolePage title={t("b2bApplications")} description={t("b2bApplicationsDescription")} actions={add}>
      <ItemTable
        label={t("b2bApplications")}
        reading={pages}
        keyOf={({ id }) => id}
        nameOf={applicationName}
        columns={[
          {
            title: t("b2bName"),
            cell: (application) => <Link to={path(`applications/${application.id}`)}>{applicationName(application)}</Link>,
          },
          { title: t("b2bClientId"), cell: ({ clientId }) => clientId, breaks: true },
          { title: t("b2bUsage"), cell: ({ organizations }) => t(USAGES[organizations]) },
          { title: t("b2bSubscription"), cell: ({ selfSubscription }) => t(SUBSCRIPTIONS[selfSubscription]) },
        ]}
        actions={
          managesApplications
            ? (application) => [{ title: t("b2bTakeOut"), onClick: () => setRemoving(application) }]
            : undefined
        }
        empty={
          <Empty title={t("b2bNoApplications")} icon={CubesIcon} action={add}>
            {t(managesApplications ? "b2bNoApplicationsBody" : "b2bNoApplicationsReader")}
          </Empty>
        }
      />
      {adding && <AddApplication close={() => setAdding(false)} />}
      {removing && (
        <Confirmation
          title={t("b2bTakeOutTitle", { name: applicationName(removing) })}
          action={t("b2bTakeOut")}
          perform={() => remove(removing)}
          close={() => setRemoving(undefined)}
        >
          {t("b2bTakeOutBody")}
        </Confirmation>
      )}
    </ConsolePage>
  );
};

export default ApplicationsPage;
