import { useTranslation } from "react-i18next";

/** Points in time as people in the person's language write them. */
export function useDates() {
  const { i18n } = useTranslation();
  const format = new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium", timeStyle: "short" });
  return (instant: string) => format.format(new Date(instant));
}
