import {
  Button,
  DatePicker,
  Label,
  Toolbar,
  ToolbarContent,
  ToolbarItem,
} from "@patternfly/react-core";
import { AngleDownIcon, AngleRightIcon, HistoryIcon, SearchIcon } from "@patternfly/react-icons";
import { ExpandableRowContent, Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router-dom";

import { PAGE_SIZE, type Schemas, answered, useApi } from "../api";
import { Choice } from "../parts/Choice";
import { Empty } from "../parts/Empty";
import { FailedBody } from "../parts/Failed";
import { PageButtons, usePages } from "../parts/Pages";
import { PortalPage } from "../parts/PortalPage";
import { SkeletonRows } from "../parts/SkeletonRows";
import { useDates } from "../parts/dates";
import { Difference } from "./Difference";
import { useOrganization } from "./context";

type Event = Schemas["AuditEventView"];

const ACTORS: Record<Event["actor"]["kind"], string> = {
  person: "b2bActorPerson",
  platform: "b2bActorPlatform",
  "api-key": "b2bActorApiKey",
  server: "b2bActorServer",
};

const OUTCOMES: Record<Event["outcome"], string> = {
  done: "b2bOutcomeDone",
  refused: "b2bOutcomeRefused",
};

/** By how the actions begin. */
const SUBJECTS: Record<string, string> = {
  "session.": "b2bTopicSignIn",
  "member.": "b2bMembers",
  "invitation.": "b2bInvitations",
  "role.": "b2bRoles",
  "team.": "b2bTeams",
  "application.": "b2bApplications",
  "domain.": "b2bDomains",
  "settings.": "b2bSettings",
  "api-key.": "b2bApiKeys",
  "organization.": "b2bOrganization",
};

const COLUMNS = 6;

/** What happened in the organization: who did what, and what it was before and after. */
export const AuditLog = () => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { id, view } = useOrganization();
  const dates = useDates();
  const [address, setAddress] = useSearchParams();
  const action = address.get("action") ?? "";
  const outcome = address.get("outcome") ?? "";
  const from = address.get("from") ?? "";
  const [open, setOpen] = useState<string>();
  const pages = usePages(
    (after) =>
      answered(
        client.GET("/realms/{realm}/b2b/organizations/{organization}/audit-events", {
          params: {
            path: { realm, organization: id },
            query: {
              max: PAGE_SIZE,
              after,
              action: action || undefined,
              outcome: (outcome || undefined) as Event["outcome"] | undefined,
              from: from ? new Date(`${from}T00:00`).toISOString() : undefined,
            },
          },
        }),
      ),
    [id, action, outcome, from],
  );
  const events = pages.value?.items;
  const filter = (name: string, value: string) =>
    setAddress(
      (before) => {
        value ? before.set(name, value) : before.delete(name);
        return before;
      },
      { replace: true },
    );
  const clear = () => setAddress({}, { replace: true });
  const filtered = action !== "" || outcome !== "" || from !== "";

  return (
    <PortalPage title={t("b2bAuditLog")} description={t("b2bAuditLogDescription", { organization: view.name })}>
      <Toolbar className="b2b-toolbar">
        <ToolbarContent>
          <ToolbarItem>
            <Choice
              label={t("b2bTarget")}
              showLabel
              value={action}
              choose={(value) => filter("action", value)}
              options={[
                { value: "", label: t("b2bAny") },
                ...Object.entries(SUBJECTS).map(([value, label]) => ({ value, label: t(label) })),
              ]}
            />
          </ToolbarItem>
          <ToolbarItem>
            <Choice
              label={t("b2bOutcome")}
              showLabel
              value={outcome}
              choose={(value) => filter("outcome", value)}
              options={[
                { value: "", label: t("b2bAny") },
                ...Object.entries(OUTCOMES).map(([value, label]) => ({ value, label: t(label) })),
              ]}
            />
          </ToolbarItem>
          <ToolbarItem>
            <DatePicker
              aria-label={t("b2bFromDay")}
              placeholder={t("b2bFromDay")}
              buttonAriaLabel={t("b2bChooseDay")}
              invalidFormatText={t("b2bNoDay")}
              value={from}
              onChange={(_event, value, date) => (value === "" || date) && filter("from", value)}
            />
          </ToolbarItem>
        </ToolbarContent>
      </Toolbar>
      {pages.refusal ? (
        <FailedBody refusal={pages.refusal} retry={pages.reload} />
      ) : events?.length === 0 ? (
        <Empty
          title={filtered ? t("b2bNoneFound") : t("b2bNoEvents")}
          icon={filtered ? SearchIcon : HistoryIcon}
          action={
            filtered && (
              <Button variant="link" onClick={clear}>
                {t("b2bClearFilters")}
              </Button>
            )
          }
        >
          {filtered ? t("b2bNoEventsFoundBody") : t("b2bNoEventsBody")}
        </Empty>
      ) : (
        <>
          <Table aria-label={t("b2bAuditLog")} variant="compact" gridBreakPoint="grid-md">
            <Thead>
              <Tr>
                <Th screenReaderText={t("b2bDetails")} />
                <Th>{t("b2bTime")}</Th>
                <Th>{t("b2bAction")}</Th>
                <Th>{t("b2bTarget")}</Th>
                <Th>{t("b2bActor")}</Th>
                <Th>{t("b2bOutcome")}</Th>
              </Tr>
            </Thead>
            {events === undefined ? (
              <Tbody>
                <SkeletonRows columns={COLUMNS} />
              </Tbody>
            ) : (
              events.map((event) => (
                <Tbody key={event.id} isExpanded={open === event.id}>
                  <Tr>
                    <Td className="pf-v5-c-table__toggle">
                      <Button
                        variant="plain"
                        aria-label={t("b2bDetailsOf", { action: event.action })}
                        aria-expanded={open === event.id}
                        onClick={() => setOpen(open === event.id ? undefined : event.id)}
                      >
                        {open === event.id ? <AngleDownIcon /> : <AngleRightIcon />}
                      </Button>
                    </Td>
                    <Td dataLabel={t("b2bTime")}>{dates(event.time)}</Td>
                    <Td dataLabel={t("b2bAction")} modifier="breakWord">{event.action}</Td>
                    <Td dataLabel={t("b2bTarget")} modifier="breakWord">{event.target}</Td>
                    <Td dataLabel={t("b2bActor")}>{t(ACTORS[event.actor.kind])}</Td>
                    <Td dataLabel={t("b2bOutcome")}>
                      <Label isCompact color={event.outcome === "done" ? "green" : "orange"}>
                        {t(OUTCOMES[event.outcome])}
                      </Label>
                    </Td>
                  </Tr>
                  {open === event.id && (
                    <Tr isExpanded>
                      <Td colSpan={COLUMNS}>
                        <ExpandableRowContent>
                          <Difference event={event} />
                        </ExpandableRowContent>
                      </Td>
                    </Tr>
                  )}
                </Tbody>
              ))
            )}
          </Table>
          <PageButtons pages={pages} />
        </>
      )}
    </PortalPage>
  );
};
