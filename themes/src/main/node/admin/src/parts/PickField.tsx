import { useFieldError } from "@keycloak-b2b/shared";
import { type Control, Controller, type FieldPath, type FieldValues } from "react-hook-form";

import { Pick, type PickProps, type Picked } from "./Pick";

type Props<T extends FieldValues> = PickProps & {
  control: Control<T>;
  name: FieldPath<T>;
  /** What is wrong with what was picked, where the field itself does not know. */
  refused?: string;
  /** What is wrong where nothing has been picked. */
  needed: string;
  /** What else happens when something is picked. */
  then?: () => void;
};

/** A field of a form that asks for one out of many. */
export function PickField<T extends FieldValues>({ control, name, refused, needed, then, ...pick }: Props<T>) {
  const error = useFieldError(control, name);
  return (
    <Controller
      name={name}
      control={control}
      rules={{ validate: (picked: Picked | null) => picked !== null || needed }}
      render={({ field }) => (
        <Pick
          {...pick}
          isRequired
          error={error ?? refused}
          picked={field.value}
          pick={({ id, name: called }) => {
            field.onChange({ id, name: called });
            then?.();
          }}
        />
      )}
    />
  );
}
