import type { Schemas } from "@keycloak-b2b/shared";

type Application = Schemas["ApplicationsView"];

export const USAGES: Record<Application["organizations"], string> = {
  deny: "b2bUsageDeny",
  allow: "b2bUsageAllow",
  require: "b2bUsageRequire",
};

export const PROMPTS: Record<Application["prompt"], string> = {
  none: "b2bPromptNone",
  "before-login": "b2bPromptBefore",
  "after-login": "b2bPromptAfter",
};

export const ROLE_SOURCES: Record<Application["roleSource"], string> = {
  "organizations-and-keycloak": "b2bRolesOfBoth",
  "organizations-only": "b2bRolesOfOrganizations",
};

export const SHARINGS: Record<Application["sharing"], string> = {
  all: "b2bSharingAll",
  selected: "b2bSharingSelected",
};

export const SUBSCRIPTIONS: Record<Application["selfSubscription"], string> = {
  off: "b2bSubscriptionOff",
  request: "b2bSubscriptionRequest",
  automatic: "b2bSubscriptionAutomatic",
};

/** As an application is called in lists. */
export const applicationName = ({ name, clientId }: Pick<Application, "name" | "clientId">) => name || clientId;
