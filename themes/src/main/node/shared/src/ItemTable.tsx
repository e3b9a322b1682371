import { Button, Checkbox } from "@patternfly/react-core";
import { AngleDownIcon, AngleRightIcon } from "@patternfly/react-icons";
import { ExpandableRowContent, type IAction, Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

import { FailedBody } from "./Failed";
import { PageButtons, type Paged } from "./Pages";
import { RowActions } from "./RowActions";
import { SkeletonRows } from "./SkeletonRows";
import type { Reading } from "./useReading";

export type Column<T> = {
  title: string;
  cell: (item: T) => ReactNode;
  /** Whether long words in it are broken. */
  breaks?: boolean;
};

type Props<T> = {
  label: string;
  columns: Column<T>[];
  reading: Paged<T> | Reading<{ items: T[] }>;
  keyOf: (item: T) => string;
  /** What a row is about, for those who do not see it. */
  nameOf: (item: T) => string;
  /** In place of a list that has nothing in it. */
  empty: ReactNode;
  /** What may be done with a row; there is no place for it where nobody may do anything. */
  actions?: (item: T) => IAction[];
  /** What a row opens onto. */
  details?: (item: T) => ReactNode;
  selection?: Selection<T>;
};

type Selection<T> = {
  isSelected: (item: T) => boolean;
  isSelectable: (item: T) => boolean;
  select: (item: T, on: boolean) => void;
};

/** A list as a table: on its way, refused, empty, or row by row with what may be done. */
export function ItemTable<T>({
  label,
  columns,
  reading,
  keyOf,
  nameOf,
  empty,
  actions,
  details,
  selection,
}: Props<T>) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string>();
  const items = reading.value?.items;
  if (reading.refusal) {
    return <FailedBody refusal={reading.refusal} retry={reading.reload} />;
  }
  if (items?.length === 0 && !("page" in reading && reading.hasPrevious)) {
    return <>{empty}</>;
  }
  const width = columns.length + [actions, details, selection].filter((one) => one !== undefined).length;
  const rows = (item: T) => {
    const key = keyOf(item);
    const isOpen = open === key;
    const doable = actions?.(item) ?? [];
    const row = (
      <Tr key={key}>
        {details && (
          <Td className="pf-v5-c-table__toggle">
            <Button
              variant="plain"
              aria-label={t("b2bDetailsOf", { name: nameOf(item) })}
              aria-expanded={isOpen}
              onClick={() => setOpen(isOpen ? undefined : key)}
            >
              {isOpen ? <AngleDownIcon /> : <AngleRightIcon />}
            </Button>
          </Td>
        )}
        {selection && (
          <Td className="pf-v5-c-table__check">
            <Checkbox
              id={`select-${key}`}
              aria-label={t("b2bSelectName", { name: nameOf(item) })}
              isChecked={selection.isSelected(item)}
              isDisabled={!selection.isSelectable(item)}
              onChange={(_event, on) => selection.select(item, on)}
            />
          </Td>
        )}
        {columns.map(({ title, cell, breaks }) => (
          <Td key={title} dataLabel={title} modifier={breaks ? "breakWord" : undefined}>
            {cell(item)}
          </Td>
        ))}
        {actions && (
          <Td isActionCell>{doable.length > 0 && <RowActions name={nameOf(item)} items={doable} />}</Td>
        )}
      </Tr>
    );
    return details ? (
      <Tbody key={key} isExpanded={isOpen}>
        {row}
        {isOpen && (
          <Tr isExpanded>
            <Td colSpan={width}>
              <ExpandableRowContent>{details(item)}</ExpandableRowContent>
            </Td>
          </Tr>
        )}
      </Tbody>
    ) : (
      row
    );
  };
  const body = items === undefined ? <SkeletonRows columns={width} /> : items.map(rows);
  return (
    <>
      <Table className="b2b-table" aria-label={label} variant="compact" gridBreakPoint="grid-md">
        <Thead>
          <Tr>
            {details && <Th screenReaderText={t("b2bDetails")} />}
            {selection && <Th screenReaderText={t("b2bSelect")} />}
            {columns.map(({ title }) => (
              <Th key={title} modifier="wrap">
                {title}
              </Th>
            ))}
            {actions && <Th screenReaderText={t("b2bActions")} />}
          </Tr>
        </Thead>
        {details && items ? body : <Tbody>{body}</Tbody>}
      </Table>
      {"page" in reading && <PageButtons pages={reading} />}
    </>
  );
}
