import { FormDialog, type Schemas, answered, useApi, useDraft } from "@keycloak-b2b/shared";
import { useTranslation } from "react-i18next";

import { useCatalogue } from "../applications/useCatalogue";
import type { Picked } from "../parts/Pick";
import { PickField } from "../parts/PickField";

type Draft = { application: Picked | null };
type Props = { organization: Schemas["OrganizationView"]; close: () => void; done: () => void };

/** Gives an organization an application of the catalogue. */
export const GiveApplication = ({ organization, close, done }: Props) => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const readApplications = useCatalogue();
  const form = useDraft<Draft>(`give application ${organization.id}`, { application: null });
  const give = async ({ application }: Draft) => {
    if (!application) {
      return false;
    }
    await answered(
      client.PUT("/admin/realms/{realm}/b2b/organizations/{organization}/applications/{client}", {
        params: { path: { realm, organization: organization.id, client: application.id } },
        body: { status: "active" },
      }),
    );
    close();
    done();
    return true;
  };
  return (
    <FormDialog
      id="give-application"
      title={t("b2bGiveApplicationTo", { organization: organization.name })}
      action={t("b2bGive")}
      form={form}
      send={give}
      close={close}
    >
      <PickField
        control={form.control}
        name="application"
        id="application"
        label={t("b2bApplication")}
        needed={t("b2bApplicationNeeded")}
        read={readApplications}
        deps={[realm]}
      />
    </FormDialog>
  );
};
