import { FormDialog, type Schemas, answered, useApi, useDraft } from "@keycloak-b2b/shared";
import { Checkbox } from "@patternfly/react-core";
import { Controller } from "react-hook-form";
import { useTranslation } from "react-i18next";

import { useCatalogue } from "../applications/useCatalogue";
import { useRoleGroups } from "../applications/useRoleGroups";
import type { Picked } from "../parts/Pick";
import { PickField } from "../parts/PickField";

type Draft = { application: Picked | null; roleGroup: Picked | null; exposed: boolean };
type Props = { organization: Schemas["OrganizationView"]; close: () => void; done: () => void };

/** Gives an organization a role group of an application. */
export const GiveRoleGroup = ({ organization, close, done }: Props) => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const readApplications = useCatalogue();
  const readGroups = useRoleGroups();
  const form = useDraft<Draft>(`give role group ${organization.id}`, {
    application: null,
    roleGroup: null,
    exposed: false,
  });
  const application = form.watch("application");
  const give = async ({ roleGroup, exposed }: Draft) => {
    if (!roleGroup) {
      return false;
    }
    await answered(
      client.PUT("/admin/realms/{realm}/b2b/organizations/{organization}/role-groups/{roleGroup}", {
        params: { path: { realm, organization: organization.id, roleGroup: roleGroup.id } },
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
      <PickField
        control={form.control}
        name="application"
        id="application"
        label={t("b2bApplication")}
        needed={t("b2bApplicationNeeded")}
        read={readApplications}
        deps={[realm]}
        then={() => form.setValue("roleGroup", null)}
      />
      {application && (
        <PickField
          key={application.id}
          control={form.control}
          name="roleGroup"
          id="role-group-choice"
          label={t("b2bRoleGroup")}
          needed={t("b2bRoleGroupNeeded")}
          read={(query) => readGroups(application.id, query)}
          deps={[realm, application.id]}
        />
      )}
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
