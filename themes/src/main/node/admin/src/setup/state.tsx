import { useAccess } from "@keycloak/keycloak-admin-ui";
import { type Reading, type Schemas, answered, useApi, useReading } from "@keycloak-b2b/shared";
import { type PropsWithChildren, createContext, useContext, useMemo } from "react";

import { VIEWERS } from "../rights";

export type Step = Schemas["SetUpRealmStep"];

type SetUp = { steps: Reading<Step[]>; isSetUp: boolean };

const SetUpContext = createContext<SetUp | undefined>(undefined);

/** Asks once for each realm what it has. Whoever may not know causes no request. */
export const SetUpProvider = ({ children }: PropsWithChildren) => {
  const { client, realm } = useApi();
  const { hasSomeAccess } = useAccess();
  const sees = hasSomeAccess(...VIEWERS);
  const steps = useReading(
    async () =>
      sees
        ? (await answered(client.GET("/admin/realms/{realm}/b2b/setup", { params: { path: { realm } } }))).items
        : [],
    [client, realm, sees],
  );
  const setUp = useMemo(
    () => ({ steps, isSetUp: !!steps.value?.some(({ name, done }) => name === "enabled" && done) }),
    [steps.value, steps.refusal, steps.loading, steps.reload],
  );
  return <SetUpContext.Provider value={setUp}>{children}</SetUpContext.Provider>;
};

/** What the realm has of what the pack needs. */
export function useSetUp() {
  const setUp = useContext(SetUpContext);
  if (!setUp) {
    throw new Error("There is no SetUpProvider around this.");
  }
  return setUp;
}
