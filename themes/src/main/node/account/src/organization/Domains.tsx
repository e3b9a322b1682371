import { answered, Empty, ItemTable, type Schemas, useApi, useReading } from "@keycloak-b2b/shared";
import { Label } from "@patternfly/react-core";
import { GlobeIcon } from "@patternfly/react-icons";
import { useTranslation } from "react-i18next";

import { PortalPage } from "../parts/PortalPage";
import { useOrganization } from "./context";

type Domain = Schemas["DomainsView"];

const KINDS: Record<Domain["kind"], string> = {
  owned: "b2bDomainOwned",
  affiliated: "b2bDomainAffiliated",
};

const JOINING: Record<Domain["autoJoin"], string> = {
  none: "b2bJoinNone",
  suggest: "b2bJoinSuggest",
  join: "b2bJoinAlways",
};

/** The mail domains of the organization, and what an address in one brings. */
export const Domains = () => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { id } = useOrganization();
  const reading = useReading(
    () =>
      answered(
        client.GET("/realms/{realm}/b2b/organizations/{organization}/domains", {
          params: { path: { realm, organization: id } },
        }),
      ),
    [client, realm, id],
  );
  return (
    <PortalPage title={t("b2bDomains")} description={t("b2bDomainsDescription")}>
      <ItemTable
        label={t("b2bDomains")}
        reading={reading}
        keyOf={({ domain }) => domain}
        nameOf={({ domain }) => domain}
        columns={[
          { title: t("b2bDomain"), cell: ({ domain }) => domain, breaks: true },
          {
            title: t("b2bType"),
            cell: ({ kind }) => (
              <Label isCompact color={kind === "owned" ? "green" : "blue"}>
                {t(KINDS[kind])}
              </Label>
            ),
          },
          {
            title: t("b2bSignInRules"),
            cell: ({ policyEnabled }) => (policyEnabled ? t("b2bRulesApply") : t("b2bRulesDoNotApply")),
          },
          { title: t("b2bJoining"), cell: ({ autoJoin }) => t(JOINING[autoJoin]) },
        ]}
        empty={
          <Empty title={t("b2bNoDomains")} icon={GlobeIcon}>
            {t("b2bNoDomainsBody")}
          </Empty>
        }
      />
    </PortalPage>
  );
};
