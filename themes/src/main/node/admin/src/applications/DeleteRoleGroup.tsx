import { answered, useApi } from "@keycloak-b2b/shared";
import { useTranslation } from "react-i18next";

import { Removal } from "../parts/instead";
import { type RoleGroup, groupName } from "./RoleGroups";
import { useRoleGroups } from "./useRoleGroups";

type Props = { application: string; group: RoleGroup; close: () => void; done: () => void };

/** Deletes a role group; where organizations hold it, asks what they hold instead. */
export const DeleteRoleGroup = ({ application, group, close, done }: Props) => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const readGroups = useRoleGroups();
  return (
    <Removal
      id={group.id}
      title={t("b2bDeleteRoleGroupTitle", { name: groupName(group) })}
      action={t("b2bDelete")}
      inUse={t("b2bRoleGroupInUse")}
      deps={[application]}
      others={async (query) => {
        const { items, next } = await readGroups(application, query);
        return { items: items.filter(({ id }) => id !== group.id), next };
      }}
      remove={(query) =>
        answered(
          client.DELETE("/admin/realms/{realm}/b2b/applications/{client}/role-groups/{roleGroup}", {
            params: { path: { realm, client: application, roleGroup: group.id }, query },
          }),
        )
      }
      close={close}
      done={done}
    >
      {t("b2bDeleteRoleGroupBody", { roles: group.appRoles.join(", ") })}
    </Removal>
  );
};
