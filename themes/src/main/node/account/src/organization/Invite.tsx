import {
  ActionGroup,
  Alert,
  Button,
  Form,
  FormGroup,
  FormHelperText,
  HelperText,
  HelperTextItem,
  List,
  ListItem,
  Skeleton,
  TextArea,
} from "@patternfly/react-core";
import { useRef, useState } from "react";
import { Controller } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router-dom";

import { type Problem, Refusal, type Schemas, answered, newKey, useApi } from "../api";
import { Choice } from "../parts/Choice";
import { PortalPage } from "../parts/PortalPage";
import { told } from "../parts/refusals";
import { useDraft } from "../parts/useDraft";
import { refusalOf } from "../parts/useReading";
import { type ChosenRole, RoleChoice } from "./RoleChoice";
import { useOrganization } from "./context";
import { useAssignable } from "./useAssignable";
import { MEMBER_TYPES } from "./words";

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
  const { id, page, may, person, view } = useOrganization();
  const navigate = useNavigate();
  const { control, handleSubmit, setValue, setError, formState, discard } = useDraft<Draft>(
    `invite ${person} ${id}`,
    EMPTY,
  );
  const [refused, setRefused] = useState<Refused[]>([]);
  const [sent, setSent] = useState(0);
  const [refusal, setRefusal] = useState<Refusal>();
  /** The same request keeps its key until it is answered, so that none is sent twice. */
  const attempt = useRef({ request: "", key: "" });
  const assignable = useAssignable();

  const keyFor = (request: string) => {
    if (attempt.current.request !== request) {
      attempt.current = { request, key: newKey() };
    }
    return attempt.current.key;
  };

  const invite = async ({ emails, type, roles }: Draft) => {
    setRefusal(undefined);
    const invitations = addresses(emails).map((email) => ({
      email,
      type,
      roles: roles.map(({ organizationRole, application, appRole }) => ({
        organizationRole,
        application,
        appRole,
      })),
    }));
    try {
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
      setValue("emails", rejected.map(({ email }) => email).join("\n"));
    } catch (reason) {
      const failed = refusalOf(reason);
      setRefusal(failed);
      if (failed.field?.startsWith("roles")) {
        setError("roles", { message: told(t, failed) });
      }
    }
  };

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
      <Form isWidthLimited onSubmit={(event) => void handleSubmit(invite)(event)}>
        <FormGroup label={t("b2bEmailAddresses")} fieldId="invite-emails" isRequired>
          <Controller
            name="emails"
            control={control}
            rules={{
              validate: (text) => {
                const all = addresses(text);
                if (all.length === 0) {
                  return t("b2bEmailNeeded");
                }
                if (all.length > MOST_AT_ONCE) {
                  return t("b2bTooManyAddresses", { most: MOST_AT_ONCE });
                }
                const odd = all.filter((word) => !/^[^@\s]+@[^@\s]+$/.test(word));
                return odd.length === 0 || t("b2bNoAddress", { text: odd.slice(0, 3).join(", ") });
              },
            }}
            render={({ field }) => (
              <TextArea
                id="invite-emails"
                {...field}
                rows={4}
                resizeOrientation="vertical"
                validated={formState.errors.emails ? "error" : "default"}
                aria-describedby="invite-emails-help"
                aria-invalid={!!formState.errors.emails}
              />
            )}
          />
          <FormHelperText>
            <HelperText id="invite-emails-help">
              {formState.errors.emails ? (
                <HelperTextItem variant="error">{formState.errors.emails.message}</HelperTextItem>
              ) : (
                <HelperTextItem>{t("b2bEmailAddressesHelp")}</HelperTextItem>
              )}
            </HelperText>
          </FormHelperText>
        </FormGroup>
        <FormGroup label={t("b2bType")} fieldId="invite-type">
          <Controller
            name="type"
            control={control}
            render={({ field }) => (
              <Choice
                id="invite-type"
                label={t("b2bType")}
                value={field.value}
                choose={field.onChange}
                options={Object.entries(MEMBER_TYPES).map(([value, label]) => ({ value, label: t(label) }))}
              />
            )}
          />
        </FormGroup>
        {may("roles:assign") && (
          <FormGroup role="group" label={t("b2bRoles")} fieldId="invite-roles">
            {assignable.value ? (
              <Controller
                name="roles"
                control={control}
                render={({ field }) => (
                  <RoleChoice assignable={assignable.value ?? []} chosen={field.value} change={field.onChange} />
                )}
              />
            ) : assignable.refusal ? (
              <Alert isInline isPlain variant="warning" title={told(t, assignable.refusal)} />
            ) : (
              <Skeleton screenreaderText={t("b2bLoading")} />
            )}
            {formState.errors.roles && (
              <FormHelperText>
                <HelperText>
                  <HelperTextItem variant="error">{String(formState.errors.roles.message)}</HelperTextItem>
                </HelperText>
              </FormHelperText>
            )}
          </FormGroup>
        )}
        <ActionGroup>
          <Button type="submit" isLoading={formState.isSubmitting} isDisabled={formState.isSubmitting}>
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
