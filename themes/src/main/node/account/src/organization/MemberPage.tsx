import {
  answered,
  Attributes,
  Choice,
  Confirmation,
  Conflict,
  Failed,
  MEMBER_COLORS,
  MEMBER_STATUSES,
  MEMBER_TYPES,
  personName,
  type Schemas,
  tagged,
  told,
  useApi,
  useReading,
  useSaving,
  Waiting,
} from "@keycloak-b2b/shared";
import { ActionGroup, Alert, Button, Form, FormGroup, Label, Title } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router-dom";

import { PortalPage } from "../parts/PortalPage";
import { HeldRoles } from "./HeldRoles";
import { useOrganization } from "./context";

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
  const read = () =>
    tagged(client.GET("/realms/{realm}/b2b/organizations/{organization}/members/{user}", { params }));
  const reading = useReading(read, [client, realm, id, user]);
  const [change, setChange] = useState<Partial<Change>>({});
  const [saved, setSaved] = useState(false);
  const [removing, setRemoving] = useState(false);
  const { theirs, refusal, busy, save, giveUp } = useSaving({
    read,
    write: (match) =>
      answered(
        client.PATCH("/realms/{realm}/b2b/organizations/{organization}/members/{user}", {
          params: { ...params, header: { "If-Match": match } },
          body: change,
        }),
      ),
    done: () => {
      setChange({});
      setSaved(true);
      reading.reload();
    },
  });

  if (reading.refusal) {
    return <Failed title={t("b2bMember")} refusal={reading.refusal} retry={reading.reload} />;
  }
  if (!reading.value) {
    return <Waiting />;
  }
  const { value: member, tag } = reading.value;
  const wanted: Change = { type: member.type, status: member.status, ...change };
  const changed = wanted.type !== member.type || wanted.status !== member.status;
  const editable = may("members:manage") && member.id !== person;

  const shown = ({ type, status }: Change) => [
    { name: t("b2bType"), value: t(MEMBER_TYPES[type]) },
    { name: t("b2bStatus"), value: t(MEMBER_STATUSES[status]) },
  ];

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
      <Attributes
        isHorizontal
        className="pf-v5-u-mb-lg"
        of={[
          { name: t("username"), value: member.username },
          { name: t("email"), value: member.email },
          { name: t("b2bType"), value: !editable && t(MEMBER_TYPES[member.type]) },
          {
            name: t("b2bStatus"),
            value: !editable && (
              <Label isCompact color={MEMBER_COLORS[member.status]}>
                {t(MEMBER_STATUSES[member.status])}
              </Label>
            ),
          },
        ]}
      />
      {saved && <Alert isInline variant="success" title={t("b2bSaved")} className="pf-v5-u-mb-md" />}
      {refusal && (
        <Alert isInline variant="danger" title={told(t, refusal)} className="pf-v5-u-mb-md" />
      )}
      {editable && (
        <Form
          isWidthLimited
          onSubmit={(event) => {
            event.preventDefault();
            setSaved(false);
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
      {theirs && (
        <Conflict
          theirs={shown(theirs.value)}
          mine={shown({ ...theirs.value, ...change })}
          busy={busy}
          keepTheirs={() => {
            setChange({});
            giveUp();
            reading.reload();
          }}
          keepMine={() => void save(theirs.tag)}
          close={giveUp}
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
