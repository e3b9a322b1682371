import { Button, Toolbar, ToolbarContent, ToolbarItem } from "@patternfly/react-core";
import { SearchIcon } from "@patternfly/react-icons";
import { type ComponentType, Children, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router-dom";

import { Choice } from "./Choice";
import { Empty } from "./Empty";

export type Filters<Name extends string> = {
  /** What is asked for; empty for any. */
  values: Record<Name, string>;
  isFiltered: boolean;
  filter: (name: Name, value: string) => void;
  clear: () => void;
};

/** What a list is cut down to, kept in the address of the page. */
export function useFilters<Name extends string>(...names: Name[]): Filters<Name> {
  const [address, setAddress] = useSearchParams();
  const values = Object.fromEntries(names.map((name) => [name, address.get(name) ?? ""])) as Record<Name, string>;
  return {
    values,
    isFiltered: names.some((name) => values[name] !== ""),
    filter: (name, value) =>
      setAddress(
        (before) => {
          value ? before.set(name, value) : before.delete(name);
          return before;
        },
        { replace: true },
      ),
    clear: () => setAddress({}, { replace: true }),
  };
}

/** Above a list: each child a filter. */
export const FilterBar = ({ children }: { children: ReactNode }) => (
  <Toolbar className="b2b-toolbar">
    <ToolbarContent>
      {Children.map(children, (child) => child && <ToolbarItem>{child}</ToolbarItem>)}
    </ToolbarContent>
  </Toolbar>
);

type ChoiceProps<Name extends string> = {
  filters: Filters<Name>;
  name: Name;
  label: string;
  /** What there is to choose, with the keys of their texts. */
  words: Record<string, string>;
  /** What stands for any in the address, where nothing stands for something else. */
  any?: string;
};

/** Any, or one of a few. */
export function FilterChoice<Name extends string>({ filters, name, label, words, any = "" }: ChoiceProps<Name>) {
  const { t } = useTranslation();
  return (
    <Choice
      label={label}
      showLabel
      value={filters.values[name]}
      choose={(value) => filters.filter(name, value)}
      options={[
        { value: any, label: t("b2bAny") },
        ...Object.entries(words).map(([value, word]) => ({ value, label: t(word) })),
      ]}
    />
  );
}

type EmptyProps = {
  isFiltered: boolean;
  clear: () => void;
  /** What to do where the filters leave nothing. */
  found: ReactNode;
  title: string;
  icon: ComponentType;
  action?: ReactNode;
  children: ReactNode;
};

/** In place of a list with nothing in it, or with nothing that fits the filters. */
export const FilteredEmpty = ({ isFiltered, clear, found, title, icon, action, children }: EmptyProps) => {
  const { t } = useTranslation();
  return isFiltered ? (
    <Empty
      title={t("b2bNoneFound")}
      icon={SearchIcon}
      action={
        <Button variant="link" onClick={clear}>
          {t("b2bClearFilters")}
        </Button>
      }
    >
      {found}
    </Empty>
  ) : (
    <Empty title={title} icon={icon} action={action}>
      {children}
    </Empty>
  );
};
