type Words = { title: string; body: string };

/** What is told of each step. One that is not here is shown by its name. */
export const STEPS: Record<string, Words> = {
  organizations: { title: "b2bStepOrganizations", body: "b2bStepOrganizationsBody" },
  enabled: { title: "b2bStepEnabled", body: "b2bStepEnabledBody" },
  "client-scopes": { title: "b2bStepClientScopes", body: "b2bStepClientScopesBody" },
  "browser-flow": { title: "b2bStepBrowserFlow", body: "b2bStepBrowserFlowBody" },
  "login-theme": { title: "b2bStepLoginTheme", body: "b2bStepLoginThemeBody" },
  "account-theme": { title: "b2bStepAccountTheme", body: "b2bStepAccountThemeBody" },
  "admin-theme": { title: "b2bStepAdminTheme", body: "b2bStepAdminThemeBody" },
};

/** What is told of what the button cannot do. A hint that is not here is told in the server's words. */
export const HINTS: Record<string, string> = {
  "install-themes": "b2bHintInstallThemes",
  "install-authenticators": "b2bHintInstallAuthenticators",
};
