import { Button } from "@patternfly/react-core";
import { MonitoringIcon } from "@patternfly/react-icons";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { PAGE_SIZE, type Schemas, answered, useApi } from "../api";
import { Confirmation } from "../parts/Confirmation";
import { Empty } from "../parts/Empty";
import { FailedBody } from "../parts/Failed";
import { PageButtons, usePages } from "../parts/Pages";
import { PortalPage } from "../parts/PortalPage";
import { RowActions } from "../parts/RowActions";
import { SkeletonRows } from "../parts/SkeletonRows";
import { useDates } from "../parts/dates";
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
  const sessions = pages.value?.items;

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
        !!sessions?.length && (
          <Button variant="secondary" isDanger onClick={() => setEnding("all")}>
            {t("b2bEndAllSessions")}
          </Button>
        )
      }
    >
      {pages.refusal ? (
        <FailedBody refusal={pages.refusal} retry={pages.reload} />
      ) : sessions?.length === 0 ? (
        <Empty title={t("b2bNoSessions")} icon={MonitoringIcon}>
          {t("b2bNoSessionsBody")}
        </Empty>
      ) : (
        <>
          <Table aria-label={t("b2bSessions")} variant="compact" gridBreakPoint="grid-md">
            <Thead>
              <Tr>
                <Th>{t("b2bPerson")}</Th>
                <Th>{t("b2bApplication")}</Th>
                <Th>{t("b2bSince")}</Th>
                <Th>{t("b2bLastSeen")}</Th>
                <Th>{t("b2bAddress")}</Th>
                {manages && <Th screenReaderText={t("b2bActions")} />}
              </Tr>
            </Thead>
            <Tbody>
              {sessions === undefined ? (
                <SkeletonRows columns={manages ? 6 : 5} />
              ) : (
                sessions.map((session) => (
                  <Tr key={`${session.user} ${session.client} ${session.since} ${session.offline}`}>
                    <Td dataLabel={t("b2bPerson")}>{session.username}</Td>
                    <Td dataLabel={t("b2bApplication")}>
                      {session.client}
                      {session.offline && ` (${t("b2bOffline")})`}
                    </Td>
                    <Td dataLabel={t("b2bSince")}>{dates(session.since)}</Td>
                    <Td dataLabel={t("b2bLastSeen")}>{dates(session.lastAccess)}</Td>
                    <Td dataLabel={t("b2bAddress")}>{session.address}</Td>
                    {manages && (
                      <Td isActionCell>
                        <RowActions
                          name={session.username}
                          items={[{ title: t("b2bEndSessions"), onClick: () => setEnding(session) }]}
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
