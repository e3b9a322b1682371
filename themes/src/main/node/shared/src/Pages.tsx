import { Button, Split, SplitItem } from "@patternfly/react-core";
import { AngleLeftIcon, AngleRightIcon } from "@patternfly/react-icons";
import { type DependencyList, useState } from "react";
import { useTranslation } from "react-i18next";

import { type Reading, useReading } from "./useReading";

type Listing<T> = { items: T[]; next?: string };

export type Paged<T> = Reading<Listing<T>> & {
  page: number;
  hasPrevious: boolean;
  previous: () => void;
  following: () => void;
};

/**
 * A list that is read page by page, each from where the one before ended, so that the thousandth costs what the first
 * does.
 *
 * @param deps of the list; another list begins at its first page
 */
export function usePages<T>(
  read: (after: string | undefined) => Promise<Listing<T>>,
  deps: DependencyList,
): Paged<T> {
  const list = JSON.stringify(deps);
  const [trail, setTrail] = useState<{ list: string; starts: string[] }>({ list, starts: [] });
  const starts = trail.list === list ? trail.starts : [];
  const reading = useReading(() => read(starts.at(-1)), [list, starts.at(-1)]);
  return {
    ...reading,
    page: starts.length + 1,
    hasPrevious: starts.length > 0,
    previous: () => setTrail({ list, starts: starts.slice(0, -1) }),
    following: () => {
      const next = reading.value?.next;
      if (next) {
        setTrail({ list, starts: [...starts, next] });
      }
    },
  };
}

/** Back and on; nothing where everything fits on one page. */
export const PageButtons = ({ pages }: { pages: Paged<unknown> }) => {
  const { t } = useTranslation();
  if (!pages.hasPrevious && !pages.value?.next) {
    return null;
  }
  return (
    <Split hasGutter className="pf-v5-u-mt-md">
      <SplitItem isFilled />
      <SplitItem>
        <Button
          variant="plain"
          aria-label={t("b2bPreviousPage")}
          isDisabled={!pages.hasPrevious || pages.loading}
          onClick={pages.previous}
        >
          <AngleLeftIcon />
        </Button>
      </SplitItem>
      <SplitItem className="b2b-page-number">{t("b2bPageNumber", { page: pages.page })}</SplitItem>
      <SplitItem>
        <Button
          variant="plain"
          aria-label={t("b2bNextPage")}
          isDisabled={!pages.value?.next || pages.loading}
          onClick={pages.following}
        >
          <AngleRightIcon />
        </Button>
      </SplitItem>
    </Split>
  );
};
