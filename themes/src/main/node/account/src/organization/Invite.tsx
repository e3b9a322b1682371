import {
  answered,
  ChoiceField,
  MEMBER_TYPES,
  newKey,
  type Problem,
  Refusal,
  type Schemas,
  TextField,
  told,
  useApi,
  useDraft,
  useSending,
} from "@keycloak-b2b/shared";
import { ActionGroup, Alert, Button, Form, List, ListItem } from "@patternfly/react-core";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router-dom";

import { PortalPage } from "../parts/PortalPage";
import type { ChosenRole } from "./RoleChoice";
import { RolesField } from "./RolesField";
import { useOrganization } from "./context";
import { named } from "./roles";

type MemberType = Schemas["MemberView"]["type"];
type Draft = { emails: string; type: MemberType; roles: ChosenRole[] };
type Refused = { email: string; problem: Problem };

const EMPTY: Draft = { emails: "", type: "employee", roles: [] };
const MOST_AT_ONCE = 500;

const addresses = (text: string) => [...new Set(text.split(/[\s,;]+/).filter((word) => word !== ""))];

/** One person or many, with the roles they are to have. */
export const Invite = () => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { id, page, may, view } = useOrganization();
  const navigate = useNavigate();
  const { discard, ...form } = useDraft<Draft>(`invite ${id}`, EMPTY);
  const [refused, setRefused] = useState<Refused[]>([]);
  const [sent, setSent] = useState(0);
  /** The same request keeps its key until it is answered, so that none is sent twice. */
  const attempt = useRef({ request: "", key: "" });

  const keyFor = (request: string) => {
    if (attempt.current.request !== request) {
      attempt.current = { request, key: newKey() };
    }
    return attempt.current.key;
  };

  const oddIn = (text: string) => {
    const all = addresses(text);
    if (all.length === 0) {
      return t("b2bEmailNeeded");
    }
    if (all.length > MOST_AT_ONCE) {
      return t("b2bTooManyAddresses", { most: MOST_AT_ONCE });
    }
    const odd = all.filter((word) => !/^[^@\s]+@[^@\s]+$/.test(word));
    return odd.length === 0 ? undefined : t("b2bNoAddress", { text: odd.slice(0, 3).join(", ") });
  };

  const invite = async ({ emails, type, roles }: Draft) => {
    const invitations = addresses(emails).map((email) => ({ email, type, roles: roles.map(named) }));
    const { results } = await answered(
      client.POST("/realms/{realm}/b2b/organizations/{organization}/invitations/bulk", {
        params: {
          path: { realm, organization: id },
          header: { "Idempotency-Key": keyFor(JSON.stringify(invitations)) },
        },
        body: { invitations },
      }),
    );
    attempt.current = { request: "", key: "" };
    const rejected = results.flatMap(({ email, problem }) => (problem ? [{ email: email ?? "", problem }] : []));
    if (rejected.length === 0) {
      discard();
      navigate(page("invitations"));
      return;
    }
    setSent(results.length - rejected.length);
    setRefused(rejected);
    form.setValue("emails", rejected.map(({ email }) => email).join("\n"));
  };
  const { submit, refusal, busy } = useSending(form, invite);

  return (
    <PortalPage
      title={t("b2bInvitePeople")}
      description={t("b2bInviteDescription", { organization: view.name })}
      above={{ title: t("b2bInvitations"), path: "invitations" }}
    >
      {sent > 0 && (
        <Alert
          isInline
          variant="success"
          className="pf-v5-u-mb-md"
          title={t("b2bInvitationsSent", { count: sent })}
        />
      )}
      {refused.length > 0 && (
        <Alert
          isInline
          variant="danger"
          className="pf-v5-u-mb-md"
          title={t("b2bInvitationsRefused", { count: refused.length })}
        >
          <List>
            {refused.map(({ email, problem }) => (
              <ListItem key={email}>
                {email}: {told(t, Refusal.of(problem))}
              </ListItem>
            ))}
          </List>
        </Alert>
      )}
      {refusal && (
        <Alert isInline variant="danger" className="pf-v5-u-mb-md" title={told(t, refusal)}>
          {refusal.code === "unreachable" && t("b2bDraftKept")}
        </Alert>
      )}
      <Form isWidthLimited onSubmit={submit}>
        <TextField
          control={form.control}
          name="emails"
          id="invite-emails"
          label={t("b2bEmailAddresses")}
          help={t("b2bEmailAddressesHelp")}
          rows={4}
          isRequired
          check={oddIn}
        />
        <ChoiceField
          control={form.control}
          name="type"
          id="invite-type"
          label={t("b2bType")}
          options={Object.entries(MEMBER_TYPES).map(([value, label]) => ({ value, label: t(label) }))}
        />
        {may("roles:assign") && <RolesField control={form.control} name="roles" id="invite-roles" />}
        <ActionGroup>
          <Button type="submit" isLoading={busy} isDisabled={busy}>
            {t("b2bSendInvitations")}
          </Button>
          <Button
            variant="link"
            onClick={() => {
              discard();
              navigate(page("invitations"));
            }}
          >
            {t("cancel")}
          </Button>
        </ActionGroup>
      </Form>
    </PortalPage>
  );
};
