import { useState } from "react";

import type { Refusal, Tagged } from "./api";
import { refusalOf } from "./useReading";

type Ways<T, C> = {
  read: () => Promise<Tagged<T>>;
  write: (tag: string | undefined, change: C) => Promise<unknown>;
  done: () => void;
  /** Whether what somebody else has saved meanwhile leaves alone what is changed here. */
  isElsewhere?: (theirs: T) => boolean;
  /** Shows a refusal beside the field that it names, and answers whether there is one. */
  beside?: (refusal: Refusal) => boolean;
};

/** Saves a change of what was read; where somebody else was faster, shows what they saved and lets one choose. */
export function useSaving<T, C = void>({ read, write, done, isElsewhere, beside }: Ways<T, C>) {
  const [theirs, setTheirs] = useState<Tagged<T>>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [busy, setBusy] = useState(false);

  const attempt = async (tag: string | undefined, change: C): Promise<boolean> => {
    try {
      await write(tag, change);
      setTheirs(undefined);
      done();
      return true;
    } catch (reason) {
      const refused = refusalOf(reason);
      if (refused.code !== "precondition_failed") {
        setTheirs(undefined);
        if (!beside?.(refused)) {
          setRefusal(refused);
        }
        return false;
      }
      const now = await read();
      if (isElsewhere?.(now.value)) {
        return attempt(now.tag, change);
      }
      setTheirs(now);
      return false;
    }
  };

  return {
    /** What somebody else has saved meanwhile. */
    theirs,
    refusal,
    busy,
    /** Answers whether it was saved. */
    save: async (tag: string | undefined, change: C) => {
      setBusy(true);
      setRefusal(undefined);
      return attempt(tag, change).finally(() => setBusy(false));
    },
    giveUp: () => setTheirs(undefined),
  };
}
