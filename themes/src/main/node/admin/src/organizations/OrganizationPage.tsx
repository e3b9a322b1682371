import { Confirmation, Failed, type Schemas, Waiting, answered, useApi, useReading } from "@keycloak-b2b/shared";
import { Button, Tab, TabTitleText, Tabs } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router-dom";

import { ConsolePage } from "../parts/ConsolePage";
import { Refused, useDeed } from "../parts/useDeed";
import { usePath } from "../paths";
import { useRights } from "../rights";
import { Grants } from "./Grants";
import { Members } from "./Members";
import { NewOrganization } from "./NewOrganization";
import { Overview } from "./Overview";

type Organization = Schemas["OrganizationView"];

const TABS: Record<string, string> = { overview: "b2bOverview", members: "b2bMembers", grants: "b2bGrants" };

const Actions = ({ organization, reload }: { organization: Organization; reload: () => void }) => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const [making, setMaking] = useState(false);
  const [suspending, setSuspending] = useState(false);
  const { refusal, perform } = useDeed();
  const become = async (status: Organization["status"]) => {
    await answered(
      client.PATCH("/admin/realms/{realm}/b2b/organizations/{organization}", {
        params: { path: { realm, organization: organization.id } },
        body: { status },
      }),
    );
    reload();
  };
  return (
    <>
      <Refused refusal={refusal} />
      {organization.status === "active" && (
        <Button variant="secondary" isDanger onClick={() => setSuspending(true)}>
          {t("b2bSuspend")}
        </Button>
      )}
      {organization.status === "suspended" && (
        <Button variant="secondary" onClick={() => perform(() => become("active"))}>
          {t("b2bResume")}
        </Button>
      )}{" "}
      <Button variant="secondary" onClick={() => setMaking(true)}>
        {t("b2bNewBelow")}
      </Button>
      {making && <NewOrganization parent={organization.id} close={() => setMaking(false)} />}
      {suspending && (
        <Confirmation
          title={t("b2bSuspendOrganizationTitle", { name: organization.name })}
          action={t("b2bSuspend")}
          perform={() => become("suspended")}
          close={() => setSuspending(false)}
        >
          {t("b2bSuspendOrganizationBody")}
        </Confirmation>
      )}
    </>
  );
};

/** One organization as the platform sees it, for support. */
const OrganizationPage = () => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { manages } = useRights();
  const path = usePath();
  const navigate = useNavigate();
  const { organization: id = "", tab = "overview" } = useParams();
  const params = { path: { realm, organization: id } };
  const reading = useReading(
    () => answered(client.GET("/admin/realms/{realm}/b2b/organizations/{organization}", { params })),
    [client, realm, id],
  );
  const above = useReading(
    () => answered(client.GET("/admin/realms/{realm}/b2b/organizations/{organization}/ancestors", { params })),
    [client, realm, id],
  );
  if (reading.refusal) {
    return <Failed title={t("b2bOrganization")} refusal={reading.refusal} retry={reading.reload} />;
  }
  const organization = reading.value;
  if (organization?.id !== id) {
    return <Waiting />;
  }
  const pages: Record<string, JSX.Element> = {
    overview: <Overview organization={organization} />,
    members: <Members organization={id} />,
    grants: <Grants organization={organization} />,
  };
  return (
    <ConsolePage
      title={organization.name}
      description={t("b2bOrganizationDescription")}
      above={[
        { title: t("b2bHierarchy"), path: "organizations" },
        ...(above.value?.items ?? []).flatMap((one) =>
          one.id ? [{ title: one.name, path: `organizations/${one.id}` }] : [],
        ),
      ]}
      actions={manages && <Actions organization={organization} reload={reading.reload} />}
    >
      <Tabs
        aria-label={organization.name}
        className="pf-v5-u-mb-md"
        activeKey={tab}
        onSelect={(_event, chosen) => navigate(path(`organizations/${id}/${chosen}`))}
      >
        {Object.entries(TABS).map(([key, label]) => (
          <Tab key={key} eventKey={key} title={<TabTitleText>{t(label)}</TabTitleText>} tabContentId={`tab-${key}`} />
        ))}
      </Tabs>
      <section id={`tab-${tab}`} role="tabpanel" aria-label={t(TABS[tab] ?? "b2bOverview")}>
        {pages[tab] ?? pages.overview}
      </section>
    </ConsolePage>
  );
};

export default OrganizationPage;
