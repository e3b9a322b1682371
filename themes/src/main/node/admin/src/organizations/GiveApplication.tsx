import { ChoiceField, FormDialog, type Schemas, Waiting, answered, useApi, useDraft } from "@keycloak-b2b/shared";
import { useTranslation } from "react-i18next";

import { applicationName } from "../applications/words";
import { useCatalogue } from "./useCatalogue";

type Application = Schemas["ApplicationsView"];
type Props = { organization: Schemas["OrganizationView"]; close: () => void; done: () => void };

const Choose = ({ organization, catalogue, close, done }: Props & { catalogue: Application[] }) => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const form = useDraft(`give application ${organization.id}`, { application: catalogue[0]?.id ?? "" });
  const give = async ({ application }: { application: string }) => {
    await answered(
      client.PUT("/admin/realms/{realm}/b2b/organizations/{organization}/applications/{client}", {
        params: { path: { realm, organization: organization.id, client: application } },
        body: { status: "active" },
      }),
    );
    close();
    done();
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
      <ChoiceField
        control={form.control}
        name="application"
        id="application"
        label={t("b2bApplication")}
        options={catalogue.map((application) => ({
          value: application.id,
          label: applicationName(application),
          description: application.clientId,
        }))}
      />
    </FormDialog>
  );
};

/** Gives an organization an application of the catalogue. */
export const GiveApplication = (props: Props) => {
  const catalogue = useCatalogue();
  return catalogue.value ? <Choose catalogue={catalogue.value.items} {...props} /> : <Waiting />;
};
