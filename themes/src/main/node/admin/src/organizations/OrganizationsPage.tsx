import {
  Empty,
  FilterBar,
  FilterChoice,
  FilteredEmpty,
  Hierarchy,
  ItemTable,
  PAGE_SIZE,
  type Schemas,
  SearchField,
  answered,
  useApi,
  useFilters,
  useLater,
  usePages,
} from "@keycloak-b2b/shared";
import { Button, Label } from "@patternfly/react-core";
import { SitemapIcon } from "@patternfly/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";

import { ConsolePage } from "../parts/ConsolePage";
import { usePath } from "../paths";
import { useRights } from "../rights";
import { NewOrganization } from "./NewOrganization";
import { STATUSES, STATUS_COLORS } from "./words";

type Organization = Schemas["OrganizationView"];

/** What is looked for, wherever it is in the tree. */
const Found = ({ search, status, clear }: { search: string; status: string; clear: () => void }) => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const path = usePath();
  const pages = usePages(
    (after) =>
      answered(
        client.GET("/admin/realms/{realm}/b2b/organizations", {
          params: {
            path: { realm },
            query: {
              max: PAGE_SIZE,
              after,
              search: search || undefined,
              status: (status || undefined) as Organization["status"] | undefined,
            },
          },
        }),
      ),
    [realm, search, status],
  );
  return (
    <ItemTable
      label={t("b2bHierarchy")}
      reading={pages}
      keyOf={({ id }) => id}
      nameOf={({ name }) => name}
      columns={[
        { title: t("b2bName"), cell: ({ id, name }) => <Link to={path(`organizations/${id}`)}>{name}</Link> },
        { title: t("b2bShortName"), cell: ({ alias }) => alias, breaks: true },
        { title: t("b2bBelongsTo"), cell: ({ parent }) => parent?.name },
        {
          title: t("b2bStatus"),
          cell: (organization) => (
            <Label isCompact color={STATUS_COLORS[organization.status]}>
              {t(STATUSES[organization.status])}
            </Label>
          ),
        },
      ]}
      empty={
        <FilteredEmpty
          isFiltered
          clear={clear}
          found={t("b2bNoOrganizationsFoundBody")}
          title={t("b2bNoOrganizations")}
          icon={SitemapIcon}
        >
          {t("b2bNoOrganizationsBody")}
        </FilteredEmpty>
      }
    />
  );
};

/** All organizations of the realm: as a tree, or what is looked for. */
const OrganizationsPage = () => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { manages } = useRights();
  const path = usePath();
  const filters = useFilters("status");
  const { status } = filters.values;
  const [typed, setTyped] = useState("");
  const search = useLater(typed.trim());
  const [making, setMaking] = useState(false);
  const read = (organization: string | undefined, after: string | undefined) =>
    answered(
      organization
        ? client.GET("/admin/realms/{realm}/b2b/organizations/{organization}/children", {
            params: { path: { realm, organization }, query: { max: PAGE_SIZE, after } },
          })
        : client.GET("/admin/realms/{realm}/b2b/organizations", {
            params: { path: { realm }, query: { roots: "true", max: PAGE_SIZE, after } },
          }),
    );
  const make = manages && <Button onClick={() => setMaking(true)}>{t("b2bNewOrganization")}</Button>;
  return (
    <ConsolePage title={t("b2bHierarchy")} description={t("b2bHierarchyDescription")} actions={make}>
      <FilterBar>
        <SearchField label={t("b2bSearchOrganizations")} value={typed} change={setTyped} />
        <FilterChoice filters={filters} name="status" label={t("b2bStatus")} words={STATUSES} />
      </FilterBar>
      {search || status ? (
        <Found
          search={search}
          status={status}
          clear={() => {
            setTyped("");
            filters.clear();
          }}
        />
      ) : (
        <Hierarchy
          key={realm}
          read={read}
          address={(organization) => path(`organizations/${organization}`)}
          empty={
            <Empty title={t("b2bNoOrganizations")} icon={SitemapIcon} action={make}>
              {t("b2bNoOrganizationsBody")}
            </Empty>
          }
        />
      )}
      {making && <NewOrganization close={() => setMaking(false)} />}
    </ConsolePage>
  );
};

export default OrganizationsPage;
