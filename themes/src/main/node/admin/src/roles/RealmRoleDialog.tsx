import { RoleDialog, type Schemas, answered, tagged, useApi } from "@keycloak-b2b/shared";

import { AppRoleChoice } from "./AppRoleChoice";

type Props = {
  /** Absent for a new one. */
  role?: Schemas["OrganizationRoleView"];
  close: () => void;
  done: () => void;
};

/** Makes a role that every organization may assign, or changes one. */
export const RealmRoleDialog = ({ role, close, done }: Props) => {
  const { client, realm } = useApi();
  return (
    <RoleDialog
      owner={realm}
      role={role}
      read={({ id }) =>
        tagged(
          client.GET("/admin/realms/{realm}/b2b/organization-roles/{template}", {
            params: { path: { realm, template: id } },
          }),
        )
      }
      change={({ id }, body, tag) =>
        answered(
          client.PATCH("/admin/realms/{realm}/b2b/organization-roles/{template}", {
            params: { path: { realm, template: id }, header: { "If-Match": tag } },
            body,
          }),
        )
      }
      make={(body, key) =>
        answered(
          client.POST("/admin/realms/{realm}/b2b/organization-roles", {
            params: { path: { realm }, header: { "Idempotency-Key": key } },
            body,
          }),
        )
      }
      may={() => true}
      appRoles={(chosen, choose) => <AppRoleChoice chosen={chosen} choose={choose} />}
      close={close}
      done={done}
    />
  );
};
