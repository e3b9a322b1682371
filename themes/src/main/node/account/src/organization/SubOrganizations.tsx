import { Alert, Button, Label, List, ListItem, Spinner } from "@patternfly/react-core";
import { AngleDownIcon, AngleRightIcon, SitemapIcon } from "@patternfly/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";

import { PAGE_SIZE, type Schemas, answered, useApi } from "../api";
import { Empty } from "../parts/Empty";
import { FailedBody } from "../parts/Failed";
import { PortalPage } from "../parts/PortalPage";
import { told } from "../parts/refusals";
import { useReading } from "../parts/useReading";
import { organizationPath } from "../root/paths";
import { useOrganization } from "./context";

type View = Schemas["OrganizationView"];

function useChildren(organization: string) {
  const { client, realm } = useApi();
  const [more, setMore] = useState<{ items: View[]; next?: string }>();
  const page = (after?: string) =>
    answered(
      client.GET("/realms/{realm}/b2b/organizations/{organization}/children", {
        params: { path: { realm, organization }, query: { max: PAGE_SIZE, after } },
      }),
    );
  const first = useReading(() => page(), [client, realm, organization]);
  const next = more ? more.next : first.value?.next;
  return {
    ...first,
    items: first.value && [...first.value.items, ...(more?.items ?? [])],
    next,
    loadMore: async () => {
      const following = await page(next);
      setMore({ items: [...(more?.items ?? []), ...following.items], next: following.next });
    },
  };
}

const Branch = ({ organization }: { organization: View }) => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <ListItem>
      <Button
        variant="plain"
        aria-label={t("b2bBelow", { organization: organization.name })}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? <AngleDownIcon /> : <AngleRightIcon />}
      </Button>
      <Link to={organizationPath(organization.id)}>{organization.name}</Link>{" "}
      {!organization.available && (
        <Label isCompact color="orange">
          {t("b2bUnavailable")}
        </Label>
      )}
      {isOpen && <Branches of={organization.id} />}
    </ListItem>
  );
};

const Branches = ({ of }: { of: string }) => {
  const { t } = useTranslation();
  const { items, next, refusal, loadMore } = useChildren(of);
  if (refusal) {
    return <Alert isInline isPlain variant="warning" title={told(t, refusal)} className="b2b-branches" />;
  }
  if (!items) {
    return <Spinner size="md" aria-label={t("b2bLoading")} className="b2b-branches" />;
  }
  if (items.length === 0) {
    return <p className="b2b-branches b2b-faint">{t("b2bNothingBelow")}</p>;
  }
  return (
    <List isPlain className="b2b-branches">
      {items.map((child) => (
        <Branch key={child.id} organization={child} />
      ))}
      {next && (
        <ListItem>
          <Button variant="link" onClick={() => void loadMore()}>
            {t("b2bShowMore")}
          </Button>
        </ListItem>
      )}
    </List>
  );
};

/** The organizations below, each of which shows its own when it is opened. */
export const SubOrganizations = () => {
  const { t } = useTranslation();
  const { id, view } = useOrganization();
  const { items, refusal, reload } = useChildren(id);
  return (
    <PortalPage
      title={t("b2bSubOrganizations")}
      description={t("b2bSubOrganizationsDescription", { organization: view.name })}
    >
      {refusal ? (
        <FailedBody refusal={refusal} retry={reload} />
      ) : items?.length === 0 ? (
        <Empty title={t("b2bNoSubOrganizations")} icon={SitemapIcon}>
          {t("b2bNoSubOrganizationsBody")}
        </Empty>
      ) : (
        <Branches of={id} />
      )}
    </PortalPage>
  );
};
