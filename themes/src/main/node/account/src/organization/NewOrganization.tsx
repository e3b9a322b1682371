import { FormDialog, TextField, useDraft } from "@keycloak-b2b/shared";
import { useTranslation } from "react-i18next";

export type NewName = { name: string; alias: string };

const MARKS = /[\u0300-\u036f]/g;
const LONGEST_ALIAS = 60;

/** A short name as it may stand in addresses. */
const aliasOf = (name: string) =>
  name
    .normalize("NFD")
    .replace(MARKS, "")
    .replaceAll("ß", "ss")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, LONGEST_ALIAS);

type Props = {
  /** The id of the organization that the new one is right below; absent for one with nothing above. */
  parent?: string;
  title: string;
  description: string;
  action: string;
  make: (organization: NewName) => Promise<unknown>;
  close: () => void;
};

/** Asks how a new organization is called. */
export const NewOrganization = ({ parent, title, description, action, make, close }: Props) => {
  const { t } = useTranslation();
  const form = useDraft<NewName>(`organization ${parent ?? ""}`, { name: "", alias: "" });
  return (
    <FormDialog
      id="new-organization"
      title={title}
      description={description}
      action={action}
      form={form}
      send={({ name, alias }) => make({ name: name.trim(), alias: alias.trim() || aliasOf(name) })}
      close={close}
    >
      <TextField control={form.control} name="name" id="organization-name" label={t("b2bName")} isRequired />
      <TextField
        control={form.control}
        name="alias"
        id="organization-alias"
        label={t("b2bShortName")}
        help={t("b2bShortNameHelp")}
        placeholder={aliasOf(form.watch("name"))}
      />
    </FormDialog>
  );
};
