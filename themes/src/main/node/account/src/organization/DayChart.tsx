import { useDays } from "@keycloak-b2b/shared";
import { useTranslation } from "react-i18next";

type Day = { day: string; logins: number; people: number };

const WIDTH = 640;
const HEIGHT = 160;
const GAP = 0.2;

/** Logins day by day, and the people behind them. The same is told by a table. */
export const DayChart = ({ days }: { days: Day[] }) => {
  const { t, i18n } = useTranslation();
  const dayOf = useDays();
  const most = Math.max(1, ...days.map(({ logins }) => logins));
  const place = WIDTH / days.length;
  const bar = (index: number, count: number) => ({
    x: index * place + (place * GAP) / 2,
    width: place * (1 - GAP),
    y: HEIGHT - (count / most) * HEIGHT,
    height: (count / most) * HEIGHT,
  });
  const legend = [
    { name: t("b2bLogins"), kind: "b2b-days-logins" },
    { name: t("b2bPeople"), kind: "b2b-days-people" },
  ];
  return (
    <figure className="b2b-days">
      <div className="b2b-days-scale">{new Intl.NumberFormat(i18n.language).format(most)}</div>
      <svg
        role="img"
        aria-label={t("b2bLoginsChart")}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="b2b-days-chart"
      >
        {days.map(({ day, logins, people }, index) => (
          <g key={day}>
            <rect className="b2b-days-logins" {...bar(index, logins)} />
            <rect className="b2b-days-people" {...bar(index, people)} />
          </g>
        ))}
      </svg>
      <div className="b2b-days-ends">
        <span>{dayOf(days[0].day)}</span>
        <span>{dayOf(days[days.length - 1].day)}</span>
      </div>
      <figcaption className="b2b-days-legend">
        {legend.map(({ name, kind }) => (
          <span key={kind}>
            <svg aria-hidden="true" viewBox="0 0 12 12" className="b2b-days-key">
              <rect className={kind} width="12" height="12" />
            </svg>
            {name}
          </span>
        ))}
      </figcaption>
    </figure>
  );
};
