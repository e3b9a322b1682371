import type { Schemas } from "@keycloak-b2b/shared";
import { Checkbox, Text, TextContent } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";

import { type RoleName, keyOf, named, roleLabel, roleMeaning } from "./roles";

type Assignable = Schemas["AssignableRolesView"];
export type ChosenRole = RoleName & { scope?: "self" | "subtree"; expiresAt?: string };

type Props = {
  assignable: Assignable[];
  chosen: ChosenRole[];
  change: (chosen: ChosenRole[]) => void;
  /** Whether roles may reach the organizations below. */
  withReach?: boolean;
};

/** Roles to tick: those of the organization, and those of each application. */
export const RoleChoice = ({ assignable, chosen, change, withReach }: Props) => {
  const { t } = useTranslation();
  const applications = [...new Set(assignable.map(({ application }) => application ?? ""))].sort();
  const of = (role: Assignable) => chosen.find((one) => keyOf(one) === keyOf(role));
  const without = (role: Assignable) => chosen.filter((one) => keyOf(one) !== keyOf(role));
  if (assignable.length === 0) {
    return (
      <TextContent>
        <Text component="small">{t("b2bNoRolesToGive")}</Text>
      </TextContent>
    );
  }
  return (
    <>
      {applications.map((application) => (
        <fieldset key={application} className="b2b-roles">
          <legend>{application || t("b2bOrganizationRoles")}</legend>
          {assignable
            .filter((role) => (role.application ?? "") === application)
            .map((role) => {
              const held = of(role);
              return (
                <Checkbox
                  key={keyOf(role)}
                  id={`role ${keyOf(role)}`}
                  label={roleLabel(t, role, assignable)}
                  description={roleMeaning(t, role)}
                  isChecked={!!held}
                  onChange={(_event, on) =>
                    change(on ? [...chosen, named(role)] : without(role))
                  }
                  body={
                    held &&
                    withReach &&
                    role.scopes.includes("subtree") && (
                      <Checkbox
                        id={`reach ${keyOf(role)}`}
                        label={t("b2bReachesSubtree")}
                        isChecked={held.scope === "subtree"}
                        onChange={(_event, on) =>
                          change([...without(role), { ...held, scope: on ? "subtree" : "self" }])
                        }
                      />
                    )
                  }
                />
              );
            })}
        </fieldset>
      ))}
    </>
  );
};
