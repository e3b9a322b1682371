import {
  answered,
  Conflict,
  FailedBody,
  type Schemas,
  tagged,
  told,
  useApi,
  useDates,
  useReading,
  useSaving,
} from "@keycloak-b2b/shared";
import {
  ActionGroup,
  Alert,
  Button,
  Form,
  Label,
  List,
  ListItem,
  Skeleton,
  Text,
  TextContent,
} from "@patternfly/react-core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { type ChosenRole, RoleChoice } from "./RoleChoice";
import { useOrganization } from "./context";
import { keyOf, named, roleLabel } from "./roles";
import { useAssignable } from "./useAssignable";

type Assignment = Schemas["AssignmentView"];

const SOURCES: Record<Assignment["source"], string> = {
  direct: "b2bSourceDirect",
  default: "b2bSourceDefault",
  "identity-provider": "b2bSourceIdentityProvider",
  scim: "b2bSourceScim",
  domain: "b2bSourceDomain",
  "access-request": "b2bSourceAccessRequest",
};

const chosenFrom = (held: Assignment[], isDirect: (one: Assignment) => boolean): ChosenRole[] =>
  held.filter(isDirect).map((one) => ({ ...named(one), scope: one.scope, expiresAt: one.expiresAt }));

const sorted = (roles: ChosenRole[]) =>
  JSON.stringify(roles.map((role) => [keyOf(role), role.scope ?? "self"]).sort());

type Props = {
  holder: { user: string } | { team: string };
  /** Whether the person may not give or take any. */
  isFixed: boolean;
};

/** The roles of a member or a team, where each comes from, and those that may be given and taken. */
export const HeldRoles = ({ holder, isFixed }: Props) => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { id } = useOrganization();
  const assigns = !isFixed;
  const path = { realm, organization: id };
  const read = () =>
    tagged(
      "user" in holder
        ? client.GET("/realms/{realm}/b2b/organizations/{organization}/members/{user}/roles", {
            params: { path: { ...path, ...holder } },
          })
        : client.GET("/realms/{realm}/b2b/organizations/{organization}/teams/{team}/roles", {
            params: { path: { ...path, ...holder } },
          }),
    );
  const replace = (tag: string | undefined) => {
    const body = { roles: chosen };
    const header = { "If-Match": tag };
    return "user" in holder
      ? client.PUT("/realms/{realm}/b2b/organizations/{organization}/members/{user}/roles", {
          params: { path: { ...path, ...holder }, header },
          body,
        })
      : client.PUT("/realms/{realm}/b2b/organizations/{organization}/teams/{team}/roles", {
          params: { path: { ...path, ...holder }, header },
          body,
        });
  };
  const held = useReading(read, [client, realm, id, "user" in holder ? holder.user : holder.team]);
  const assignable = useAssignable();
  // A member has the roles of their teams too, which are not given here.
  const isDirect = ({ source, team }: Assignment) => source === "direct" && ("team" in holder || !team);
  const [chosen, setChosen] = useState<ChosenRole[]>([]);
  const [saved, setSaved] = useState(false);
  const { theirs, refusal, busy, save, giveUp } = useSaving({
    read,
    write: (tag) => answered(replace(tag)),
    done: () => {
      setSaved(true);
      held.reload();
    },
  });
  const reset = () => setChosen(chosenFrom(held.value?.value.items ?? [], isDirect));
  useEffect(reset, [held.value]);
  const dates = useDates();

  const failed = held.refusal ?? assignable.refusal;
  if (failed) {
    return (
      <FailedBody
        refusal={failed}
        retry={() => {
          held.reload();
          assignable.reload();
        }}
      />
    );
  }
  if (!held.value || !assignable.value) {
    return <Skeleton screenreaderText={t("b2bLoading")} />;
  }
  const assignments = held.value.value.items;
  const offered = assignable.value;
  const offeredKeys = new Set(offered.map(keyOf));
  const fixed = assignments.filter((one) => !assigns || !isDirect(one) || !offeredKeys.has(keyOf(one)));
  const changed = sorted(chosen) !== sorted(chosenFrom(assignments, isDirect));
  const label = (role: ChosenRole) => roleLabel(t, role, offered);
  const listed = (roles: ChosenRole[]) => roles.map(label).sort().join(", ") || t("b2bNone");

  return (
    <>
      {saved && <Alert isInline variant="success" title={t("b2bSaved")} className="pf-v5-u-mb-md" />}
      {refusal && <Alert isInline variant="danger" title={told(t, refusal)} className="pf-v5-u-mb-md" />}
      {fixed.length > 0 && (
        <List isPlain className="pf-v5-u-mb-md">
          {fixed.map((one) => (
            <ListItem key={`${keyOf(one)} ${one.source} ${one.team ?? ""}`}>
              {roleLabel(t, one, offered)}
              {one.application && ` (${one.application})`}{" "}
              <Label isCompact>{one.team ? t("b2bSourceTeam") : t(SOURCES[one.source])}</Label>{" "}
              {one.scope === "subtree" && <Label isCompact>{t("b2bReachesSubtree")}</Label>}{" "}
              {one.dormant && (
                <Label isCompact color="orange">
                  {t("b2bDormant")}
                </Label>
              )}{" "}
              {one.expiresAt && <Label isCompact>{t("b2bUntil", { date: dates(one.expiresAt) })}</Label>}
            </ListItem>
          ))}
        </List>
      )}
      {!assigns && assignments.length === 0 && (
        <TextContent>
          <Text>{t("b2bNoRolesHeld")}</Text>
        </TextContent>
      )}
      {assigns && (
        <Form
          isWidthLimited
          onSubmit={(event) => {
            event.preventDefault();
            setSaved(false);
            void save(held.value?.tag);
          }}
        >
          <RoleChoice assignable={offered} chosen={chosen} change={setChosen} withReach />
          <ActionGroup>
            <Button type="submit" isDisabled={!changed || busy} isLoading={busy}>
              {t("b2bSaveRoles")}
            </Button>
            <Button variant="link" isDisabled={!changed} onClick={reset}>
              {t("cancel")}
            </Button>
          </ActionGroup>
        </Form>
      )}
      {theirs && (
        <Conflict
          theirs={[{ name: t("b2bRoles"), value: listed(chosenFrom(theirs.value.items, isDirect)) }]}
          mine={[{ name: t("b2bRoles"), value: listed(chosen) }]}
          busy={busy}
          keepTheirs={() => {
            giveUp();
            held.reload();
          }}
          keepMine={() => void save(theirs.tag)}
          close={giveUp}
        />
      )}
    </>
  );
};
