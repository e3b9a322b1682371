import {
  FormGroup,
  FormHelperText,
  HelperText,
  HelperTextItem,
  TextArea,
  TextInput,
} from "@patternfly/react-core";
import type { ReactNode } from "react";
import { type Control, Controller, type FieldPath, type FieldValues, useFormState } from "react-hook-form";
import { useTranslation } from "react-i18next";

import { Choice } from "./Choice";

type Props<T extends FieldValues> = {
  control: Control<T>;
  name: FieldPath<T>;
  id: string;
  label: string;
};

/** What is wrong with a field or, as long as nothing is, what helps to fill it. */
export const FieldHelp = ({ id, error, help }: { id: string; error?: string; help?: ReactNode }) =>
  error || help ? (
    <FormHelperText>
      <HelperText id={id}>
        <HelperTextItem variant={error ? "error" : "default"}>{error ?? help}</HelperTextItem>
      </HelperText>
    </FormHelperText>
  ) : null;

/** The text of what is wrong with a field. */
export function useFieldError<T extends FieldValues>(control: Control<T>, name: FieldPath<T>): string | undefined {
  const { errors } = useFormState({ control, name });
  const message = errors[name]?.message;
  return message === undefined ? undefined : String(message);
}

type TextProps<T extends FieldValues> = Props<T> & {
  help?: ReactNode;
  isRequired?: boolean;
  /** More than one for a text of many lines. */
  rows?: number;
  placeholder?: string;
  /** @returns what is wrong */
  check?: (text: string) => string | undefined;
};

/** A text, with what is wrong beside it. */
export function TextField<T extends FieldValues>(props: TextProps<T>) {
  const { control, name, id, label, help, isRequired, rows = 1, placeholder, check } = props;
  const { t } = useTranslation();
  const error = useFieldError(control, name);
  const described = { "aria-describedby": error || help ? `${id}-help` : undefined, "aria-invalid": !!error };
  const validated = error ? "error" : "default";
  return (
    <FormGroup label={label} fieldId={id} isRequired={isRequired}>
      <Controller
        name={name}
        control={control}
        rules={{
          validate: (text: string) =>
            check?.(text) ?? (!isRequired || text.trim() !== "" || t("b2bTextNeeded")),
        }}
        render={({ field }) =>
          rows > 1 ? (
            <TextArea id={id} {...field} {...described} rows={rows} resizeOrientation="vertical" validated={validated} />
          ) : (
            <TextInput id={id} {...field} {...described} placeholder={placeholder} validated={validated} />
          )
        }
      />
      <FieldHelp id={`${id}-help`} error={error} help={help} />
    </FormGroup>
  );
}

/** One of a few. */
export function ChoiceField<T extends FieldValues>({
  control,
  name,
  id,
  label,
  options,
}: Props<T> & { options: { value: string; label: string; description?: string }[] }) {
  const error = useFieldError(control, name);
  return (
    <FormGroup label={label} fieldId={id}>
      <Controller
        name={name}
        control={control}
        render={({ field }) => (
          <Choice id={id} label={label} value={field.value} choose={field.onChange} options={options} />
        )}
      />
      <FieldHelp id={`${id}-help`} error={error} />
    </FormGroup>
  );
}
