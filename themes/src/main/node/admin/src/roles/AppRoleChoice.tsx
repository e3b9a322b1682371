import { type AppRoleName, answered, told, useApi, useReading } from "@keycloak-b2b/shared";
import { Alert, Checkbox, Label, LabelGroup, Spinner } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useCatalogue } from "../applications/useCatalogue";
import { Pick, type Pickable } from "../parts/Pick";

const PAGE = 200;

type Props = { chosen: AppRoleName[]; choose: (chosen: AppRoleName[]) => void };

/** The app roles that organizations can be granted at all: those of the role groups. */
function useGrantable(application: string) {
  const { client, realm } = useApi();
  return useReading(async () => {
    const roles = new Set<string>();
    let after: string | undefined;
    do {
      const page = await answered(
        client.GET("/admin/realms/{realm}/b2b/applications/{client}/role-groups", {
          params: { path: { realm, client: application }, query: { max: PAGE, after } },
        }),
      );
      page.items.forEach(({ appRoles }) => appRoles.forEach((role) => roles.add(role)));
      after = page.next;
    } while (after);
    return [...roles].sort();
  }, [client, realm, application]);
}

const OfApplication = ({ application, chosen, choose }: Props & { application: Pickable }) => {
  const { t } = useTranslation();
  const roles = useGrantable(application.id);
  const clientId = application.description ?? "";
  const is = (role: string) => (one: AppRoleName) => one.application === clientId && one.appRole === role;
  if (roles.refusal) {
    return <Alert isInline isPlain variant="danger" title={told(t, roles.refusal)} />;
  }
  if (!roles.value) {
    return <Spinner size="md" aria-label={t("b2bLoading")} />;
  }
  return (
    <fieldset className="b2b-roles">
      <legend>{t("b2bRolesOfApplication", { name: application.name })}</legend>
      {roles.value.length === 0 && <p className="b2b-faint">{t("b2bNoRoleGroups")}</p>}
      {roles.value.map((role) => (
        <Checkbox
          key={role}
          id={`app-role ${clientId} ${role}`}
          label={role}
          isChecked={chosen.some(is(role))}
          onChange={(_event, on) =>
            choose(on ? [...chosen, { application: clientId, appRole: role }] : chosen.filter((one) => !is(role)(one)))
          }
        />
      ))}
    </fieldset>
  );
};

/** App roles of any application of the realm: what has been chosen, and more of them by application. */
export const AppRoleChoice = ({ chosen, choose }: Props) => {
  const { t } = useTranslation();
  const { realm } = useApi();
  const readApplications = useCatalogue();
  const [application, setApplication] = useState<Pickable | null>(null);
  return (
    <>
      {chosen.length > 0 && (
        <LabelGroup aria-label={t("b2bAppRoles")} className="pf-v5-u-mb-sm">
          {chosen.map((one) => (
            <Label
              key={`${one.application} ${one.appRole}`}
              closeBtnAriaLabel={t("b2bTakeAway", { name: one.appRole })}
              onClose={() => choose(chosen.filter((other) => other !== one))}
            >
              {`${one.appRole} (${one.application})`}
            </Label>
          ))}
        </LabelGroup>
      )}
      <Pick
        id="role-application"
        label={t("b2bApplication")}
        read={readApplications}
        deps={[realm]}
        picked={application}
        pick={setApplication}
      />
      {application && (
        <OfApplication key={application.id} application={application} chosen={chosen} choose={choose} />
      )}
    </>
  );
};
