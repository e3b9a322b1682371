import {
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  type DescriptionListProps,
  DescriptionListTerm,
} from "@patternfly/react-core";
import type { ReactNode } from "react";

export type Attribute = { name: string; value: ReactNode };

/** What something is, name by name; what is not known is left out. */
export const Attributes = ({ of, ...list }: { of: Attribute[] } & Omit<DescriptionListProps, "children">) => (
  <DescriptionList isCompact {...list}>
    {of
      .filter(({ value }) => value)
      .map(({ name, value }) => (
        <DescriptionListGroup key={name}>
          <DescriptionListTerm>{name}</DescriptionListTerm>
          <DescriptionListDescription>{value}</DescriptionListDescription>
        </DescriptionListGroup>
      ))}
  </DescriptionList>
);
