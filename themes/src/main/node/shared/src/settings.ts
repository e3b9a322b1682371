import type { TFunction } from "i18next";

/** How a setting is asked for. */
export type Kind =
  | { kind: "switch" }
  | { kind: "one"; words: Record<string, string> }
  | { kind: "many"; words: Record<string, string> }
  | { kind: "number"; unit: string; name: string };

export type Setting = { label: string; kind: Kind };

const FLAG: Kind = { kind: "switch" };
const SECONDS: Kind = { kind: "number", unit: "b2bSeconds", name: "b2bUnitSeconds" };
const DAYS: Kind = { kind: "number", unit: "b2bDays", name: "b2bUnitDays" };

export type SignInRule = "first-factors" | "sso-required" | "mfa" | "second-factors" | "mfa-grace-days";

/** The rules of signing in, which an application may have, too. */
export const SIGN_IN: Record<SignInRule, Setting> = {
  "first-factors": {
    label: "b2bSettingFirstFactors",
    kind: {
      kind: "many",
      words: {
        password: "b2bFactorPassword",
        passkey: "b2bFactorPasskey",
        "email-code": "b2bFactorEmailCode",
        social: "b2bFactorSocial",
        sso: "b2bFactorSso",
      },
    },
  },
  "sso-required": { label: "b2bSettingSsoRequired", kind: FLAG },
  mfa: {
    label: "b2bSettingMfa",
    kind: {
      kind: "one",
      words: {
        off: "b2bMfaOff",
        optional: "b2bMfaOptional",
        "required-for-local-logins": "b2bMfaLocal",
        required: "b2bMfaRequired",
      },
    },
  },
  "second-factors": {
    label: "b2bSettingSecondFactors",
    kind: {
      kind: "many",
      words: {
        otp: "b2bFactorOtp",
        webauthn: "b2bFactorWebauthn",
        "recovery-code": "b2bFactorRecoveryCode",
        passkey: "b2bFactorPasskey",
      },
    },
  },
  "mfa-grace-days": { label: "b2bSettingMfaGraceDays", kind: DAYS },
};

/** By topic, in the order of the page. A setting that is not here is shown by its name. */
export const TOPICS: { title: string; settings: Record<string, Setting> }[] = [
  {
    title: "b2bTopicSignIn",
    settings: SIGN_IN,
  },
  {
    title: "b2bTopicJoining",
    settings: {
      "registration-mode": {
        label: "b2bSettingRegistrationMode",
        kind: {
          kind: "one",
          words: {
            closed: "b2bModeClosed",
            invitation: "b2bModeInvitation",
            domain: "b2bModeDomain",
            "invitation-or-domain": "b2bModeInvitationOrDomain",
            request: "b2bModeRequest",
            open: "b2bModeOpen",
          },
        },
      },
      "just-in-time": { label: "b2bSettingJustInTime", kind: FLAG },
      "invitation-lifetime": { label: "b2bSettingInvitationLifetime", kind: SECONDS },
      "directory-visibility": {
        label: "b2bSettingDirectoryVisibility",
        kind: {
          kind: "one",
          words: { members: "b2bVisibleToMembers", administrators: "b2bVisibleToAdministrators" },
        },
      },
    },
  },
  {
    title: "b2bTopicSessions",
    settings: {
      "session-lifetime": { label: "b2bSettingSessionLifetime", kind: SECONDS },
      "session-idle": { label: "b2bSettingSessionIdle", kind: SECONDS },
      "reauthentication-interval": { label: "b2bSettingReauthentication", kind: SECONDS },
      "end-sessions-on-suspension": { label: "b2bSettingEndOnSuspension", kind: FLAG },
      "end-sessions-on-password-reset": { label: "b2bSettingEndOnPasswordReset", kind: FLAG },
      "end-sessions-on-role-change": { label: "b2bSettingEndOnRoleChange", kind: FLAG },
    },
  },
  {
    title: "b2bTopicAudit",
    settings: {
      "audit-retention": { label: "b2bSettingAuditRetention", kind: DAYS },
    },
  },
];

/** A setting by its name in the API. */
export const settingNamed = (name: string): Setting | undefined =>
  TOPICS.map(({ settings }) => settings[name]).find((setting) => setting !== undefined);

const LONGER: [string, number][] = [
  ["b2bDays", 86_400],
  ["b2bHours", 3_600],
  ["b2bMinutes", 60],
];

/** Seconds in the greatest unit that leaves no rest. */
function inWholeUnits(t: TFunction, unit: string, count: number) {
  const [longer, seconds] = LONGER.find(([, length]) => count >= length && count % length === 0) ?? [];
  return unit === "b2bSeconds" && longer && seconds ? t(longer, { count: count / seconds }) : t(unit, { count });
}

/** A value as people read it. */
export function shownValue(t: TFunction, { kind }: Setting, value: string) {
  switch (kind.kind) {
    case "switch":
      return value === "true" ? t("b2bOn") : t("b2bOff");
    case "one":
      return kind.words[value] ? t(kind.words[value]) : value;
    case "many":
      return value
        .split(",")
        .map((word) => word.trim())
        .map((word) => (kind.words[word] ? t(kind.words[word]) : word))
        .join(", ");
    case "number":
      return value === "" ? t("b2bNoLimit") : inWholeUnits(t, kind.unit, Number(value));
  }
}
