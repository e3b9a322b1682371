import { download, type Refusal, refusalOf } from "@keycloak-b2b/shared";
import { useState } from "react";

/**
 * Gives the person a table as a file.
 *
 * @returns with the refusal, where there was one at the last try
 */
export function useTable(name: string, read: () => Promise<unknown>) {
  const [refusal, setRefusal] = useState<Refusal>();
  const save = async () => {
    setRefusal(undefined);
    try {
      download((await read()) as Blob, name);
    } catch (reason) {
      setRefusal(refusalOf(reason));
    }
  };
  return { save, refusal };
}
