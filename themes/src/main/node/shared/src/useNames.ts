import { useEffect, useRef, useState } from "react";

import { Refusal } from "./api";

/** How what is behind the id of a target is called, by kind of target. */
export type Looks = Record<string, (id: string) => Promise<string>>;

/** @throws Refusal where there is no such name */
export function found(name: string | undefined) {
  if (!name) {
    throw new Refusal(404, "not_found", undefined, "");
  }
  return name;
}

/**
 * What is behind the targets of events, as far as it is still there and the person may see it. What cannot be found
 * keeps its id.
 */
export function useNames(targets: string[], looks: Looks) {
  const [names, setNames] = useState<Record<string, string>>({});
  const asked = useRef(new Set<string>());

  const list = targets.join(" ");
  useEffect(() => {
    for (const target of new Set(targets)) {
      const [kind = "", id = ""] = target.split(":");
      const look = looks[kind];
      if (look && !asked.current.has(target)) {
        asked.current.add(target);
        look(id).then(
          (name) => setNames((before) => ({ ...before, [target]: name })),
          () => {
            // It is gone, or hidden: the id stays.
          },
        );
      }
    }
  }, [list]);

  return (target: string) => names[target] ?? target.replace(/^domain:/, "");
}
