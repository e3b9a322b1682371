import { answered, type Schemas, useApi } from "@keycloak-b2b/shared";
import { type PropsWithChildren, createContext, useContext, useEffect, useMemo, useState } from "react";


export type Mine = Schemas["MeMine"];

type Known = {
  /** Undefined until it is known. */
  me: Schemas["MeMe"] | undefined;
  /** Whether that could not be found out. */
  failed: boolean;
  reload: () => void;
};

const MeContext = createContext<Known>({ me: undefined, failed: false, reload: () => {} });

/** Asks once who this is and what they may do where. The pages of Keycloak do not wait for it. */
export function MeProvider({ children }: PropsWithChildren) {
  const { client, realm } = useApi();
  const [me, setMe] = useState<Schemas["MeMe"]>();
  const [failed, setFailed] = useState(false);
  const [round, setRound] = useState(0);

  useEffect(() => {
    let wanted = true;
    answered(client.GET("/realms/{realm}/b2b/me", { params: { path: { realm } } })).then(
      (answer) => {
        if (wanted) {
          setMe(answer);
          setFailed(false);
        }
      },
      () => {
        if (wanted) {
          setFailed(true);
        }
      },
    );
    return () => {
      wanted = false;
    };
  }, [client, realm, round]);

  const known = useMemo(
    () => ({ me, failed, reload: () => setRound((before) => before + 1) }),
    [me, failed],
  );
  return <MeContext.Provider value={known}>{children}</MeContext.Provider>;
}

export const useMe = () => useContext(MeContext);
