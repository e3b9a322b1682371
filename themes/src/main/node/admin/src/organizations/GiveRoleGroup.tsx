import {
  ChoiceField,
  FormDialog,
  type Schemas,
  Waiting,
  answered,
  useApi,
  useDraft,
  useReading,
} from "@keycloak-b2b/shared";
import { Checkbox } from "@patternfly/react-core";
import { Controller } from "react-hook-form";
import { useTranslation } from "react-i18next";

import { groupName } from "../applications/RoleGroups";
import { applicationName } from "../applications/words";
import { useCatalogue } from "./useCatalogue";

type Application = Schemas["ApplicationsView"];
type Draft = { application: string; roleGroup: string; exposed: boolean };
type Props = { organization: Schemas["OrganizationView"]; close: () => void; done: () => void };

const MOST = 100;

const Choose = ({ organization, catalogue, close, done }: Props & { catalogue: Application[] }) => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const form = useDraft<Draft>(`give role group ${organization.id}`, {
    application: catalogue[0]?.id ?? "",
    roleGroup: "",
    exposed: false,
  });
  const application = form.watch("application");
  const groups = useReading(
    async () =>
      application
        ? (
            await answered(
              client.GET("/admin/realms/{realm}/b2b/applications/{client}/role-groups", {
                params: { path: { realm, client: application }, query: { max: MOST } },
              }),
            )
          ).items
        : [],
    [client, realm, application],
  );
  const give = async ({ roleGroup, exposed }: Draft) => {
    const chosen = groups.value?.find(({ id }) => id === roleGroup);
    if (!chosen) {
      form.setError("roleGroup", { message: t("b2bRoleGroupNeeded") });
      return false;
    }
    await answered(
      client.PUT("/admin/realms/{realm}/b2b/organizations/{organization}/role-groups/{roleGroup}", {
        params: { path: { realm, organization: organization.id, roleGroup } },
        body: { exposedToChildren: exposed },
      }),
    );
    close();
    done();
    return true;
  };
  return (
    <FormDialog
      id="give-role-group"
      title={t("b2bGiveRoleGroupTo", { organization: organization.name })}
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
        options={catalogue.map((one) => ({ value: one.id, label: applicationName(one), description: one.clientId }))}
      />
      <ChoiceField
        control={form.control}
        name="roleGroup"
        id="role-group-choice"
        label={t("b2bRoleGroup")}
        options={[
          { value: "", label: t("b2bChoose") },
          ...(groups.value ?? []).map((group) => ({
            value: group.id,
            label: groupName(group),
            description: group.appRoles.join(", "),
          })),
        ]}
      />
      <Controller
        name="exposed"
        control={form.control}
        render={({ field }) => (
          <Checkbox
            id="exposed"
            label={t("b2bLetBelow")}
            description={t("b2bLetBelowHelp")}
            isChecked={field.value}
            onChange={(_event, on) => field.onChange(on)}
          />
        )}
      />
    </FormDialog>
  );
};

/** Gives an organization a role group of an application. */
export const GiveRoleGroup = (props: Props) => {
  const catalogue = useCatalogue();
  return catalogue.value ? <Choose catalogue={catalogue.value.items} {...props} /> : <Waiting />;
};
