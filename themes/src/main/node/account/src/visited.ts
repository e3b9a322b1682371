import { useSyncExternalStore } from "react";

/** The organization whose pages are open, also where the person is no member but administers it from above. */
export type Visited = { id: string; name: string; permissions: readonly string[] };

let visited: Visited | undefined;
const listeners = new Set<() => void>();

export function visit(organization: Visited | undefined) {
  visited = organization;
  listeners.forEach((listener) => listener());
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useVisited = () => useSyncExternalStore(subscribe, () => visited);
