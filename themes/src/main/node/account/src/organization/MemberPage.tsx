import {
  ActionGroup,
  Alert,
  Button,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  Form,
  FormGroup,
  Label,
  PageSection,
  Spinner,
  Title,
} from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router-dom";

import { type Refusal, type Schemas, answered, tagged, useApi } from "../api";
import { Choice } from "../parts/Choice";
import { Conflict } from "../parts/Conflict";
import { Confirmation } from "../parts/Confirmation";
import { Failed } from "../parts/Failed";
import { PortalPage } from "../parts/PortalPage";
import { told } from "../parts/refusals";
import { refusalOf, useReading } from "../parts/useReading";
import { HeldRoles } from "./HeldRoles";
import { useOrganization } from "./context";
import { MEMBER_COLORS, MEMBER_STATUSES, MEMBER_TYPES, personName } from "./words";

type Member = Schemas["MemberView"];
type Change = Pick<Member, "type" | "status">;

/** One member: who they are, what they are to the organization, and which roles they hold. */
export const MemberPage = () => {
  const { user = "" } = useParams();
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { id, view, may, person, page } = useOrganization();
  const navigate = useNavigate();
  const params = { path: { realm, organization: id, user } };
  const reading = useReading(
    () => tagged(client.GET("/realms/{realm}/b2b/organizations/{organization}/members/{user}", { params })),
    [client, realm, id, user],
  );
  const [change, setChange] = useState<Partial<Change>>({});
  const [conflict, setConflict] = useState<{ theirs: Member; tag: string | undefined }>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [saved, setSaved] = useState(false);
  const [busy, setBusy] = useState(false);
  const [removing, setRemoving] = useState(false);

  if (reading.refusal) {
    return <Failed title={t("b2bMember")} refusal={reading.refusal} retry={reading.reload} />;
  }
  if (!reading.value) {
    return (
      <PageSection variant="light">
        <Spinner aria-label={t("b2bLoading")} />
      </PageSection>
    );
  }
  const { value: member, tag } = reading.value;
  const wanted: Change = { type: member.type, status: member.status, ...change };
  const changed = wanted.type !== member.type || wanted.status !== member.status;
  const editable = may("members:manage") && member.id !== person;

  const shown = ({ type, status }: Change) => [
    { name: t("b2bType"), value: t(MEMBER_TYPES[type]) },
    { name: t("b2bStatus"), value: t(MEMBER_STATUSES[status]) },
  ];

  const save = async (match: string | undefined) => {
    setBusy(true);
    setRefusal(undefined);
    setSaved(false);
    try {
      await answered(
        client.PATCH("/realms/{realm}/b2b/organizations/{organization}/members/{user}", {
          params: { ...params, header: { "If-Match": match } },
          body: change,
        }),
      );
      setChange({});
      setConflict(undefined);
      setSaved(true);
      reading.reload();
    } catch (reason) {
      const refused = refusalOf(reason);
      if (refused.code === "precondition_failed") {
        const now = await tagged(
          client.GET("/realms/{realm}/b2b/organizations/{organization}/members/{user}", { params }),
        );
        setConflict({ theirs: now.value, tag: now.tag });
      } else {
        setConflict(undefined);
        setRefusal(refused);
      }
    } finally {
      setBusy(false);
    }
  };

  const remove = async () => {
    await answered(
      client.DELETE("/realms/{realm}/b2b/organizations/{organization}/members/{user}", { params }),
    );
    navigate(page("members"));
  };

  return (
    <PortalPage
      title={personName(member)}
      above={{ title: t("b2bMembers"), path: "members" }}
      actions={
        editable && (
          <Button variant="secondary" isDanger onClick={() => setRemoving(true)}>
            {t("b2bRemove")}
          </Button>
        )
      }
    >
      <DescriptionList isHorizontal isCompact className="pf-v5-u-mb-lg">
        <DescriptionListGroup>
          <DescriptionListTerm>{t("username")}</DescriptionListTerm>
          <DescriptionListDescription>{member.username}</DescriptionListDescription>
        </DescriptionListGroup>
        <DescriptionListGroup>
          <DescriptionListTerm>{t("email")}</DescriptionListTerm>
          <DescriptionListDescription>{member.email}</DescriptionListDescription>
        </DescriptionListGroup>
        {!editable && (
          <>
            <DescriptionListGroup>
              <DescriptionListTerm>{t("b2bType")}</DescriptionListTerm>
              <DescriptionListDescription>{t(MEMBER_TYPES[member.type])}</DescriptionListDescription>
            </DescriptionListGroup>
            <DescriptionListGroup>
              <DescriptionListTerm>{t("b2bStatus")}</DescriptionListTerm>
              <DescriptionListDescription>
                <Label isCompact color={MEMBER_COLORS[member.status]}>
                  {t(MEMBER_STATUSES[member.status])}
                </Label>
              </DescriptionListDescription>
            </DescriptionListGroup>
          </>
        )}
      </DescriptionList>
      {saved && <Alert isInline variant="success" title={t("b2bSaved")} className="pf-v5-u-mb-md" />}
      {refusal && !refusal.field && (
        <Alert isInline variant="danger" title={told(t, refusal)} className="pf-v5-u-mb-md" />
      )}
      {editable && (
        <Form
          isWidthLimited
          onSubmit={(event) => {
            event.preventDefault();
            void save(tag);
          }}
        >
          <FormGroup label={t("b2bType")} fieldId="member-type">
            <Choice
              id="member-type"
              label={t("b2bType")}
              value={wanted.type}
              choose={(type) => setChange({ ...change, type: type as Member["type"] })}
              options={Object.entries(MEMBER_TYPES).map(([value, label]) => ({ value, label: t(label) }))}
            />
          </FormGroup>
          <FormGroup label={t("b2bStatus")} fieldId="member-status">
            <Choice
              id="member-status"
              label={t("b2bStatus")}
              value={wanted.status}
              choose={(status) => setChange({ ...change, status: status as Member["status"] })}
              options={Object.entries(MEMBER_STATUSES)
                .filter(([value]) => value !== "pending" || member.status === "pending")
                .map(([value, label]) => ({ value, label: t(label) }))}
            />
          </FormGroup>
          <ActionGroup>
            <Button type="submit" isDisabled={!changed || busy} isLoading={busy}>
              {t("save")}
            </Button>
            <Button variant="link" isDisabled={!changed} onClick={() => setChange({})}>
              {t("cancel")}
            </Button>
          </ActionGroup>
        </Form>
      )}
      {may("roles:read") && (
        <>
          <Title headingLevel="h2" className="pf-v5-u-mt-xl pf-v5-u-mb-md">
            {t("b2bRoles")}
          </Title>
          {member.id === person && may("roles:assign") && (
            <Alert isInline isPlain variant="info" title={t("b2bOwnRoles")} className="pf-v5-u-mb-md" />
          )}
          <HeldRoles holder={{ user }} isFixed={member.id === person || !may("roles:assign")} />
        </>
      )}
      {conflict && (
        <Conflict
          theirs={shown(conflict.theirs)}
          mine={shown({ ...conflict.theirs, ...change })}
          busy={busy}
          keepTheirs={() => {
            setChange({});
            setConflict(undefined);
            reading.reload();
          }}
          keepMine={() => void save(conflict.tag)}
          close={() => setConflict(undefined)}
        />
      )}
      {removing && (
        <Confirmation
          title={t("b2bRemoveTitle", { count: 1, organization: view.name })}
          action={t("b2bRemove")}
          perform={remove}
          close={() => setRemoving(false)}
        >
          <p>
            <strong>{personName(member)}</strong>
          </p>
          <p>{t("b2bRemoveBody")}</p>
        </Confirmation>
      )}
    </PortalPage>
  );
};
