import { AuditTrail, answered, useApi } from "@keycloak-b2b/shared";
import { useTranslation } from "react-i18next";

import { useLooks } from "../audit/useLooks";

/** What happened in the organization. */
export const AuditLog = ({ organization }: { organization: string }) => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  return (
    <AuditTrail
      read={(query) =>
        answered(
          client.GET("/admin/realms/{realm}/b2b/organizations/{organization}/audit-events", {
            params: { path: { realm, organization }, query },
          }),
        )
      }
      deps={[realm, organization]}
      looks={useLooks()}
      empty={t("b2bNoRealmEventsBody")}
    />
  );
};
