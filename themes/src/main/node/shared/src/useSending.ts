import type { TFunction } from "i18next";
import { useState } from "react";
import type { FieldPath, FieldValues, UseFormReturn } from "react-hook-form";
import { useTranslation } from "react-i18next";

import type { Refusal } from "./api";
import { told } from "./refusals";
import { refusalOf } from "./useReading";

/** Shows a refusal beside the field that it names. Answers whether the form has such a field. */
export function showBeside<T extends FieldValues>(form: UseFormReturn<T>, t: TFunction, refusal: Refusal) {
  const field = /^[\w-]+/.exec(refusal.field ?? "")?.[0];
  if (!field || !(field in form.getValues())) {
    return false;
  }
  form.setError(field as FieldPath<T>, { message: told(t, refusal) });
  return true;
}

/**
 * Sends a form. A refusal that names one of its fields is shown there; another is returned, to be shown above the form.
 */
export function useSending<T extends FieldValues>(form: UseFormReturn<T>, send: (values: T) => Promise<unknown>) {
  const { t } = useTranslation();
  const [refusal, setRefusal] = useState<Refusal>();
  const submit = form.handleSubmit(async (values) => {
    setRefusal(undefined);
    try {
      await send(values);
    } catch (reason) {
      const refused = refusalOf(reason);
      if (!showBeside(form, t, refused)) {
        setRefusal(refused);
      }
    }
  });
  return { submit: (event: React.FormEvent) => void submit(event), refusal, busy: form.formState.isSubmitting };
}
