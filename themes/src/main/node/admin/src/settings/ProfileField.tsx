import { Choice, FieldHelp } from "@keycloak-b2b/shared";
import { FormGroup } from "@patternfly/react-core";
import type { UseFormReturn } from "react-hook-form";
import { useTranslation } from "react-i18next";

import type { Values } from "./SettingField";
import { PROFILES, profileOf } from "./profiles";

/** Fills the form with the settings of a profile; they hold once they are saved. */
export const ProfileField = ({ form, isDisabled }: { form: UseFormReturn<Values>; isDisabled: boolean }) => {
  const { t } = useTranslation();
  const profile = profileOf(form.watch());
  return (
    <FormGroup label={t("b2bProfile")} fieldId="profile">
      <Choice
        id="profile"
        label={t("b2bProfile")}
        value={profile ?? ""}
        isDisabled={isDisabled}
        choose={(name) =>
          Object.entries(PROFILES[name]?.values ?? {}).forEach(([setting, value]) =>
            form.setValue(setting, value, { shouldDirty: true }),
          )
        }
        options={[
          ...(profile ? [] : [{ value: "", label: t("b2bProfileOwn") }]),
          ...Object.entries(PROFILES).map(([name, { label, help }]) => ({
            value: name,
            label: t(label),
            description: t(help),
          })),
        ]}
      />
      <FieldHelp id="profile-help" help={t("b2bProfileHelp")} />
    </FormGroup>
  );
};
