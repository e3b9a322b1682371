import {
  FilterBar,
  FilterChoice,
  FilteredEmpty,
  ItemTable,
  MEMBER_COLORS,
  MEMBER_STATUSES,
  MEMBER_TYPES,
  PAGE_SIZE,
  type Schemas,
  SearchField,
  answered,
  personName,
  useApi,
  useFilters,
  useLater,
  usePages,
} from "@keycloak-b2b/shared";
import { Label } from "@patternfly/react-core";
import { UsersIcon } from "@patternfly/react-icons";
import { useAccess } from "@keycloak/keycloak-admin-ui";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";

type Member = Schemas["MemberView"];

/** Who belongs to the organization; each leads to the account as Keycloak shows it. */
export const Members = ({ organization }: { organization: string }) => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { hasSomeAccess } = useAccess();
  const seesUsers = hasSomeAccess("view-users", "manage-users");
  const [typed, setTyped] = useState("");
  const search = useLater(typed.trim());
  const filters = useFilters("status", "type");
  const { status, type } = filters.values;
  const pages = usePages(
    (after) =>
      answered(
        client.GET("/admin/realms/{realm}/b2b/organizations/{organization}/members", {
          params: {
            path: { realm, organization },
            query: {
              max: PAGE_SIZE,
              after,
              search: search || undefined,
              status: (status || undefined) as Member["status"] | undefined,
              type: (type || undefined) as Member["type"] | undefined,
            },
          },
        }),
      ),
    [realm, organization, search, status, type],
  );
  return (
    <>
      <FilterBar>
        <SearchField label={t("b2bSearchMembers")} value={typed} change={setTyped} />
        <FilterChoice filters={filters} name="status" label={t("b2bStatus")} words={MEMBER_STATUSES} />
        <FilterChoice filters={filters} name="type" label={t("b2bType")} words={MEMBER_TYPES} />
      </FilterBar>
      <ItemTable
        label={t("b2bMembers")}
        reading={pages}
        keyOf={({ id }) => id}
        nameOf={personName}
        columns={[
          {
            title: t("b2bName"),
            cell: (member) =>
              seesUsers ? (
                <Link to={`/${encodeURIComponent(realm)}/users/${member.id}/settings`}>{personName(member)}</Link>
              ) : (
                personName(member)
              ),
          },
          { title: t("email"), cell: ({ email }) => email, breaks: true },
          { title: t("b2bType"), cell: (member) => t(MEMBER_TYPES[member.type]) },
          {
            title: t("b2bStatus"),
            cell: (member) => (
              <Label isCompact color={MEMBER_COLORS[member.status]}>
                {t(MEMBER_STATUSES[member.status])}
              </Label>
            ),
          },
        ]}
        empty={
          <FilteredEmpty
            isFiltered={search !== "" || filters.isFiltered}
            clear={() => {
              setTyped("");
              filters.clear();
            }}
            found={t("b2bNoMembersFoundBody")}
            title={t("b2bNoMembers")}
            icon={UsersIcon}
          >
            {t("b2bNoMembersBody")}
          </FilteredEmpty>
        }
      />
    </>
  );
};
