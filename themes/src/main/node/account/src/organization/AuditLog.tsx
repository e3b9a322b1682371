import { AuditTrail, answered, useApi } from "@keycloak-b2b/shared";
import { useTranslation } from "react-i18next";

import { PortalPage } from "../parts/PortalPage";
import { useOrganization } from "./context";
import { useLooks } from "./useLooks";

/** What happened in the organization. */
export const AuditLog = () => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { id, view } = useOrganization();
  return (
    <PortalPage title={t("b2bAuditLog")} description={t("b2bAuditLogDescription", { organization: view.name })}>
      <AuditTrail
        read={(query) =>
          answered(
            client.GET("/realms/{realm}/b2b/organizations/{organization}/audit-events", {
              params: { path: { realm, organization: id }, query },
            }),
          )
        }
        deps={[id]}
        looks={useLooks()}
        empty={t("b2bNoEventsBody")}
      />
    </PortalPage>
  );
};
