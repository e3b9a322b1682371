import { FieldHelp, type Schemas, useFieldError } from "@keycloak-b2b/shared";
import { FormGroup, NumberInput, Switch } from "@patternfly/react-core";
import { type Control, Controller } from "react-hook-form";
import { useTranslation } from "react-i18next";

import { SETTINGS } from "./words";

export type RealmSetting = Schemas["RealmSettingsView"];
export type Value = boolean | number;
export type Values = Record<string, Value>;

type Props = { control: Control<Values>; name: string; setting: RealmSetting; isDisabled: boolean };

/** Asks for a setting as its kind and its bounds say. */
export const SettingField = ({ control, name, setting, isDisabled }: Props) => {
  const { t } = useTranslation();
  const error = useFieldError(control, name);
  const words = SETTINGS[name];
  const label = words ? t(words.label) : name;
  const id = `setting-${name}`;
  const { least, greatest, defaultValue } = setting;
  const help = [
    words && t(words.help),
    least !== undefined && greatest !== undefined && t("b2bFromTo", { least, greatest }),
    typeof defaultValue === "boolean"
      ? t(defaultValue ? "b2bDefaultOn" : "b2bDefaultOff")
      : t("b2bDefaultIs", { value: defaultValue }),
  ];
  return (
    <FormGroup label={label} fieldId={id}>
      <Controller
        name={name}
        control={control}
        rules={{
          validate: (value) =>
            typeof value === "boolean" ||
            (Number.isInteger(value) && value >= (least ?? value) && value <= (greatest ?? value)) ||
            t("b2bWholeNumber", { least, greatest }),
        }}
        render={({ field: { value, onChange } }) =>
          typeof value === "boolean" ? (
            <Switch
              id={id}
              aria-label={label}
              label={t("b2bOn")}
              labelOff={t("b2bOff")}
              isChecked={value}
              isDisabled={isDisabled}
              onChange={(_event, on) => onChange(on)}
            />
          ) : (
            <NumberInput
              inputProps={{ id, "aria-describedby": `${id}-help`, "aria-invalid": !!error }}
              inputAriaLabel={label}
              minusBtnAriaLabel={t("b2bLess", { name: label })}
              plusBtnAriaLabel={t("b2bMore", { name: label })}
              widthChars={6}
              value={value}
              min={least}
              max={greatest}
              validated={error ? "error" : "default"}
              isDisabled={isDisabled}
              onMinus={() => onChange(value - 1)}
              onPlus={() => onChange(value + 1)}
              onChange={(event) => onChange((event.target as HTMLInputElement).valueAsNumber)}
            />
          )
        }
      />
      <FieldHelp id={`${id}-help`} error={error} help={help.filter(Boolean).join(" ")} />
    </FormGroup>
  );
};
