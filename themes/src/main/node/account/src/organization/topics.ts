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

/** By topic, in the order of the page. A setting that is not here is shown by its name. */
export const TOPICS: { title: string; settings: Record<string, Setting> }[] = [
  {
    title: "b2bTopicSignIn",
    settings: {
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
    },
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

const SOURCES: Record<string, string> = {
  organization: "b2bFromHere",
  ancestor: "b2bFromAbove",
  realm: "b2bFromPlatform",
};

/** Where the value of a setting comes from. */
export const sourceOf = (source = "realm") => SOURCES[source] ?? "b2bFromPlatform";
