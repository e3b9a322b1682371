import {
  answered,
  Confirmation,
  Empty,
  ItemTable,
  PAGE_SIZE,
  type Schemas,
  useApi,
  useDates,
  usePages,
} from "@keycloak-b2b/shared";
import { Alert, Button, ClipboardCopy, Label } from "@patternfly/react-core";
import { KeyIcon } from "@patternfly/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { PortalPage } from "../parts/PortalPage";
import { NewApiKey } from "./NewApiKey";
import { RoleLabels } from "./RoleLabels";
import { useOrganization } from "./context";

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
      <ItemTable
        label={t("b2bApiKeys")}
        reading={pages}
        keyOf={(key) => key.id}
        nameOf={(key) => key.name}
        columns={[
          { title: t("b2bName"), cell: (key) => key.name, breaks: true },
          { title: t("b2bKey"), cell: (key) => <code>{key.prefix}…</code> },
          { title: t("b2bRoles"), cell: (key) => <RoleLabels roles={key.roles} /> },
          {
            title: t("b2bStatus"),
            cell: (key) => (
              <Label isCompact color={key.status === "active" ? "green" : "grey"}>
                {t(STATUSES[key.status])}
              </Label>
            ),
          },
          { title: t("b2bExpires"), cell: (key) => (key.expiresAt ? dates(key.expiresAt) : t("b2bNever")) },
          { title: t("b2bLastUsed"), cell: (key) => (key.lastUsedAt ? dates(key.lastUsedAt) : t("b2bNever")) },
        ]}
        actions={
          manages
            ? (key) =>
                key.status === "active" ? [{ title: t("b2bRevokeKey"), onClick: () => setRevoking(key) }] : []
            : undefined
        }
        empty={
          <Empty title={t("b2bNoKeys")} icon={KeyIcon}>
            {manages ? t("b2bNoKeysBody") : t("b2bNoKeysReader")}
          </Empty>
        }
      />
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
