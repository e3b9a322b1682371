import { FormDialog, TextField, answered, newKey, useApi, useDraft } from "@keycloak-b2b/shared";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router-dom";

import { usePath } from "../paths";

type Draft = { name: string; alias: string };
type Props = {
  /** The organization that the new one is right below; absent for one with nothing above. */
  parent?: string;
  close: () => void;
};

/** Makes an organization and opens it. */
export const NewOrganization = ({ parent, close }: Props) => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const path = usePath();
  const navigate = useNavigate();
  const [attempt] = useState(newKey);
  const form = useDraft<Draft>(`organization ${parent ?? ""}`, { name: "", alias: "" });
  const make = async ({ name, alias }: Draft) => {
    const made = await answered(
      client.POST("/admin/realms/{realm}/b2b/organizations", {
        params: { path: { realm }, header: { "Idempotency-Key": attempt } },
        body: { name: name.trim(), alias: alias.trim(), parent },
      }),
    );
    close();
    navigate(path(`organizations/${made.id}`));
  };
  return (
    <FormDialog
      id="new-organization"
      title={t("b2bNewOrganization")}
      action={t("b2bMakeOrganization")}
      form={form}
      send={make}
      close={close}
    >
      <TextField control={form.control} name="name" id="organization-name" label={t("b2bName")} isRequired />
      <TextField
        control={form.control}
        name="alias"
        id="organization-alias"
        label={t("b2bShortName")}
        help={t("b2bShortNameHelp")}
        isRequired
      />
    </FormDialog>
  );
};
