import {
  answered,
  Attributes,
  Choice,
  Empty,
  FailedBody,
  FilterBar,
  ItemTable,
  useApi,
  useDays,
  useFilters,
  useReading,
} from "@keycloak-b2b/shared";
import { Alert, ExpandableSection, Skeleton, Title } from "@patternfly/react-core";
import { ChartBarIcon } from "@patternfly/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { DayChart } from "./DayChart";
import { useOrganization } from "./context";

const PERIODS = [7, 30, 90, 365];
const USUAL_PERIOD = 30;
const DAY = 24 * 60 * 60 * 1000;
const WITH_BELOW = "below";

/** Days are those of UTC, as the server counts them. */
const daysAgo = (days: number) => new Date(Date.now() - days * DAY).toISOString().slice(0, "2030-01-31".length);

/** Who signed in day by day, here and, where one's rights reach, below. */
export const Logins = ({ hasBelow }: { hasBelow: boolean }) => {
  const { t, i18n } = useTranslation();
  const { client, realm } = useApi();
  const { id } = useOrganization();
  const dayOf = useDays();
  const number = new Intl.NumberFormat(i18n.language);
  const filters = useFilters("days", "of");
  const [isOpen, setOpen] = useState(false);
  const period = PERIODS.find((days) => String(days) === filters.values.days) ?? USUAL_PERIOD;
  const below = hasBelow && filters.values.of === WITH_BELOW;
  const reading = useReading(
    () =>
      answered(
        client.GET("/realms/{realm}/b2b/organizations/{organization}/usage/activity", {
          params: {
            path: { realm, organization: id },
            query: { from: daysAgo(period - 1), subtree: below ? "true" : undefined },
          },
        }),
      ),
    [client, realm, id, period, below],
  );
  const activity = reading.value;
  const days = activity?.days ?? [];
  return (
    <>
      <Title headingLevel="h2" className="pf-v5-u-mt-xl pf-v5-u-mb-md">
        {t("b2bLogins")}
      </Title>
      <FilterBar>
        <Choice
          label={t("b2bPeriod")}
          showLabel
          value={String(period)}
          choose={(value) => filters.filter("days", value === String(USUAL_PERIOD) ? "" : value)}
          options={PERIODS.map((count) => ({ value: String(count), label: t("b2bDays", { count }) }))}
        />
        {hasBelow && (
          <Choice
            label={t("b2bOrganizations")}
            showLabel
            value={below ? WITH_BELOW : ""}
            choose={(value) => filters.filter("of", value)}
            options={[
              { value: "", label: t("b2bOnlyThisOne") },
              { value: WITH_BELOW, label: t("b2bWithThoseBelow") },
            ]}
          />
        )}
      </FilterBar>
      {reading.refusal && <FailedBody refusal={reading.refusal} retry={reading.reload} />}
      {!activity && !reading.refusal && <Skeleton height="10rem" screenreaderText={t("b2bLoading")} />}
      {activity && activity.keptFrom > activity.from && (
        <Alert isInline variant="info" className="pf-v5-u-mb-md" title={t("b2bLoginsKept", { day: dayOf(activity.keptFrom) })} />
      )}
      {activity?.logins === 0 && (
        <Empty title={t("b2bNoLogins")} icon={ChartBarIcon}>
          {t("b2bNoLoginsBody")}
        </Empty>
      )}
      {activity && activity.logins > 0 && (
        <>
          <Attributes
            isHorizontal
            className="pf-v5-u-mb-lg"
            of={[
              { name: t("b2bLogins"), value: number.format(activity.logins) },
              { name: t("b2bPeople"), value: number.format(activity.people) },
            ]}
          />
          <DayChart days={days} />
          <ExpandableSection
            toggleText={t("b2bDayByDay")}
            isExpanded={isOpen}
            onToggle={(_event, open) => setOpen(open)}
          >
            <ItemTable
              label={t("b2bLogins")}
              reading={{ ...reading, value: { items: [...days].reverse() } }}
              keyOf={({ day }) => day}
              nameOf={({ day }) => day}
              columns={[
                { title: t("b2bDayInUtc"), cell: ({ day }) => dayOf(day) },
                { title: t("b2bLogins"), cell: ({ logins }) => number.format(logins) },
                { title: t("b2bPeople"), cell: ({ people }) => number.format(people) },
              ]}
              empty={null}
            />
          </ExpandableSection>
        </>
      )}
    </>
  );
};
