import { Label } from "@patternfly/react-core";
import { GlobeIcon } from "@patternfly/react-icons";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";

import { type Schemas, answered, useApi } from "../api";
import { Empty } from "../parts/Empty";
import { FailedBody } from "../parts/Failed";
import { PortalPage } from "../parts/PortalPage";
import { SkeletonRows } from "../parts/SkeletonRows";
import { useReading } from "../parts/useReading";
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
  const domains = reading.value?.items;
  return (
    <PortalPage title={t("b2bDomains")} description={t("b2bDomainsDescription")}>
      {reading.refusal ? (
        <FailedBody refusal={reading.refusal} retry={reading.reload} />
      ) : domains?.length === 0 ? (
        <Empty title={t("b2bNoDomains")} icon={GlobeIcon}>
          {t("b2bNoDomainsBody")}
        </Empty>
      ) : (
        <Table aria-label={t("b2bDomains")} variant="compact" gridBreakPoint="grid-md">
          <Thead>
            <Tr>
              <Th>{t("b2bDomain")}</Th>
              <Th>{t("b2bType")}</Th>
              <Th>{t("b2bSignInRules")}</Th>
              <Th>{t("b2bJoining")}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {domains === undefined ? (
              <SkeletonRows columns={4} />
            ) : (
              domains.map((domain) => (
                <Tr key={domain.domain}>
                  <Td dataLabel={t("b2bDomain")} modifier="breakWord">{domain.domain}</Td>
                  <Td dataLabel={t("b2bType")}>
                    <Label isCompact color={domain.kind === "owned" ? "green" : "blue"}>
                      {t(KINDS[domain.kind])}
                    </Label>
                  </Td>
                  <Td dataLabel={t("b2bSignInRules")}>
                    {domain.policyEnabled ? t("b2bRulesApply") : t("b2bRulesDoNotApply")}
                  </Td>
                  <Td dataLabel={t("b2bJoining")}>{t(JOINING[domain.autoJoin])}</Td>
                </Tr>
              ))
            )}
          </Tbody>
        </Table>
      )}
    </PortalPage>
  );
};
