import {
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
  EmptyStateHeader,
  EmptyStateIcon,
} from "@patternfly/react-core";
import type { ComponentType, ReactNode } from "react";

type Props = {
  title: string;
  /** What to do next. */
  children: ReactNode;
  icon?: ComponentType;
  headingLevel?: "h1" | "h2";
  action?: ReactNode;
};

/** In place of a list that has nothing in it. */
export const Empty = ({ title, children, icon, headingLevel = "h2", action }: Props) => (
  <EmptyState>
    <EmptyStateHeader
      titleText={title}
      headingLevel={headingLevel}
      icon={icon && <EmptyStateIcon icon={icon} />}
    />
    <EmptyStateBody>{children}</EmptyStateBody>
    {action && (
      <EmptyStateFooter>
        <EmptyStateActions>{action}</EmptyStateActions>
      </EmptyStateFooter>
    )}
  </EmptyState>
);
