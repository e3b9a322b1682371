import { DatePicker, Label } from "@patternfly/react-core";
import { HistoryIcon } from "@patternfly/react-icons";
import type { DependencyList, ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { PAGE_SIZE, type Schemas } from "./api";
import { useDates } from "./dates";
import { Difference } from "./Difference";
import { FilterBar, FilterChoice, FilteredEmpty, useFilters } from "./Filters";
import { ItemTable } from "./ItemTable";
import { usePages } from "./Pages";
import { type Looks, useNames } from "./useNames";

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

/** And where they are not those of one organization. */
const OF_THE_REALM: Record<string, string> = {
  "organization-role.": "b2bRealmRoles",
  "role-group.": "b2bRoleGroups",
  "realm.": "b2bRealm",
};

type Query = { max: number; after?: string; action?: string; outcome?: Event["outcome"]; from?: string };

type Props = {
  read: (query: Query) => Promise<{ items: Event[]; next?: string }>;
  /** Of the log. */
  deps: DependencyList;
  looks: Looks;
  /** Where events are those of many organizations: what is shown of the one that an event is about. */
  organization?: (id: string, name: string) => ReactNode;
  /** What to say where nothing has happened. */
  empty: string;
};

/** Events, the newest first: who did what, and what it was before and after. */
export const AuditTrail = ({ read, deps, looks, organization, empty }: Props) => {
  const { t } = useTranslation();
  const dates = useDates();
  const filters = useFilters("action", "outcome", "from");
  const { action, outcome, from } = filters.values;
  const pages = usePages(
    (after) =>
      read({
        max: PAGE_SIZE,
        after,
        action: action || undefined,
        outcome: (outcome || undefined) as Event["outcome"] | undefined,
        from: from ? new Date(`${from}T00:00`).toISOString() : undefined,
      }),
    [...deps, action, outcome, from],
  );

  const events = pages.value?.items ?? [];
  const subjectOf = ({ actor: { kind, id: who } }: Event) => (who ? `${kind === "person" ? "user" : kind}:${who}` : "");
  const placeOf = (event: Event) => (organization && event.organization ? `organization:${event.organization}` : "");
  const nameOf = useNames(
    events.flatMap((event) => [event.target, subjectOf(event), placeOf(event)]),
    looks,
  );
  const actorOf = (event: Event) => {
    const subject = subjectOf(event);
    const name = nameOf(subject);
    return name === "" || name === subject ? t(ACTORS[event.actor.kind]) : name;
  };
  const place = (event: Event) =>
    event.organization && organization?.(event.organization, nameOf(placeOf(event)).replace(/^organization:/, ""));

  return (
    <>
      <FilterBar>
        <FilterChoice filters={filters} name="action" label={t("b2bTarget")} words={organization ? { ...SUBJECTS, ...OF_THE_REALM } : SUBJECTS} />
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
          ...(organization ? [{ title: t("b2bOrganization"), cell: place, breaks: true }] : []),
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
            {empty}
          </FilteredEmpty>
        }
      />
    </>
  );
};
