import { answered, personName, Refusal, useApi } from "@keycloak-b2b/shared";
import { useEffect, useRef, useState } from "react";

import { useOrganization } from "./context";

type Look = (id: string) => Promise<string>;

const MOST = 200;

/** @throws Refusal where there is no such name */
function found(name: string | undefined) {
  if (!name) {
    throw new Refusal(404, "not_found", undefined, "");
  }
  return name;
}

/**
 * What is behind the targets of events, as far as it is still there and the person may see it. What cannot be found
 * keeps its id.
 */
export function useNames(targets: string[]) {
  const { client, realm } = useApi();
  const { id: organization, view, may } = useOrganization();
  const [names, setNames] = useState<Record<string, string>>({});
  const asked = useRef(new Set<string>());
  const path = { realm, organization };
  const looks: Record<string, { needs: string; look: Look }> = {
    user: {
      needs: "members:read",
      look: async (user) =>
        personName(
          await answered(
            client.GET("/realms/{realm}/b2b/organizations/{organization}/members/{user}", {
              params: { path: { ...path, user } },
            }),
          ),
        ),
    },
    team: {
      needs: "teams:read",
      look: async (team) =>
        (
          await answered(
            client.GET("/realms/{realm}/b2b/organizations/{organization}/teams/{team}", {
              params: { path: { ...path, team } },
            }),
          )
        ).name,
    },
    organization: {
      needs: "children:read",
      look: async (child) =>
        (
          await answered(
            client.GET("/realms/{realm}/b2b/organizations/{organization}", {
              params: { path: { realm, organization: child } },
            }),
          )
        ).name,
    },
    client: {
      needs: "applications:read",
      look: async (application) => {
        const { items } = await answered(
          client.GET("/realms/{realm}/b2b/organizations/{organization}/applications", {
            params: { path, query: { max: MOST } },
          }),
        );
        return found(items.find(({ id }) => id === application)?.name);
      },
    },
    "role-group": {
      needs: "applications:read",
      look: async (group) => {
        const { items } = await answered(
          client.GET("/realms/{realm}/b2b/organizations/{organization}/role-groups", {
            params: { path, query: { max: MOST } },
          }),
        );
        const known = items.map(({ roleGroup }) => roleGroup).find(({ id }) => id === group);
        return found(known && (known.displayName || known.name));
      },
    },
    "organization-role": {
      needs: "roles:read",
      look: async (role) => {
        const { name, displayName } = await answered(
          client.GET("/realms/{realm}/b2b/organizations/{organization}/roles/{role}", {
            params: { path: { ...path, role } },
          }),
        );
        return displayName || name;
      },
    },
    invitation: {
      needs: "invitations:read",
      look: async (invitation) =>
        (
          await answered(
            client.GET("/realms/{realm}/b2b/organizations/{organization}/invitations/{invitation}", {
              params: { path: { ...path, invitation } },
            }),
          )
        ).email,
    },
    "api-key": {
      needs: "keys:read",
      look: async (apiKey) =>
        (
          await answered(
            client.GET("/realms/{realm}/b2b/organizations/{organization}/api-keys/{apiKey}", {
              params: { path: { ...path, apiKey } },
            }),
          )
        ).name,
    },
  };

  const list = targets.join(" ");
  useEffect(() => {
    for (const target of new Set(targets)) {
      const [kind = "", id = ""] = target.split(":");
      const known = looks[kind];
      if (known && may(known.needs) && !asked.current.has(target)) {
        asked.current.add(target);
        known.look(id).then(
          (name) => setNames((before) => ({ ...before, [target]: name })),
          () => {
            // It is gone, or hidden: the id stays.
          },
        );
      }
    }
  }, [list]);

  return (target: string) => {
    if (target === `organization:${organization}`) {
      return view.name;
    }
    return names[target] ?? target.replace(/^domain:/, "");
  };
}
