import { useAdminClient } from "@keycloak/keycloak-admin-ui";
import { SearchField, answered, told, useApi, useLater, useReading } from "@keycloak-b2b/shared";
import { Alert, Button, List, ListItem, Modal, ModalVariant, Spinner } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router-dom";

import { ofKeycloak } from "../parts/keycloaks";
import { Refused, useDeed } from "../parts/useDeed";
import { usePath } from "../paths";

const MOST_READ = 50;
const MOST_SHOWN = 10;

/** The server refuses these. */
const KEYCLOAKS_OWN = ["account", "account-console", "admin-cli", "broker", "realm-management", "security-admin-console"];
const IN_THE_CATALOGUE = "b2b.application";

/** Finds a client of the realm and takes it into the catalogue. */
export const AddApplication = ({ close }: { close: () => void }) => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { adminClient } = useAdminClient();
  const path = usePath();
  const navigate = useNavigate();
  const [typed, setTyped] = useState("");
  const search = useLater(typed.trim());
  const { refusal, perform } = useDeed();
  const clients = useReading(
    async () => {
      const found = await ofKeycloak(
        adminClient.clients.find({ clientId: search || undefined, search: true, max: MOST_READ }),
      );
      return found
        .filter(({ clientId = "", attributes }) => !KEYCLOAKS_OWN.includes(clientId) && !attributes?.[IN_THE_CATALOGUE])
        .slice(0, MOST_SHOWN);
    },
    [adminClient, realm, search],
  );
  const add = async (id: string) => {
    await answered(
      client.PUT("/admin/realms/{realm}/b2b/applications/{client}", {
        params: { path: { realm, client: id } },
        body: {},
      }),
    );
    navigate(path(`applications/${id}`));
  };
  return (
    <Modal
      isOpen
      variant={ModalVariant.small}
      title={t("b2bAddApplication")}
      description={t("b2bAddApplicationDescription")}
      onClose={close}
      actions={[
        <Button key="cancel" variant="link" onClick={close}>
          {t("cancel")}
        </Button>,
      ]}
    >
      <Refused refusal={refusal} />
      <SearchField label={t("b2bSearchClients")} value={typed} change={setTyped} className="pf-v5-u-mb-md" />
      {clients.refusal ? (
        <Alert isInline isPlain variant="danger" title={told(t, clients.refusal)} />
      ) : clients.value === undefined ? (
        <Spinner size="md" aria-label={t("b2bLoading")} />
      ) : clients.value.length === 0 ? (
        <p>{t("b2bNoneFound")}</p>
      ) : (
        <List isPlain isBordered>
          {clients.value.map(({ id = "", clientId = "", name }) => (
            <ListItem key={id} className="b2b-choice">
              <span>
                {clientId} <span className="b2b-faint">{name?.startsWith("${") ? "" : name}</span>
              </span>
              <Button
                variant="secondary"
                size="sm"
                aria-label={t("b2bAddName", { name: clientId })}
                onClick={() => perform(() => add(id))}
              >
                {t("b2bAdd")}
              </Button>
            </ListItem>
          ))}
        </List>
      )}
    </Modal>
  );
};
