import { createInstance } from "i18next";
import FetchBackend from "i18next-fetch-backend";
import { initReactI18next } from "react-i18next";

import { environment } from "./environment";

type KeyValue = { key: string; value: string };

/** Keycloak loads a realm's name space when it is administered. */
const OWN = encodeURIComponent(environment.realm);

/**
 * The messages of the realm that is administered. Where that realm has another admin theme, ours come from the realm
 * whose console this is.
 */
export const i18n = createInstance({
  fallbackLng: "en",
  ns: [OWN],
  defaultNS: OWN,
  fallbackNS: OWN,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  backend: {
    loadPath: `${environment.adminBaseUrl}/resources/{{ns}}/admin/{{lng}}`,
    parse: (data: string) =>
      Object.fromEntries((JSON.parse(data) as KeyValue[]).map(({ key, value }) => [key, value])),
  },
});

i18n.use(FetchBackend);
i18n.use(initReactI18next);

i18n.on("languageChanged", (language) => {
  document.documentElement.lang = language;
});
