import { Alert, Button, ClipboardCopy, Label, LabelGroup } from "@patternfly/react-core";
import { KeyIcon } from "@patternfly/react-icons";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { PAGE_SIZE, type Schemas, answered, useApi } from "../api";
import { Confirmation } from "../parts/Confirmation";
import { Empty } from "../parts/Empty";
import { FailedBody } from "../parts/Failed";
import { PageButtons, usePages } from "../parts/Pages";
import { PortalPage } from "../parts/PortalPage";
import { RowActions } from "../parts/RowActions";
import { SkeletonRows } from "../parts/SkeletonRows";
import { useDates } from "../parts/dates";
import { NewApiKey } from "./NewApiKey";
import { useOrganization } from "./context";
import { keyOf, roleLabel } from "./roles";

type ApiKey = Schemas["ApiKeyView"];

const STATUSES: Record<ApiKey["status"], string> = {
  active: "b2bStatusActive",
  expired: "b2bInvitationExpired",
  revoked: "b2bKeyRevoked",
};

/** The keys with which machines act for the organization. A new one is shown once. */
export const ApiKeys = () => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { id, may } = useOrganization();
  const dates = useDates();
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<ApiKey>();
  const [revoking, setRevoking] = useState<ApiKey>();
  const manages = may("keys:manage");
  const pages = usePages(
    (after) =>
      answered(
        client.GET("/realms/{realm}/b2b/organizations/{organization}/api-keys", {
          params: { path: { realm, organization: id }, query: { max: PAGE_SIZE, after } },
        }),
      ),
    [id],
  );
  const keys = pages.value?.items;

  const revoke = async (key: ApiKey) => {
    await answered(
      client.DELETE("/realms/{realm}/b2b/organizations/{organization}/api-keys/{apiKey}", {
        params: { path: { realm, organization: id, apiKey: key.id } },
      }),
    );
    pages.reload();
  };

  return (
    <PortalPage
      title={t("b2bApiKeys")}
      description={t("b2bApiKeysDescription")}
      actions={manages && <Button onClick={() => setMaking(true)}>{t("b2bNewKey")}</Button>}
    >
      {made?.key && (
        <Alert isInline variant="success" className="pf-v5-u-mb-md" title={t("b2bKeyMade", { name: made.name })}>
          <p className="pf-v5-u-mb-sm">{t("b2bKeyShownOnce")}</p>
          <ClipboardCopy
            isReadOnly
            hoverTip={t("b2bCopy")}
            clickTip={t("b2bCopied")}
            textAriaLabel={t("b2bKey")}
            toggleAriaLabel={t("b2bKey")}
          >
            {made.key}
          </ClipboardCopy>
        </Alert>
      )}
      {pages.refusal ? (
        <FailedBody refusal={pages.refusal} retry={pages.reload} />
      ) : keys?.length === 0 ? (
        <Empty title={t("b2bNoKeys")} icon={KeyIcon}>
          {manages ? t("b2bNoKeysBody") : t("b2bNoKeysReader")}
        </Empty>
      ) : (
        <>
          <Table aria-label={t("b2bApiKeys")} variant="compact" gridBreakPoint="grid-md">
            <Thead>
              <Tr>
                <Th>{t("b2bName")}</Th>
                <Th>{t("b2bKey")}</Th>
                <Th>{t("b2bRoles")}</Th>
                <Th>{t("b2bStatus")}</Th>
                <Th>{t("b2bExpires")}</Th>
                <Th>{t("b2bLastUsed")}</Th>
                {manages && <Th screenReaderText={t("b2bActions")} />}
              </Tr>
            </Thead>
            <Tbody>
              {keys === undefined ? (
                <SkeletonRows columns={manages ? 7 : 6} />
              ) : (
                keys.map((key) => (
                  <Tr key={key.id}>
                    <Td dataLabel={t("b2bName")} modifier="breakWord">{key.name}</Td>
                    <Td dataLabel={t("b2bKey")}><code>{key.prefix}…</code></Td>
                    <Td dataLabel={t("b2bRoles")}>
                      {key.roles.length === 0 ? (
                        t("b2bNone")
                      ) : (
                        <LabelGroup aria-label={t("b2bRoles")}>
                          {key.roles.map((role) => (
                            <Label key={keyOf(role)} isCompact>
                              {roleLabel(t, role)}
                            </Label>
                          ))}
                        </LabelGroup>
                      )}
                    </Td>
                    <Td dataLabel={t("b2bStatus")}>
                      <Label isCompact color={key.status === "active" ? "green" : "grey"}>
                        {t(STATUSES[key.status])}
                      </Label>
                    </Td>
                    <Td dataLabel={t("b2bExpires")}>{key.expiresAt ? dates(key.expiresAt) : t("b2bNever")}</Td>
                    <Td dataLabel={t("b2bLastUsed")}>{key.lastUsedAt ? dates(key.lastUsedAt) : t("b2bNever")}</Td>
                    {manages && (
                      <Td isActionCell>
                        {key.status === "active" && (
                          <RowActions
                            name={key.name}
                            items={[{ title: t("b2bRevokeKey"), onClick: () => setRevoking(key) }]}
                          />
                        )}
                      </Td>
                    )}
                  </Tr>
                ))
              )}
            </Tbody>
          </Table>
          <PageButtons pages={pages} />
        </>
      )}
      {making && (
        <NewApiKey
          close={() => setMaking(false)}
          done={(key) => {
            setMade(key);
            setMaking(false);
            pages.reload();
          }}
        />
      )}
      {revoking && (
        <Confirmation
          title={t("b2bRevokeKeyTitle", { name: revoking.name })}
          action={t("b2bRevokeKey")}
          perform={() => revoke(revoking)}
          close={() => setRevoking(undefined)}
        >
          {t("b2bRevokeKeyBody")}
        </Confirmation>
      )}
    </PortalPage>
  );
};
