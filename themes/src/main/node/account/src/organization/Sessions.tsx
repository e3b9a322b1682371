import {
  answered,
  Confirmation,
  Empty,
  ItemTable,
  PAGE_SIZE,
  type Schemas,
  useApi,
  useDates,
  usePages,
} from "@keycloak-b2b/shared";
import { Button } from "@patternfly/react-core";
import { MonitoringIcon } from "@patternfly/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { PortalPage } from "../parts/PortalPage";
import { useOrganization } from "./context";

type Session = Schemas["SessionView"];

/** Who is signed in for the organization now. */
export const Sessions = () => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { id, may, view } = useOrganization();
  const dates = useDates();
  const [ending, setEnding] = useState<Session | "all">();
  const manages = may("sessions:manage");
  const path = { realm, organization: id };
  const pages = usePages(
    (after) =>
      answered(
        client.GET("/realms/{realm}/b2b/organizations/{organization}/sessions", {
          params: { path, query: { max: PAGE_SIZE, after } },
        }),
      ),
    [id],
  );

  const end = async (session: Session | "all") => {
    await (session === "all"
      ? answered(
          client.DELETE("/realms/{realm}/b2b/organizations/{organization}/sessions", { params: { path } }),
        )
      : answered(
          client.DELETE("/realms/{realm}/b2b/organizations/{organization}/members/{user}/sessions", {
            params: { path: { ...path, user: session.user } },
          }),
        ));
    pages.reload();
  };

  return (
    <PortalPage
      title={t("b2bSessions")}
      description={t("b2bSessionsDescription", { organization: view.name })}
      actions={
        manages &&
        !!pages.value?.items.length && (
          <Button variant="secondary" isDanger onClick={() => setEnding("all")}>
            {t("b2bEndAllSessions")}
          </Button>
        )
      }
    >
      <ItemTable
        label={t("b2bSessions")}
        reading={pages}
        keyOf={(session) => `${session.user} ${session.client} ${session.since} ${session.offline}`}
        nameOf={(session) => session.username}
        columns={[
          { title: t("b2bPerson"), cell: (session) => session.username },
          {
            title: t("b2bApplication"),
            cell: (session) => (session.offline ? `${session.client} (${t("b2bOffline")})` : session.client),
          },
          { title: t("b2bSince"), cell: (session) => dates(session.since) },
          { title: t("b2bLastSeen"), cell: (session) => dates(session.lastAccess) },
          { title: t("b2bAddress"), cell: (session) => session.address },
        ]}
        actions={manages ? (session) => [{ title: t("b2bEndSessions"), onClick: () => setEnding(session) }] : undefined}
        empty={
          <Empty title={t("b2bNoSessions")} icon={MonitoringIcon}>
            {t("b2bNoSessionsBody")}
          </Empty>
        }
      />
      {ending && (
        <Confirmation
          title={
            ending === "all"
              ? t("b2bEndAllSessionsTitle", { organization: view.name })
              : t("b2bEndSessionsTitle", { name: ending.username })
          }
          action={t("b2bEndSessions")}
          perform={() => end(ending)}
          close={() => setEnding(undefined)}
        >
          {t("b2bEndSessionsBody")}
        </Confirmation>
      )}
    </PortalPage>
  );
};
