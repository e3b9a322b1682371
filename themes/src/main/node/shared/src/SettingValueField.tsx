import { Checkbox, Switch, TextInput } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";

import { Choice } from "./Choice";
import type { Setting } from "./settings";

type Props = {
  id: string;
  setting: Setting;
  /** As the API writes it; empty for none. */
  value: string;
  change: (value: string) => void;
  /** What is told where there is no value, if there may be none. */
  none?: string;
  validated?: "default" | "error";
  describedBy?: string;
};

/** Asks for the value of a setting as its kind says. */
export const SettingValueField = ({ id, setting, value, change, none, validated, describedBy }: Props) => {
  const { t } = useTranslation();
  const { kind, label } = setting;
  const few = (words: Record<string, string>) => (
    <Choice
      id={id}
      label={t(label)}
      value={value}
      choose={change}
      options={[
        ...(none === undefined ? [] : [{ value: "", label: none }]),
        ...Object.entries(words).map(([word, text]) => ({ value: word, label: t(text) })),
      ]}
    />
  );
  switch (kind.kind) {
    case "switch":
      return none === undefined ? (
        <Switch
          id={id}
          label={t("b2bOn")}
          labelOff={t("b2bOff")}
          isChecked={value === "true"}
          onChange={(_event, on) => change(String(on))}
        />
      ) : (
        few({ true: "b2bOn", false: "b2bOff" })
      );
    case "one":
      return few(kind.words);
    case "many": {
      const chosen = value.split(",").filter((word) => word !== "");
      return (
        <>
          {Object.entries(kind.words).map(([word, text]) => (
            <Checkbox
              key={word}
              id={`${id}-${word}`}
              label={t(text)}
              isChecked={chosen.includes(word)}
              onChange={(_event, on) => change((on ? [...chosen, word] : chosen.filter((one) => one !== word)).join(","))}
            />
          ))}
        </>
      );
    }
    case "number":
      return (
        <TextInput
          id={id}
          type="number"
          value={value}
          validated={validated}
          aria-describedby={describedBy}
          aria-invalid={validated === "error"}
          onChange={(_event, text) => change(text)}
        />
      );
  }
};
