import { createInstance } from "i18next";
import FetchBackend from "i18next-fetch-backend";
import { initReactI18next } from "react-i18next";

import { environment } from "./environment";

type KeyValue = { key: string; value: string };

/** The theme's messages as Keycloak serves them, with those that the realm has changed. */
export const i18n = createInstance({
  lng: environment.locale,
  fallbackLng: "en",
  nsSeparator: false,
  interpolation: { escapeValue: false },
  backend: {
    loadPath: `${environment.serverBaseUrl}/resources/${environment.realm}/account/{{lng}}`,
    parse: (data: string) =>
      Object.fromEntries(
        (JSON.parse(data) as KeyValue[]).map(({ key, value }) => [key, value]),
      ),
  },
});

i18n.use(FetchBackend);
i18n.use(initReactI18next);

window.addEventListener("languageChanged", (event) => {
  void i18n.changeLanguage((event as CustomEvent<{ language: string }>).detail.language);
});
