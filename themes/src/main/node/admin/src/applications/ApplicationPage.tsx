import { Failed, Waiting, tagged, useApi, useReading } from "@keycloak-b2b/shared";
import { Title } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router-dom";

import { ConsolePage } from "../parts/ConsolePage";
import { useRights } from "../rights";
import { ApplicationForm } from "./ApplicationForm";
import { RoleGroups } from "./RoleGroups";
import { applicationName } from "./words";

/** One application: how organizations use it, and its role groups. */
const ApplicationPage = () => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { readsClients } = useRights();
  const { application = "" } = useParams();
  const load = () =>
    tagged(
      client.GET("/admin/realms/{realm}/b2b/applications/{client}", {
        params: { path: { realm, client: application } },
      }),
    );
  const reading = useReading(load, [client, realm, application]);
  if (reading.refusal) {
    return <Failed title={t("b2bApplication")} refusal={reading.refusal} retry={reading.reload} />;
  }
  if (!reading.value) {
    return <Waiting />;
  }
  const { value } = reading.value;
  return (
    <ConsolePage
      title={applicationName(value)}
      description={value.clientId}
      above={[{ title: t("b2bApplications"), path: "applications" }]}
      actions={
        readsClients && (
          <Link to={`/${encodeURIComponent(realm)}/clients/${value.id}/roles`}>{t("b2bRolesOfClient")}</Link>
        )
      }
    >
      <RoleGroups application={value} />
      <Title headingLevel="h2" className="pf-v5-u-mt-xl pf-v5-u-mb-md">
        {t("b2bHowUsed")}
      </Title>
      <ApplicationForm key={value.id} read={reading.value} load={load} reload={reading.reload} />
    </ConsolePage>
  );
};

export default ApplicationPage;
