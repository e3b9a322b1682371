import {
  answered,
  Confirmation,
  FilterBar,
  FilterChoice,
  FilteredEmpty,
  ItemTable,
  MEMBER_COLORS,
  MEMBER_STATUSES,
  MEMBER_TYPES,
  PAGE_SIZE,
  personName,
  Refusal,
  refusalOf,
  type Schemas,
  SearchField,
  told,
  useApi,
  useFilters,
  useLater,
  usePages,
} from "@keycloak-b2b/shared";
import { Alert, Button, Label, Progress, Toolbar, ToolbarContent, ToolbarItem } from "@patternfly/react-core";
import { UsersIcon } from "@patternfly/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useSearchParams } from "react-router-dom";

import { PortalPage } from "../parts/PortalPage";
import { useTable } from "../parts/useTable";
import { useOrganization } from "./context";

type Member = Schemas["MemberView"];
type Work = { kind: "suspend" | "activate" | "remove"; members: Member[] };
type Refused = { member: Member; refusal: Refusal };

/** The members of an organization: found as one types, filtered, page by page. */
export const Members = () => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { id, view, may, page, person } = useOrganization();
  const navigate = useNavigate();
  const [address] = useSearchParams();
  const [typed, setTyped] = useState(address.get("search") ?? "");
  const search = useLater(typed.trim());
  const filters = useFilters("status", "type");
  const { status, type } = filters.values;
  const [selected, setSelected] = useState<Member[]>([]);
  const [work, setWork] = useState<Work>();
  const [progress, setProgress] = useState<number>();
  const [refused, setRefused] = useState<Refused[]>([]);
  const manages = may("members:manage");

  const wanted = (text: string) => ({
    search: text || undefined,
    status: (status || undefined) as Member["status"] | undefined,
    type: (type || undefined) as Member["type"] | undefined,
  });
  const pages = usePages(
    (after) =>
      answered(
        client.GET("/realms/{realm}/b2b/organizations/{organization}/members", {
          params: { path: { realm, organization: id }, query: { max: PAGE_SIZE, after, ...wanted(search) } },
        }),
      ),
    [id, search, status, type],
  );
  /** Those that the filters leave, on all pages, also while the table has yet to follow what was typed. */
  const table = useTable(`${view.alias}.csv`, () =>
    answered(
      client.GET("/realms/{realm}/b2b/organizations/{organization}/members/export", {
        params: { path: { realm, organization: id }, query: wanted(typed.trim()) },
        parseAs: "blob",
      }),
    ),
  );

  const change = (member: Member, kind: Work["kind"]) => {
    const params = { path: { realm, organization: id, user: member.id } };
    return answered<unknown>(
      kind === "remove"
        ? client.DELETE("/realms/{realm}/b2b/organizations/{organization}/members/{user}", { params })
        : client.PATCH("/realms/{realm}/b2b/organizations/{organization}/members/{user}", {
            params,
            body: { status: kind === "suspend" ? "suspended" : "active" },
          }),
    );
  };

  /** One after the other; who is refused is told at the end. */
  const perform = async ({ kind, members }: Work) => {
    const refusals: Refused[] = [];
    for (const [index, member] of members.entries()) {
      setProgress(index / members.length);
      try {
        await change(member, kind);
      } catch (reason) {
        refusals.push({ member, refusal: refusalOf(reason) });
      }
    }
    setProgress(undefined);
    setRefused(refusals);
    setSelected([]);
    pages.reload();
  };

  const isOther = (member: Member) => member.id !== person;
  const actionsFor = (member: Member) => [
    { title: t("b2bEdit"), onClick: () => navigate(page(`members/${member.id}`)) },
    member.status === "suspended"
      ? { title: t("b2bActivate"), onClick: () => void perform({ kind: "activate", members: [member] }) }
      : { title: t("b2bSuspend"), onClick: () => setWork({ kind: "suspend", members: [member] }) },
    { isSeparator: true },
    { title: t("b2bRemove"), onClick: () => setWork({ kind: "remove", members: [member] }) },
  ];

  return (
    <PortalPage
      title={t("b2bMembers")}
      description={t("b2bMembersDescription", { organization: view.name })}
      actions={
        <>
          <Button variant="secondary" onClick={() => void table.save()} className="pf-v5-u-mr-sm">
            {t("b2bExport")}
          </Button>
          {may("invitations:manage") && (
            <Button onClick={() => navigate(page("invitations/new"))}>{t("b2bInvitePeople")}</Button>
          )}
        </>
      }
    >
      {table.refusal && (
        <Alert isInline variant="danger" title={told(t, table.refusal)} className="pf-v5-u-mb-md" />
      )}
      <FilterBar>
        <SearchField label={t("b2bSearchMembers")} value={typed} change={setTyped} />
        <FilterChoice filters={filters} name="status" label={t("b2bStatus")} words={MEMBER_STATUSES} />
        <FilterChoice filters={filters} name="type" label={t("b2bType")} words={MEMBER_TYPES} />
      </FilterBar>
      {selected.length > 0 && (
        <Toolbar className="b2b-toolbar b2b-selection" aria-label={t("b2bSelected", { count: selected.length })}>
          <ToolbarContent>
            <ToolbarItem alignSelf="center">{t("b2bSelected", { count: selected.length })}</ToolbarItem>
            <ToolbarItem>
              <Button variant="secondary" onClick={() => setWork({ kind: "suspend", members: selected })}>
                {t("b2bSuspend")}
              </Button>
            </ToolbarItem>
            <ToolbarItem>
              <Button variant="secondary" onClick={() => void perform({ kind: "activate", members: selected })}>
                {t("b2bActivate")}
              </Button>
            </ToolbarItem>
            <ToolbarItem>
              <Button variant="secondary" isDanger onClick={() => setWork({ kind: "remove", members: selected })}>
                {t("b2bRemove")}
              </Button>
            </ToolbarItem>
          </ToolbarContent>
        </Toolbar>
      )}
      {progress !== undefined && (
        <Progress aria-label={t("b2bProgress")} value={progress * 100} className="pf-v5-u-mb-md" />
      )}
      {refused.length > 0 && (
        <Alert
          isInline
          isExpandable
          variant="danger"
          className="pf-v5-u-mb-md"
          title={t("b2bSomeRefused", { count: refused.length })}
        >
          {refused.map(({ member, refusal }) => (
            <p key={member.id}>
              {personName(member)}: {told(t, refusal)}
            </p>
          ))}
        </Alert>
      )}
      <ItemTable
        label={t("b2bMembers")}
        reading={pages}
        keyOf={(member) => member.id}
        nameOf={personName}
        columns={[
          {
            title: t("b2bName"),
            cell: (member) => (
              <>
                <Link to={page(`members/${member.id}`)}>{personName(member)}</Link>
                {!isOther(member) && (
                  <Label isCompact className="pf-v5-u-ml-sm">
                    {t("b2bYou")}
                  </Label>
                )}
              </>
            ),
          },
          { title: t("email"), cell: (member) => member.email, breaks: true },
          { title: t("b2bType"), cell: (member) => t(MEMBER_TYPES[member.type]) },
          {
            title: t("b2bStatus"),
            cell: (member) => (
              <>
                <Label isCompact color={MEMBER_COLORS[member.status]}>
                  {t(MEMBER_STATUSES[member.status])}
                </Label>
                {!member.enabled && (
                  <Label isCompact color="red" className="pf-v5-u-ml-sm">
                    {t("b2bAccountDisabled")}
                  </Label>
                )}
              </>
            ),
          },
        ]}
        actions={manages ? (member) => (isOther(member) ? actionsFor(member) : []) : undefined}
        selection={
          manages
            ? {
                isSelected: (member) => selected.some(({ id: one }) => one === member.id),
                isSelectable: isOther,
                select: (member, on) =>
                  setSelected((before) =>
                    on ? [...before, member] : before.filter(({ id: one }) => one !== member.id),
                  ),
              }
            : undefined
        }
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
      {work && (
        <Confirmation
          title={
            work.kind === "remove"
              ? t("b2bRemoveTitle", { count: work.members.length, organization: view.name })
              : t("b2bSuspendTitle", { count: work.members.length })
          }
          action={work.kind === "remove" ? t("b2bRemove") : t("b2bSuspend")}
          perform={() => perform(work)}
          close={() => setWork(undefined)}
        >
          <p>
            <strong>{work.members.map(personName).join(", ")}</strong>
          </p>
          <p>{work.kind === "remove" ? t("b2bRemoveBody") : t("b2bSuspendBody")}</p>
        </Confirmation>
      )}
    </PortalPage>
  );
};
