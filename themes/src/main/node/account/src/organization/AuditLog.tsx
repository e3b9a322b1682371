import {
  answered,
  FilterBar,
  FilterChoice,
  FilteredEmpty,
  ItemTable,
  PAGE_SIZE,
  type Schemas,
  useApi,
  useDates,
  useFilters,
  usePages,
} from "@keycloak-b2b/shared";
import { DatePicker, Label } from "@patternfly/react-core";
import { HistoryIcon } from "@patternfly/react-icons";
import { useTranslation } from "react-i18next";

import { PortalPage } from "../parts/PortalPage";
import { Difference } from "./Difference";
import { useOrganization } from "./context";
import { useNames } from "./useNames";

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

/** What happened in the organization: who did what, and what it was before and after. */
export const AuditLog = () => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { id, view } = useOrganization();
  const dates = useDates();
  const filters = useFilters("action", "outcome", "from");
  const { action, outcome, from } = filters.values;
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

  const events = pages.value?.items ?? [];
  const subjectOf = ({ actor: { kind, id: who } }: Event) => (who ? `${kind === "person" ? "user" : kind}:${who}` : "");
  const nameOf = useNames(events.flatMap((event) => [event.target, subjectOf(event)]));
  const actorOf = (event: Event) => {
    const subject = subjectOf(event);
    const name = nameOf(subject);
    return name === "" || name === subject ? t(ACTORS[event.actor.kind]) : name;
  };

  return (
    <PortalPage title={t("b2bAuditLog")} description={t("b2bAuditLogDescription", { organization: view.name })}>
      <FilterBar>
        <FilterChoice filters={filters} name="action" label={t("b2bTarget")} words={SUBJECTS} />
        <FilterChoice filters={filters} name="outcome" label={t("b2bOutcome")} words={OUTCOMES} />
        <DatePicker
          aria-label={t("b2bFromDay")}
          placeholder={t("b2bFromDay")}
          buttonAriaLabel={t("b2bChooseDay")}
          invalidFormatText={t("b2bNoDay")}
          value={from}
          onChange={(_event, value, date) => (value === "" || date) && filters.filter("from", value)}
        />
      </FilterBar>
      <ItemTable
        label={t("b2bAuditLog")}
        reading={pages}
        keyOf={(event) => event.id}
        nameOf={(event) => event.action}
        columns={[
          { title: t("b2bTime"), cell: (event) => dates(event.time) },
          { title: t("b2bAction"), cell: (event) => event.action, breaks: true },
          { title: t("b2bTarget"), cell: (event) => nameOf(event.target), breaks: true },
          { title: t("b2bActor"), cell: (event) => actorOf(event), breaks: true },
          {
            title: t("b2bOutcome"),
            cell: (event) => (
              <Label isCompact color={event.outcome === "done" ? "green" : "orange"}>
                {t(OUTCOMES[event.outcome])}
              </Label>
            ),
          },
        ]}
        details={(event) => <Difference event={event} />}
        empty={
          <FilteredEmpty
            isFiltered={filters.isFiltered}
            clear={filters.clear}
            found={t("b2bNoEventsFoundBody")}
            title={t("b2bNoEvents")}
            icon={HistoryIcon}
          >
            {t("b2bNoEventsBody")}
          </FilteredEmpty>
        }
      />
    </PortalPage>
  );
};
