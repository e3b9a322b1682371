import { FailedBody, FieldHelp, PAGE_SIZE, PageButtons, SearchField, useLater, usePages } from "@keycloak-b2b/shared";
import { FormGroup, Radio, Spinner } from "@patternfly/react-core";
import { type DependencyList, useState } from "react";
import { useTranslation } from "react-i18next";

/** What was picked: its id, and how it is called as long as its page is not shown. */
export type Picked = { id: string; name: string };

export type Pickable = Picked & { description?: string };

/** A page of what there is to pick from. */
export type PickQuery = { max: number; after?: string; search?: string };

export type PickProps = {
  id: string;
  label: string;
  help?: string;
  read: (query: PickQuery) => Promise<{ items: Pickable[]; next?: string }>;
  /** Of the list. */
  deps: DependencyList;
  /** What there is to pick beside the list. */
  first?: Pickable;
  /** Where the list can be searched: for what. */
  search?: string;
};

type Props = PickProps & { picked: Picked | null; pick: (item: Pickable) => void; error?: string; isRequired?: boolean };

/** One out of many, which are looked for as one types, or page by page. */
export const Pick = ({ id, label, help, read, deps, first, search, picked, pick, error, isRequired }: Props) => {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const wanted = useLater(typed.trim());
  const pages = usePages((after) => read({ max: PAGE_SIZE, after, search: wanted || undefined }), [wanted, ...deps]);
  const found = pages.value?.items ?? [];
  const isFound = (one: Picked) => found.some((item) => item.id === one.id);
  const beside = [...(first ? [first] : []), ...(picked && picked.id !== first?.id && !isFound(picked) ? [picked] : [])];
  const items: Pickable[] = [...beside, ...found];
  return (
    <FormGroup role="radiogroup" label={label} fieldId={id} isRequired={isRequired}>
      {search && <SearchField label={search} value={typed} change={setTyped} className="pf-v5-u-mb-sm" />}
      {pages.refusal ? (
        <FailedBody refusal={pages.refusal} retry={pages.reload} />
      ) : (
        <div className="b2b-picks">
          {items.map((item) => (
            <Radio
              key={item.id}
              id={`${id}-${item.id}`}
              name={id}
              label={item.name}
              description={item.description}
              isChecked={picked?.id === item.id}
              onChange={() => pick(item)}
            />
          ))}
          {pages.value && found.length === 0 && <p className="b2b-faint">{t("b2bNoneFound")}</p>}
          {!pages.value && <Spinner size="md" aria-label={t("b2bLoading")} />}
        </div>
      )}
      <PageButtons pages={pages} />
      <FieldHelp id={`${id}-help`} error={error} help={help} />
    </FormGroup>
  );
};
