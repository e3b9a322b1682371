import {
  Alert,
  Button,
  Checkbox,
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
  EmptyStateHeader,
  EmptyStateIcon,
  Label,
  Progress,
  SearchInput,
  Toolbar,
  ToolbarContent,
  ToolbarItem,
} from "@patternfly/react-core";
import { SearchIcon, UsersIcon } from "@patternfly/react-icons";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useSearchParams } from "react-router-dom";

import { PAGE_SIZE, type Refusal, type Schemas, answered, useApi } from "../api";
import { Choice } from "../parts/Choice";
import { Confirmation } from "../parts/Confirmation";
import { FailedBody } from "../parts/Failed";
import { PageButtons, usePages } from "../parts/Pages";
import { PortalPage } from "../parts/PortalPage";
import { RowActions } from "../parts/RowActions";
import { SkeletonRows } from "../parts/SkeletonRows";
import { told } from "../parts/refusals";
import { useLater } from "../parts/useLater";
import { refusalOf } from "../parts/useReading";
import { useOrganization } from "./context";
import { MEMBER_COLORS, MEMBER_STATUSES, MEMBER_TYPES, personName } from "./words";

type Member = Schemas["MemberView"];
type Work = { kind: "suspend" | "activate" | "remove"; members: Member[] };
type Refused = { member: Member; refusal: Refusal };

/** The members of an organization: found as one types, filtered, page by page. */
export const Members = () => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { id, view, may, page, person } = useOrganization();
  const navigate = useNavigate();
  const [address, setAddress] = useSearchParams();
  const [typed, setTyped] = useState(address.get("search") ?? "");
  const search = useLater(typed.trim());
  const status = address.get("status") ?? "";
  const type = address.get("type") ?? "";
  const [selected, setSelected] = useState<Member[]>([]);
  const [work, setWork] = useState<Work>();
  const [progress, setProgress] = useState<number>();
  const [refused, setRefused] = useState<Refused[]>([]);

  const pages = usePages(
    (after) =>
      answered(
        client.GET("/realms/{realm}/b2b/organizations/{organization}/members", {
          params: {
            path: { realm, organization: id },
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
    [id, search, status, type],
  );
  const members = pages.value?.items;
  const filtered = search !== "" || status !== "" || type !== "";
  const manages = may("members:manage");

  const filter = (name: string, value: string) =>
    setAddress(
      (before) => {
        value ? before.set(name, value) : before.delete(name);
        return before;
      },
      { replace: true },
    );

  const clear = () => {
    setTyped("");
    setAddress({}, { replace: true });
  };

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
  const perform = async ({ kind, members: all }: Work) => {
    const refusals: Refused[] = [];
    for (const [index, member] of all.entries()) {
      setProgress(index / all.length);
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

  const choosable = (member: Member) => member.id !== person;
  const isSelected = (member: Member) => selected.some((one) => one.id === member.id);
  const names = (all: Member[]) => all.map(personName).join(", ");

  return (
    <PortalPage
      title={t("b2bMembers")}
      description={t("b2bMembersDescription", { organization: view.name })}
      actions={
        may("invitations:manage") && (
          <Button onClick={() => navigate(page("invitations/new"))}>{t("b2bInvitePeople")}</Button>
        )
      }
    >
      <Toolbar clearAllFilters={clear} className="b2b-toolbar">
        <ToolbarContent>
          <ToolbarItem variant="search-filter">
            <SearchInput
              aria-label={t("b2bSearchMembers")}
              placeholder={t("b2bSearchMembers")}
              value={typed}
              resetButtonLabel={t("b2bClear")}
              onChange={(_event, value) => setTyped(value)}
              onClear={() => setTyped("")}
            />
          </ToolbarItem>
          <ToolbarItem>
            <Choice
              label={t("b2bStatus")}
              showLabel
              value={status}
              choose={(value) => filter("status", value)}
              options={[
                { value: "", label: t("b2bAny") },
                ...Object.entries(MEMBER_STATUSES).map(([value, label]) => ({ value, label: t(label) })),
              ]}
            />
          </ToolbarItem>
          <ToolbarItem>
            <Choice
              label={t("b2bType")}
              showLabel
              value={type}
              choose={(value) => filter("type", value)}
              options={[
                { value: "", label: t("b2bAny") },
                ...Object.entries(MEMBER_TYPES).map(([value, label]) => ({ value, label: t(label) })),
              ]}
            />
          </ToolbarItem>
          {selected.length > 0 && (
            <>
              <ToolbarItem variant="separator" />
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
            </>
          )}
        </ToolbarContent>
      </Toolbar>
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
      {pages.refusal ? (
        <FailedBody refusal={pages.refusal} retry={pages.reload} />
      ) : members?.length === 0 ? (
        filtered ? (
          <EmptyState>
            <EmptyStateHeader
              titleText={t("b2bNoneFound")}
              headingLevel="h2"
              icon={<EmptyStateIcon icon={SearchIcon} />}
            />
            <EmptyStateBody>{t("b2bNoMembersFoundBody")}</EmptyStateBody>
            <EmptyStateFooter>
              <EmptyStateActions>
                <Button variant="link" onClick={clear}>
                  {t("b2bClearFilters")}
                </Button>
              </EmptyStateActions>
            </EmptyStateFooter>
          </EmptyState>
        ) : (
          <EmptyState>
            <EmptyStateHeader
              titleText={t("b2bNoMembers")}
              headingLevel="h2"
              icon={<EmptyStateIcon icon={UsersIcon} />}
            />
            <EmptyStateBody>{t("b2bNoMembersBody")}</EmptyStateBody>
          </EmptyState>
        )
      ) : (
        <>
          <Table aria-label={t("b2bMembers")} variant="compact" gridBreakPoint="grid-md">
            <Thead>
              <Tr>
                {manages && <Th screenReaderText={t("b2bSelect")} />}
                <Th>{t("b2bName")}</Th>
                <Th>{t("email")}</Th>
                <Th>{t("b2bType")}</Th>
                <Th>{t("b2bStatus")}</Th>
                {manages && <Th screenReaderText={t("b2bActions")} />}
              </Tr>
            </Thead>
            <Tbody>
              {members === undefined ? (
                <SkeletonRows columns={manages ? 6 : 4} />
              ) : (
                members.map((member) => (
                  <Tr key={member.id}>
                    {manages && (
                      <Td className="pf-v5-c-table__check">
                        <Checkbox
                          id={`select-${member.id}`}
                          aria-label={t("b2bSelectName", { name: personName(member) })}
                          isChecked={isSelected(member)}
                          isDisabled={!choosable(member)}
                          onChange={(_event, on) =>
                            setSelected((before) =>
                              on ? [...before, member] : before.filter(({ id: one }) => one !== member.id),
                            )
                          }
                        />
                      </Td>
                    )}
                    <Td dataLabel={t("b2bName")}>
                      <Link to={page(`members/${member.id}`)}>{personName(member)}</Link>
                      {member.id === person && (
                        <Label isCompact className="pf-v5-u-ml-sm">
                          {t("b2bYou")}
                        </Label>
                      )}
                    </Td>
                    <Td dataLabel={t("email")} modifier="breakWord">{member.email}</Td>
                    <Td dataLabel={t("b2bType")}>{t(MEMBER_TYPES[member.type])}</Td>
                    <Td dataLabel={t("b2bStatus")}>
                      <Label isCompact color={MEMBER_COLORS[member.status]}>
                        {t(MEMBER_STATUSES[member.status])}
                      </Label>
                      {!member.enabled && (
                        <Label isCompact color="red" className="pf-v5-u-ml-sm">
                          {t("b2bAccountDisabled")}
                        </Label>
                      )}
                    </Td>
                    {manages && (
                      <Td isActionCell>
                        {choosable(member) && (
                          <RowActions
                            name={personName(member)}
                            items={[
                              {
                                title: t("b2bEdit"),
                                onClick: () => navigate(page(`members/${member.id}`)),
                              },
                              member.status === "suspended"
                                ? {
                                    title: t("b2bActivate"),
                                    onClick: () => void perform({ kind: "activate", members: [member] }),
                                  }
                                : {
                                    title: t("b2bSuspend"),
                                    onClick: () => setWork({ kind: "suspend", members: [member] }),
                                  },
                              { isSeparator: true },
                              {
                                title: t("b2bRemove"),
                                onClick: () => setWork({ kind: "remove", members: [member] }),
                              },
                            ]}
                          />
                        )}
                      </Td>
                    )}
                  </Tr>
                ))
              )}
            </Tbody>
          </Table>
          <PageButtons pages={pages} />
        </>
      )}
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
            <strong>{names(work.members)}</strong>
          </p>
          <p>{work.kind === "remove" ? t("b2bRemoveBody") : t("b2bSuspendBody")}</p>
        </Confirmation>
      )}
    </PortalPage>
  );
};
