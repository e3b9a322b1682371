import { type AppRoleName, RoleDialog, type Schemas, answered, tagged, useApi } from "@keycloak-b2b/shared";
import { Checkbox } from "@patternfly/react-core";

import { useOrganization } from "./context";
import { keyOf } from "./roles";
import { useAssignable } from "./useAssignable";

type Props = {
  /** Absent for a new one. */
  role?: Schemas["OrganizationRoleView"];
  close: () => void;
  done: () => void;
};

/** Makes a role of the organization's own, or changes one. */
export const EditRole = ({ role, close, done }: Props) => {
  const { client, realm } = useApi();
  const { id, may } = useOrganization();
  const path = { realm, organization: id };
  const assignable = (useAssignable().value ?? []).flatMap(({ application, appRole, displayName }) =>
    application && appRole ? [{ application, appRole, displayName }] : [],
  );
  return (
    <RoleDialog
      owner={id}
      role={role}
      read={(of) =>
        tagged(
          client.GET("/realms/{realm}/b2b/organizations/{organization}/roles/{role}", {
            params: { path: { ...path, role: of.id } },
          }),
        )
      }
      change={(of, body, tag) =>
        answered(
          client.PATCH("/realms/{realm}/b2b/organizations/{organization}/roles/{role}", {
            params: { path: { ...path, role: of.id }, header: { "If-Match": tag } },
            body,
          }),
        )
      }
      make={(body, key) =>
        answered(
          client.POST("/realms/{realm}/b2b/organizations/{organization}/roles", {
            params: { path, header: { "Idempotency-Key": key } },
            body,
          }),
        )
      }
      may={may}
      appRoles={
        assignable.length === 0
          ? undefined
          : (chosen, choose) =>
              assignable.map(({ displayName, application, appRole }) => {
                const isThis = (one: AppRoleName) => one.application === application && one.appRole === appRole;
                return (
                  <Checkbox
                    key={keyOf({ application, appRole })}
                    id={`app-role ${application} ${appRole}`}
                    label={`${displayName} (${application})`}
                    isChecked={chosen.some(isThis)}
                    onChange={(_event, on) =>
                      choose(on ? [...chosen, { application, appRole }] : chosen.filter((one) => !isThis(one)))
                    }
                  />
                );
              })
      }
      close={close}
      done={done}
    />
  );
};
