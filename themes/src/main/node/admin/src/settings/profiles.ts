import type { Values } from "./SettingField";

type Profile = { label: string; help: string; values: Values };

/** Settings that go together. Each can be left for any other at any time: none of them touches what is there. */
export const PROFILES: Record<string, Profile> = {
  consumer: {
    label: "b2bProfileConsumer",
    help: "b2bProfileConsumerHelp",
    values: { "self-service": false, "max-depth": 1 },
  },
  prosumer: {
    label: "b2bProfileProsumer",
    help: "b2bProfileProsumerHelp",
    values: { "self-service": true, "max-depth": 1 },
  },
  b2b: {
    label: "b2bProfileB2b",
    help: "b2bProfileB2bHelp",
    values: { "self-service": true, "max-depth": 5 },
  },
  enterprise: {
    label: "b2bProfileEnterprise",
    help: "b2bProfileEnterpriseHelp",
    values: { "self-service": false, "max-depth": 10, "single-sign-on-safeguards": true },
  },
};

/** The profile that the settings are those of; none where they go their own way. */
export function profileOf(values: Values) {
  return Object.keys(PROFILES).find((name) =>
    Object.entries(PROFILES[name]?.values ?? {}).every(([setting, value]) => values[setting] === value),
  );
}
