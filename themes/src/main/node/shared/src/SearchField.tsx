import { SearchInput } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";

type Props = { label: string; value: string; change: (value: string) => void; className?: string };

/** What to search for, as one types. */
export const SearchField = ({ label, value, change, className }: Props) => {
  const { t } = useTranslation();
  return (
    <SearchInput
      className={className}
      aria-label={label}
      placeholder={label}
      value={value}
      resetButtonLabel={t("b2bClear")}
      onChange={(_event, typed) => change(typed)}
      onClear={() => change("")}
    />
  );
};
