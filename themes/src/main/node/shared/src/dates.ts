import { useTranslation } from "react-i18next";

/** Points in time as people in the person's language write them. */
export function useDates() {
  const { i18n } = useTranslation();
  const format = new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium", timeStyle: "short" });
  return (instant: string) => format.format(new Date(instant));
}

/** Days of UTC, such as 2030-01-31, likewise: wherever the person is, it is that day. */
export function useDays() {
  const { i18n } = useTranslation();
  const format = new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium", timeZone: "UTC" });
  return (day: string) => format.format(new Date(day));
}
