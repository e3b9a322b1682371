import { answered, Empty, Hierarchy, newKey, PAGE_SIZE, useApi } from "@keycloak-b2b/shared";
import { Button } from "@patternfly/react-core";
import { SitemapIcon } from "@patternfly/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { PortalPage } from "../parts/PortalPage";
import { organizationPath } from "../root/paths";
import { type NewName, NewOrganization } from "./NewOrganization";
import { useOrganization } from "./context";

/** The organizations below, each of which shows its own when it is opened. */
export const SubOrganizations = () => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { id, view, may } = useOrganization();
  const [made, setMade] = useState(0);
  const [attempt, setAttempt] = useState<string>();
  const make = async (body: NewName) => {
    await answered(
      client.POST("/realms/{realm}/b2b/organizations/{organization}/children", {
        params: { path: { realm, organization: id }, header: { "Idempotency-Key": attempt } },
        body,
      }),
    );
    setAttempt(undefined);
    setMade(made + 1);
  };
  const read = (organization = id, after?: string) =>
    answered(
      client.GET("/realms/{realm}/b2b/organizations/{organization}/children", {
        params: { path: { realm, organization }, query: { max: PAGE_SIZE, after } },
      }),
    );
  return (
    <PortalPage
      title={t("b2bSubOrganizations")}
      description={t("b2bSubOrganizationsDescription", { organization: view.name })}
      actions={
        may("children:manage") && <Button onClick={() => setAttempt(newKey())}>{t("b2bNewOrganization")}</Button>
      }
    >
      <Hierarchy
        key={made}
        of={id}
        read={read}
        address={organizationPath}
        empty={
          <Empty title={t("b2bNoSubOrganizations")} icon={SitemapIcon}>
            {t("b2bNoSubOrganizationsBody")}
          </Empty>
        }
      />
      {attempt && (
        <NewOrganization
          parent={id}
          title={t("b2bNewOrganization")}
          description={t("b2bNewOrganizationBody", { organization: view.name })}
          action={t("b2bMakeOrganization")}
          make={make}
          close={() => setAttempt(undefined)}
        />
      )}
    </PortalPage>
  );
};
