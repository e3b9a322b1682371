import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";

import type { Schemas } from "./api";
import { Attributes } from "./Attributes";

type Facts = Map<string, string>;

/** Every value that there is in it, by the way that leads there. */
function flat(value: unknown, path = "", facts: Facts = new Map()): Facts {
  if (typeof value === "object" && value !== null) {
    Object.entries(value).forEach(([key, inner]) => flat(inner, path ? `${path}.${key}` : key, facts));
  } else if (value !== undefined && value !== null) {
    facts.set(path, String(value));
  }
  return facts;
}

/** What an event changed, value by value, and where it came from. */
export const Difference = ({ event }: { event: Schemas["AuditEventView"] }) => {
  const { t } = useTranslation();
  const before = flat(event.before);
  const after = flat(event.after);
  const changed = [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => before.get(path) !== after.get(path))
    .sort();
  const { id, client, address, impersonator } = event.actor;
  const origin = [
    { name: t("b2bActorId"), value: id },
    { name: t("b2bImpersonator"), value: impersonator },
    { name: t("b2bApplication"), value: client },
    { name: t("b2bAddress"), value: address },
    { name: t("b2bReason"), value: event.error },
  ];
  return (
    <>
      {origin.some(({ value }) => value) && <Attributes isHorizontal className="pf-v5-u-mb-md" of={origin} />}
      {changed.length === 0 ? (
        <p>{t("b2bNothingChanged")}</p>
      ) : (
        <Table
          className="b2b-table"
          aria-label={t("b2bDetails")}
          variant="compact"
          borders={false}
          gridBreakPoint="grid-md"
        >
          <Thead>
            <Tr>
              <Th>{t("b2bValue")}</Th>
              <Th>{t("b2bBefore")}</Th>
              <Th>{t("b2bAfter")}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {changed.map((path) => (
              <Tr key={path}>
                <Td dataLabel={t("b2bValue")} modifier="breakWord">{path}</Td>
                <Td dataLabel={t("b2bBefore")} modifier="breakWord">
                  {before.has(path) && <del>{before.get(path)}</del>}
                </Td>
                <Td dataLabel={t("b2bAfter")} modifier="breakWord">
                  {after.has(path) && <ins>{after.get(path)}</ins>}
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      )}
    </>
  );
};
