import { Alert, Button, Label, List, ListItem, Spinner } from "@patternfly/react-core";
import { AngleDownIcon, AngleRightIcon } from "@patternfly/react-icons";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";

import type { Schemas } from "./api";
import { FailedBody } from "./Failed";
import { told } from "./refusals";
import { useReading } from "./useReading";

type Organization = Schemas["OrganizationView"];
type Below = { items: Organization[]; next?: string };

type Ways = {
  /**
   * Reads what is right below an organization, page by page.
   *
   * @param of absent for those with nothing above
   */
  read: (of: string | undefined, after: string | undefined) => Promise<Below>;
  /** The address of an organization's page. */
  address: (organization: string) => string;
};

function useBelow(read: Ways["read"], of: string | undefined) {
  const [more, setMore] = useState<Below>();
  const first = useReading(() => read(of, undefined), [of]);
  const next = more ? more.next : first.value?.next;
  return {
    ...first,
    items: first.value && [...first.value.items, ...(more?.items ?? [])],
    next,
    loadMore: async () => {
      const following = await read(of, next);
      setMore({ items: [...(more?.items ?? []), ...following.items], next: following.next });
    },
  };
}

const Branch = ({ organization, ...ways }: Ways & { organization: Organization }) => {
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
      <Link to={ways.address(organization.id)}>{organization.name}</Link>{" "}
      {!organization.available && (
        <Label isCompact color="orange">
          {t("b2bUnavailable")}
        </Label>
      )}
      {isOpen && <Branches of={organization.id} {...ways} />}
    </ListItem>
  );
};

const Branches = ({ of, ...ways }: Ways & { of: string }) => {
  const { t } = useTranslation();
  const below = useBelow(ways.read, of);
  if (below.refusal) {
    return <Alert isInline isPlain variant="warning" title={told(t, below.refusal)} className="b2b-branches" />;
  }
  if (!below.items) {
    return <Spinner size="md" aria-label={t("b2bLoading")} className="b2b-branches" />;
  }
  return below.items.length === 0 ? (
    <p className="b2b-branches b2b-faint">{t("b2bNothingBelow")}</p>
  ) : (
    <Level items={below.items} next={below.next} loadMore={below.loadMore} {...ways} />
  );
};

const Level = ({ items, next, loadMore, ...ways }: Ways & Below & { loadMore: () => Promise<void> }) => {
  const { t } = useTranslation();
  return (
    <List isPlain className="b2b-branches">
      {items.map((organization) => (
        <Branch key={organization.id} organization={organization} {...ways} />
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

type Props = Ways & {
  /** Absent for the whole realm. */
  of?: string;
  /** In place of a tree with nothing in it. */
  empty: ReactNode;
};

/** Organizations as a tree: what is below one is read when it is opened, and a long list page by page. */
export const Hierarchy = ({ of, empty, ...ways }: Props) => {
  const { t } = useTranslation();
  const { items, next, refusal, reload, loadMore } = useBelow(ways.read, of);
  if (refusal) {
    return <FailedBody refusal={refusal} retry={reload} />;
  }
  if (!items) {
    return <Spinner aria-label={t("b2bLoading")} />;
  }
  return items.length === 0 ? <>{empty}</> : <Level items={items} next={next} loadMore={loadMore} {...ways} />;
};
