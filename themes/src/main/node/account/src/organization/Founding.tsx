import { answered, newKey, useApi } from "@keycloak-b2b/shared";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, useNavigate } from "react-router-dom";

import { basePath } from "../environment";
import { useMe } from "../me";
import { organizationPath } from "../root/paths";
import { type NewName, NewOrganization } from "./NewOrganization";

/** Lets people make an organization of their own, where the realm does. */
const Founding = () => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { me, reload } = useMe();
  const navigate = useNavigate();
  const [attempt] = useState(newKey);
  const make = async (body: NewName) => {
    const made = await answered(
      client.POST("/realms/{realm}/b2b/organizations", {
        params: { path: { realm }, header: { "Idempotency-Key": attempt } },
        body,
      }),
    );
    reload();
    navigate(organizationPath(made.id));
  };
  if (me && !me.mayFound) {
    return <Navigate to={basePath} replace />;
  }
  return (
    <NewOrganization
      title={t("b2bFound")}
      description={t("b2bFoundBody")}
      action={t("b2bFoundAction")}
      make={make}
      close={() => navigate(basePath)}
    />
  );
};

export default Founding;
