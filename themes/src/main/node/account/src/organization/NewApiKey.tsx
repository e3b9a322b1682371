import { answered, ChoiceField, FormDialog, newKey, type Schemas, TextField, useApi, useDraft } from "@keycloak-b2b/shared";
import { ModalVariant } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { ChosenRole } from "./RoleChoice";
import { RolesField } from "./RolesField";
import { useOrganization } from "./context";
import { named } from "./roles";

const DAY_MILLIS = 86_400_000;
const DAYS = ["30", "90", "365"];

type Draft = { name: string; days: string; roles: ChosenRole[] };
type Props = { close: () => void; done: (key: Schemas["ApiKeyView"]) => void };

/** Asks what a new key is for, what it may do and for how long. */
export const NewApiKey = ({ close, done }: Props) => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { id } = useOrganization();
  const [attempt] = useState(newKey);
  const form = useDraft<Draft>(`key ${id}`, { name: "", days: "90", roles: [] });

  const make = async ({ name, days, roles }: Draft) =>
    done(
      await answered(
        client.POST("/realms/{realm}/b2b/organizations/{organization}/api-keys", {
          params: { path: { realm, organization: id }, header: { "Idempotency-Key": attempt } },
          body: {
            name: name.trim(),
            roles: roles.map(named),
            expiresAt: days ? new Date(Date.now() + Number(days) * DAY_MILLIS).toISOString() : undefined,
          },
        }),
      ),
    );

  return (
    <FormDialog
      id="new-key"
      title={t("b2bNewKey")}
      action={t("b2bMakeKey")}
      form={form}
      send={make}
      close={close}
      variant={ModalVariant.medium}
    >
      <TextField
        control={form.control}
        name="name"
        id="key-name"
        label={t("b2bName")}
        help={t("b2bKeyNameHelp")}
        isRequired
      />
      <ChoiceField
        control={form.control}
        name="days"
        id="key-days"
        label={t("b2bExpires")}
        options={[
          ...DAYS.map((days) => ({ value: days, label: t("b2bDays", { count: Number(days) }) })),
          { value: "", label: t("b2bNever") },
        ]}
      />
      <RolesField control={form.control} name="roles" id="key-roles" />
    </FormDialog>
  );
};
