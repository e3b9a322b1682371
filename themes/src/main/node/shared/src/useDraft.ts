import { useEffect } from "react";
import { type DefaultValues, type FieldValues, useForm } from "react-hook-form";

/**
 * A form whose contents are kept in the tab until they are sent or given up: a session that ends, a lost connection or
 * a reload loses none of them.
 *
 * @param name of the form, with whatever tells one from another
 */
export function useDraft<T extends FieldValues>(name: string, empty: T) {
  const place = `b2b-draft ${name}`;
  const kept = sessionStorage.getItem(place);
  const form = useForm<T>({
    defaultValues: (kept ? { ...empty, ...(JSON.parse(kept) as T) } : empty) as DefaultValues<T>,
  });
  const { watch, reset } = form;

  useEffect(() => {
    const subscription = watch((values) => sessionStorage.setItem(place, JSON.stringify(values)));
    return () => subscription.unsubscribe();
  }, [watch, place]);

  const discard = () => {
    reset(empty);
    sessionStorage.removeItem(place);
  };
  return { ...form, discard };
}
