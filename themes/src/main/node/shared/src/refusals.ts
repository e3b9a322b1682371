import type { TFunction } from "i18next";

import type { Refusal } from "./api";

/** What to tell people of a refusal, by its code; of others the status speaks. */
const TEXTS: Record<string, string> = {
  already_answered: "b2bRefusalAlreadyAnswered",
  already_exists: "b2bRefusalAlreadyExists",
  application_not_granted: "b2bRefusalNotGranted",
  concurrent_change: "b2bRefusalConcurrentChange",
  cycle: "b2bRefusalCycle",
  escalation: "b2bRefusalEscalation",
  forbidden: "b2bRefusalForbidden",
  has_children: "b2bRefusalHasChildren",
  in_use: "b2bRefusalInUse",
  last_owner: "b2bRefusalLastOwner",
  limit_reached: "b2bRefusalLimitReached",
  mail_not_sent: "b2bRefusalMailNotSent",
  missing_value: "b2bRefusalMissingValue",
  not_deleting: "b2bRefusalNotDeleting",
  not_found: "b2bRefusalNotFound",
  organization_unavailable: "b2bRefusalUnavailable",
  precondition_failed: "b2bRefusalConcurrentChange",
  role_outside_ceiling: "b2bRefusalOutsideCeiling",
  role_unknown: "b2bRefusalRoleUnknown",
  seat_limit: "b2bRefusalSeatLimit",
  setting_locked: "b2bRefusalSettingLocked",
  setting_unsatisfiable: "b2bRefusalSettingUnsatisfiable",
  too_deep: "b2bRefusalTooDeep",
  too_many: "b2bRefusalTooMany",
  unauthenticated: "b2bRefusalUnauthenticated",
  unreachable: "b2bRefusalUnreachable",
};

/** In the person's language, with the rule in the server's words where that says more. */
export function told(t: TFunction, refusal: Refusal) {
  const text = TEXTS[refusal.code];
  if (text) {
    return t(text);
  }
  return refusal.code === "invalid_value"
    ? t("b2bRefusalInvalidValue", { rule: refusal.message })
    : t("b2bRefusalOther", { rule: refusal.message || refusal.code });
}
