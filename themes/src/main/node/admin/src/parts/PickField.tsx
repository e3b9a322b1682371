import { FailedBody, FieldHelp, PAGE_SIZE, PageButtons, SearchField, useFieldError, useLater, usePages } from "@keycloak-b2b/shared";
import { FormGroup, Radio, Spinner } from "@patternfly/react-core";
import { type DependencyList, useState } from "react";
import { type Control, Controller, type FieldPath, type FieldValues } from "react-hook-form";
import { useTranslation } from "react-i18next";

/** What was picked: its id, and how it is called as long as its page is not shown. */
export type Picked = { id: string; name: string };

type Item = Picked & { description?: string };
/** A page of what there is to pick from. */
export type PickQuery = { max: number; after?: string; search?: string };

type Props<T extends FieldValues> = {
  control: Control<T>;
  name: FieldPath<T>;
  id: string;
  label: string;
  help?: string;
  /** What is wrong with what was picked, where the field itself does not know. */
  refused?: string;
  read: (query: PickQuery) => Promise<{ items: Item[]; next?: string }>;
  /** Of the list. */
  deps: DependencyList;
  /** What there is to pick beside the list. */
  first?: Item;
  /** Where the list can be searched: for what. */
  search?: string;
  /** What is wrong where nothing has been picked. */
  needed: string;
  /** What else happens when something is picked. */
  picked?: () => void;
};

/** One out of many, which are looked for as one types, or page by page. */
export function PickField<T extends FieldValues>(props: Props<T>) {
  const { control, name, id, label, help, refused, read, deps, first, search, needed } = props;
  const { t } = useTranslation();
  const error = useFieldError(control, name) ?? refused;
  const [typed, setTyped] = useState("");
  const wanted = useLater(typed.trim());
  const pages = usePages((after) => read({ max: PAGE_SIZE, after, search: wanted || undefined }), [wanted, ...deps]);
  const found = pages.value?.items;
  return (
    <FormGroup role="radiogroup" label={label} fieldId={id} isRequired>
      {search && <SearchField label={search} value={typed} change={setTyped} className="pf-v5-u-mb-sm" />}
      {pages.refusal ? (
        <FailedBody refusal={pages.refusal} retry={pages.reload} />
      ) : (
        <Controller
          name={name}
          control={control}
          rules={{ validate: (chosen: Picked | null) => chosen !== null || needed }}
          render={({ field }) => {
            const chosen: Picked | null = field.value;
            const beside = [first, chosen].filter(
              (one, at, all): one is Item =>
                !!one && !found?.some((item) => item.id === one.id) && all.findIndex((item) => item?.id === one.id) === at,
            );
            return (
              <div className="b2b-picks">
                {[...beside, ...(found ?? [])].map((item) => (
                  <Radio
                    key={item.id}
                    id={`${id}-${item.id}`}
                    name={id}
                    label={item.name}
                    description={item.description}
                    isChecked={chosen?.id === item.id}
                    onChange={() => {
                      field.onChange({ id: item.id, name: item.name });
                      props.picked?.();
                    }}
                  />
                ))}
                {found?.length === 0 && <p className="b2b-faint">{t("b2bNoneFound")}</p>}
              </div>
            );
          }}
        />
      )}
      {!found && !pages.refusal && <Spinner size="md" aria-label={t("b2bLoading")} />}
      <PageButtons pages={pages} />
      <FieldHelp id={`${id}-help`} error={error} help={help} />
    </FormGroup>
  );
}
