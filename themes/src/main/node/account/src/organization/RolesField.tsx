import { FieldHelp, told, useFieldError } from "@keycloak-b2b/shared";
import { Alert, FormGroup, Skeleton } from "@patternfly/react-core";
import { type Control, Controller, type FieldPath, type FieldValues } from "react-hook-form";
import { useTranslation } from "react-i18next";

import { RoleChoice } from "./RoleChoice";
import { useAssignable } from "./useAssignable";

type Props<T extends FieldValues> = { control: Control<T>; name: FieldPath<T>; id: string };

/** The roles that whoever is made by a form is to have, out of those that the person may hand out. */
export function RolesField<T extends FieldValues>({ control, name, id }: Props<T>) {
  const { t } = useTranslation();
  const { value: assignable, refusal } = useAssignable();
  const error = useFieldError(control, name);
  return (
    <FormGroup role="group" label={t("b2bRoles")} fieldId={id}>
      {assignable ? (
        <Controller
          name={name}
          control={control}
          render={({ field }) => <RoleChoice assignable={assignable} chosen={field.value} change={field.onChange} />}
        />
      ) : refusal ? (
        <Alert isInline isPlain variant="warning" title={told(t, refusal)} />
      ) : (
        <Skeleton screenreaderText={t("b2bLoading")} />
      )}
      <FieldHelp id={`${id}-help`} error={error} />
    </FormGroup>
  );
}
