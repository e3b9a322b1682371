import { type DependencyList, useCallback, useEffect, useState } from "react";

import { Refusal } from "./api";

/** What a page reads: its value, or the refusal, or neither as long as it is on its way. */
export type Reading<T> = {
  value: T | undefined;
  refusal: Refusal | undefined;
  loading: boolean;
  reload: () => void;
};

/** @param deps of the reading; an answer to earlier ones that comes late is dropped */
export function useReading<T>(read: () => Promise<T>, deps: DependencyList): Reading<T> {
  const [state, setState] = useState<{ value?: T; refusal?: Refusal; loading: boolean }>({
    loading: true,
  });
  const [round, setRound] = useState(0);

  useEffect(() => {
    let wanted = true;
    setState((before) => ({ ...before, loading: true }));
    read().then(
      (value) => {
        if (wanted) {
          setState({ value, loading: false });
        }
      },
      (reason: unknown) => {
        if (wanted) {
          setState({ refusal: refusalOf(reason), loading: false });
        }
      },
    );
    return () => {
      wanted = false;
    };
  }, [...deps, round]);

  const reload = useCallback(() => setRound((before) => before + 1), []);
  return { value: state.value, refusal: state.refusal, loading: state.loading, reload };
}

/** @throws what is no refusal: a fault of ours */
export function refusalOf(reason: unknown): Refusal {
  if (reason instanceof Refusal) {
    return reason;
  }
  throw reason;
}
