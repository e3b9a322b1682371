import { Breadcrumb, BreadcrumbItem, Divider, Flex, FlexItem, PageSection, Text, TextContent, Title } from "@patternfly/react-core";
import { type PropsWithChildren, type ReactNode, useEffect } from "react";
import { Link } from "react-router-dom";

import { usePath } from "../paths";

type Props = PropsWithChildren<{
  title: string;
  description?: ReactNode;
  /** The pages that this one is below, the uppermost first. */
  above?: { title: string; path: string }[];
  actions?: ReactNode;
}>;

/** A page of the platform, with a title like those of Keycloak's own. */
export const ConsolePage = ({ title, description, above = [], actions, children }: Props) => {
  const path = usePath();
  useEffect(() => {
    const before = document.title;
    document.title = title;
    return () => {
      document.title = before;
    };
  }, [title]);
  return (
    <>
      <PageSection variant="light">
        {above.length > 0 && (
          <Breadcrumb className="pf-v5-u-mb-sm">
            {above.map((page) => (
              <BreadcrumbItem
                key={page.path}
                render={({ className }) => (
                  <Link className={className} to={path(page.path)}>
                    {page.title}
                  </Link>
                )}
              />
            ))}
            <BreadcrumbItem isActive>{title}</BreadcrumbItem>
          </Breadcrumb>
        )}
        <Flex justifyContent={{ default: "justifyContentSpaceBetween" }} alignItems={{ default: "alignItemsFlexStart" }}>
          <FlexItem className="b2b-heading">
            <TextContent>
              <Title headingLevel="h1" data-testid="page-heading">
                {title}
              </Title>
              {description && <Text component="p">{description}</Text>}
            </TextContent>
          </FlexItem>
          {actions && <FlexItem>{actions}</FlexItem>}
        </Flex>
      </PageSection>
      <Divider />
      <PageSection variant="light" isFilled>
        {children}
      </PageSection>
    </>
  );
};
