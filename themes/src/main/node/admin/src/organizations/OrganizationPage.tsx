import {
  Confirmation,
  Failed,
  RowActions,
  type Schemas,
  type Tagged,
  Waiting,
  answered,
  tagged,
  useApi,
  useReading,
} from "@keycloak-b2b/shared";
import { Button, Tab, TabTitleText, Tabs } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router-dom";

import { ConsolePage } from "../parts/ConsolePage";
import { Refused, useDeed } from "../parts/useDeed";
import { usePath } from "../paths";
import { useRights } from "../rights";
import { AuditLog } from "./AuditLog";
import { DeleteOrganization } from "./DeleteOrganization";
import { Grants } from "./Grants";
import { Members } from "./Members";
import { MoveOrganization } from "./MoveOrganization";
import { NewOrganization } from "./NewOrganization";
import { Overview } from "./Overview";

type Organization = Schemas["OrganizationView"];

const TABS: Record<string, string> = {
  overview: "b2bOverview",
  members: "b2bMembers",
  grants: "b2bGrants",
  "audit-log": "b2bAuditLog",
};

type Dialog = "making" | "suspending" | "moving" | "deleting";

const Actions = ({ read, reload }: { read: Tagged<Organization>; reload: () => void }) => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const [dialog, setDialog] = useState<Dialog>();
  const { refusal, perform } = useDeed();
  const organization = read.value;
  const path = { realm, organization: organization.id };
  const close = () => setDialog(undefined);
  const become = async (status: Organization["status"]) => {
    await answered(
      client.PATCH("/admin/realms/{realm}/b2b/organizations/{organization}", { params: { path }, body: { status } }),
    );
    reload();
  };
  const restore = async () => {
    await answered(
      client.POST("/admin/realms/{realm}/b2b/organizations/{organization}/restore", { params: { path }, body: {} }),
    );
    reload();
  };
  return (
    <>
      <Refused refusal={refusal} />
      <div className="b2b-actions">
        {organization.status === "active" && (
          <Button variant="secondary" isDanger onClick={() => setDialog("suspending")}>
            {t("b2bSuspend")}
          </Button>
        )}
        {organization.status === "suspended" && (
          <Button variant="secondary" onClick={() => perform(() => become("active"))}>
            {t("b2bResume")}
          </Button>
        )}
        {organization.status === "deleting" ? (
          <Button variant="secondary" onClick={() => perform(restore)}>
            {t("b2bRestore")}
          </Button>
        ) : (
          <>
            <Button variant="secondary" onClick={() => setDialog("making")}>
              {t("b2bNewBelow")}
            </Button>
            <RowActions
              name={organization.name}
              items={[
                { title: t("b2bMove"), onClick: () => setDialog("moving") },
                { isSeparator: true },
                { title: t("b2bDelete"), onClick: () => setDialog("deleting") },
              ]}
            />
          </>
        )}
      </div>
      {dialog === "making" && <NewOrganization parent={organization.id} close={close} />}
      {dialog === "moving" && <MoveOrganization organization={organization} close={close} done={reload} />}
      {dialog === "deleting" && <DeleteOrganization read={read} close={close} done={reload} />}
      {dialog === "suspending" && (
        <Confirmation
          title={t("b2bSuspendOrganizationTitle", { name: organization.name })}
          action={t("b2bSuspend")}
          perform={() => become("suspended")}
          close={close}
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
    () => tagged(client.GET("/admin/realms/{realm}/b2b/organizations/{organization}", { params })),
    [client, realm, id],
  );
  const above = useReading(
    () => answered(client.GET("/admin/realms/{realm}/b2b/organizations/{organization}/ancestors", { params })),
    [client, realm, id],
  );
  if (reading.refusal) {
    return <Failed title={t("b2bOrganization")} refusal={reading.refusal} retry={reading.reload} />;
  }
  if (reading.value?.value.id !== id) {
    return <Waiting />;
  }
  const organization = reading.value.value;
  const reload = () => {
    reading.reload();
    above.reload();
  };
  const pages: Record<string, JSX.Element> = {
    overview: <Overview organization={organization} />,
    members: <Members organization={id} />,
    grants: <Grants organization={organization} />,
    "audit-log": <AuditLog organization={id} />,
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
      actions={manages && <Actions read={reading.value} reload={reload} />}
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
