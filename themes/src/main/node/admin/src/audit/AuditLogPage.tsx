import { AuditTrail, answered, useApi } from "@keycloak-b2b/shared";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";

import { ConsolePage } from "../parts/ConsolePage";
import { usePath } from "../paths";
import { useLooks } from "./useLooks";

/** What happened in the realm and in all its organizations. */
const AuditLogPage = () => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const path = usePath();
  return (
    <ConsolePage title={t("b2bAuditLog")} description={t("b2bRealmAuditLogDescription")}>
      <AuditTrail
        read={(query) =>
          answered(client.GET("/admin/realms/{realm}/b2b/audit-events", { params: { path: { realm }, query } }))
        }
        deps={[realm]}
        looks={useLooks()}
        organization={(id, name) => (name === id ? id : <Link to={path(`organizations/${id}`)}>{name}</Link>)}
        empty={t("b2bNoRealmEventsBody")}
      />
    </ConsolePage>
  );
};

export default AuditLogPage;
