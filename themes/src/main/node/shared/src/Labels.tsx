import { Label, LabelGroup } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";

type Props = {
  label: string;
  texts: string[];
  /** How many are shown before the rest is asked for. */
  most?: number;
};

/** A few words beside each other, or that there is none. */
export const Labels = ({ label, texts, most }: Props) => {
  const { t } = useTranslation();
  return texts.length === 0 ? (
    <>{t("b2bNone")}</>
  ) : (
    <LabelGroup aria-label={label} numLabels={most}>
      {texts.map((text) => (
        <Label key={text} isCompact>
          {text}
        </Label>
      ))}
    </LabelGroup>
  );
};
