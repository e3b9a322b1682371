/** What is told of each setting of the realm. One that is not here is shown by its name. */
export const SETTINGS: Record<string, { label: string; help: string }> = {
  "max-depth": { label: "b2bRealmMaxDepth", help: "b2bRealmMaxDepthHelp" },
  "deletion-grace-days": { label: "b2bRealmDeletionGrace", help: "b2bRealmDeletionGraceHelp" },
  "self-service": { label: "b2bRealmSelfService", help: "b2bRealmSelfServiceHelp" },
  "self-service-limit": { label: "b2bRealmSelfServiceLimit", help: "b2bRealmSelfServiceLimitHelp" },
  "single-sign-on-safeguards": { label: "b2bRealmSafeguards", help: "b2bRealmSafeguardsHelp" },
  "audit-retention": { label: "b2bRealmAuditRetention", help: "b2bRealmAuditRetentionHelp" },
};
