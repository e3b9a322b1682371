import { Breadcrumb, BreadcrumbItem, Flex, FlexItem, PageSection, Text, TextContent, Title } from "@patternfly/react-core";
import { type PropsWithChildren, type ReactNode, useEffect } from "react";
import { Link } from "react-router-dom";

import { useOrganization } from "../organization/context";

type Props = PropsWithChildren<{
  title: string;
  description?: ReactNode;
  /** Where a page below a list came from. */
  above?: { title: string; path: string };
  actions?: ReactNode;
}>;

/** A page of an organization, with a title like those of Keycloak's own. */
export const PortalPage = ({ title, description, above, actions, children }: Props) => {
  const { view, page } = useOrganization();
  useEffect(() => {
    const before = document.title;
    document.title = `${title} – ${view.name}`;
    return () => {
      document.title = before;
    };
  }, [title, view.name]);
  return (
    <>
      <PageSection variant="light" className="b2b-page-heading">
        {above && (
          <Breadcrumb className="pf-v5-u-mb-sm">
            <BreadcrumbItem render={({ className }) => (
              <Link className={className} to={page(above.path)}>{above.title}</Link>
            )} />
            <BreadcrumbItem isActive>{title}</BreadcrumbItem>
          </Breadcrumb>
        )}
        <Flex justifyContent={{ default: "justifyContentSpaceBetween" }} alignItems={{ default: "alignItemsFlexStart" }}>
          <FlexItem>
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
      <PageSection variant="light" isFilled>{children}</PageSection>
    </>
  );
};
