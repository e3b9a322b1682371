import { useEffect, useState } from "react";
import { type DefaultValues, type FieldValues, type UseFormReturn, useForm } from "react-hook-form";

import { useApi } from "./api";

/** A form, and how what was filled in is given up. */
export type DraftForm<T extends FieldValues> = UseFormReturn<T> & { discard: () => void };

function keptAt<T>(place: string): Partial<T> | undefined {
  const text = sessionStorage.getItem(place);
  return text === null ? undefined : (JSON.parse(text) as Partial<T>);
}

/**
 * A form whose contents are kept in the tab until they are sent or given up: a session that ends, a lost connection or
 * a reload loses none of them. They are shown to the person who wrote them alone.
 *
 * @param name of the form, with whatever tells one from another
 * @param start what it holds where nobody has filled in anything
 */
export function useDraft<T extends FieldValues>(name: string, start: T): DraftForm<T> {
  const { realm, person } = useApi();
  const place = `b2b-draft ${realm} ${person} ${name}`;
  const [kept, setKept] = useState(() => keptAt<T>(place));
  const form = useForm<T>({
    defaultValues: start as DefaultValues<T>,
    values: { ...start, ...kept },
    resetOptions: { keepDefaultValues: kept !== undefined },
  });
  const { watch, reset } = form;

  useEffect(() => {
    // Only what somebody has filled in has a name: what is shown from the start is no draft.
    const subscription = watch((values, { name: field }) => {
      if (field !== undefined) {
        sessionStorage.setItem(place, JSON.stringify(values));
      }
    });
    return () => subscription.unsubscribe();
  }, [watch, place]);

  const discard = () => {
    sessionStorage.removeItem(place);
    setKept(undefined);
    reset(start);
  };
  return { ...form, discard };
}
