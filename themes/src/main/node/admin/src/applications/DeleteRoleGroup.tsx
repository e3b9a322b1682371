import { Choice, Confirmation, answered, useApi } from "@keycloak-b2b/shared";
import { FormGroup } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { type RoleGroup, groupName } from "./RoleGroups";

type Props = { application: string; group: RoleGroup; others: RoleGroup[]; close: () => void; done: () => void };

/** Asks what the organizations that hold the group hold instead. */
export const DeleteRoleGroup = ({ application, group, others, close, done }: Props) => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const [replacement, setReplacement] = useState("");
  const remove = async () => {
    await answered(
      client.DELETE("/admin/realms/{realm}/b2b/applications/{client}/role-groups/{roleGroup}", {
        params: {
          path: { realm, client: application, roleGroup: group.id },
          query: replacement ? { replacement } : { drop: "true" },
        },
      }),
    );
    done();
  };
  return (
    <Confirmation
      title={t("b2bDeleteRoleGroupTitle", { name: groupName(group) })}
      action={t("b2bDelete")}
      perform={remove}
      close={close}
    >
      <p className="pf-v5-u-mb-md">{t("b2bDeleteRoleGroupBody", { roles: group.appRoles.join(", ") })}</p>
      {others.length > 0 && (
        <FormGroup label={t("b2bInstead")} fieldId="replacement">
          <Choice
            id="replacement"
            label={t("b2bInstead")}
            value={replacement}
            choose={setReplacement}
            options={[
              { value: "", label: t("b2bInsteadNothing") },
              ...others.map((other) => ({ value: other.id, label: groupName(other) })),
            ]}
          />
        </FormGroup>
      )}
    </Confirmation>
  );
};
