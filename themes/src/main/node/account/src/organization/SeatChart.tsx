import { useTranslation } from "react-i18next";

type Bar = { name: string; taken: number; limit?: number };

const ROW = 28;
const NAMES = 190;
const WIDTH = 640;
const NUMBERS = 90;
const LONGEST_NAME = 26;

const shortened = (name: string) => (name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name);

/** Seats as bars beside each other, out of a limit where there is one. The same is told by a table. */
export const SeatChart = ({ bars }: { bars: Bar[] }) => {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  const most = Math.max(1, ...bars.map(({ taken, limit }) => Math.max(taken, limit ?? 0)));
  const length = (seats: number) => (seats / most) * (WIDTH - NAMES - NUMBERS);
  return (
    <svg
      role="img"
      aria-label={t("b2bSeatsChart")}
      viewBox={`0 0 ${WIDTH} ${bars.length * ROW}`}
      className="b2b-chart"
    >
      {bars.map(({ name, taken, limit }, row) => (
        <g key={`${row} ${name}`} transform={`translate(0 ${row * ROW})`}>
          <text x={NAMES - 10} y={ROW / 2} textAnchor="end">
            {shortened(name)}
          </text>
          {limit !== undefined && <rect className="b2b-chart-limit" x={NAMES} y="5" width={length(limit)} height={ROW - 10} />}
          <rect className="b2b-chart-taken" x={NAMES} y="5" width={length(taken)} height={ROW - 10} />
          <text x={NAMES + length(Math.max(taken, limit ?? 0)) + 8} y={ROW / 2}>
            {limit === undefined
              ? number.format(taken)
              : t("b2bSeatsOf", { taken: number.format(taken), limit: number.format(limit) })}
          </text>
        </g>
      ))}
    </svg>
  );
};
