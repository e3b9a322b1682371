import {
  FormDialog,
  type Schemas,
  Waiting,
  answered,
  settingNamed,
  shownValue,
  told,
  useApi,
  useDraft,
  useReading,
} from "@keycloak-b2b/shared";
import { Alert, List, ListItem, ModalVariant } from "@patternfly/react-core";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";

import type { Picked } from "../parts/Pick";
import { PickField } from "../parts/PickField";

type Organization = Schemas["OrganizationView"];
type Cost = Schemas["MoveView"];
type Affected = Schemas["MoveViewOrganization"];

function settingChange(t: TFunction, { name, before, after }: Schemas["MoveViewChange"]) {
  const setting = settingNamed(name);
  const value = (text: string) => (setting ? shownValue(t, setting, text) : text) || t("b2bNone");
  return t("b2bMoveChange", { name: setting ? t(setting.label) : name, before: value(before), after: value(after) });
}

/** What the move takes from one organization, or changes for it. */
const Loss = ({ of }: { of: Affected }) => {
  const { t } = useTranslation();
  return (
    <ListItem>
      <strong>{of.name}</strong>
      <List isPlain>
        {of.applications.length > 0 && (
          <ListItem>{t("b2bMoveApplications", { names: of.applications.join(", ") })}</ListItem>
        )}
        {of.roles.length > 0 && (
          <ListItem>
            {t("b2bMoveRoles", {
              names: of.roles.map(({ application, appRole }) => `${appRole} (${application})`).join(", "),
            })}
          </ListItem>
        )}
        {of.members > 0 && <ListItem>{t("b2bMoveMembers", { count: of.members })}</ListItem>}
        {of.settings.map((change) => (
          <ListItem key={change.name}>{settingChange(t, change)}</ListItem>
        ))}
      </List>
    </ListItem>
  );
};

const Forecast = ({ cost }: { cost: Cost }) => {
  const { t } = useTranslation();
  const examined = t("b2bMoveExamined", { count: cost.examined });
  const more = cost.truncated && <p>{t("b2bMoveTruncated")}</p>;
  return cost.organizations.length === 0 ? (
    <Alert isInline variant={cost.truncated ? "warning" : "success"} title={t("b2bMoveCostsNothing")}>
      <p>{examined}</p>
      {more}
    </Alert>
  ) : (
    <Alert isInline variant="warning" title={t("b2bMoveCosts")}>
      <List isPlain className="b2b-picks" tabIndex={0}>
        {cost.organizations.map((affected) => (
          <Loss key={affected.id} of={affected} />
        ))}
      </List>
      <p>{examined}</p>
      {more}
    </Alert>
  );
};

type Draft = { parent: Picked | null };
type Props = { organization: Organization; close: () => void; done: () => void };

/** Hangs an organization under another, once one has seen what that costs. */
export const MoveOrganization = ({ organization, close, done }: Props) => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const form = useDraft<Draft>(`move ${organization.id}`, { parent: null });
  const parent = form.watch("parent");
  const move = (to: Picked, dryRun: "true" | "false") =>
    answered(
      client.POST("/admin/realms/{realm}/b2b/organizations/{organization}/move", {
        params: { path: { realm, organization: organization.id }, query: { dryRun } },
        body: { parent: to.id || null },
      }),
    );
  const forecast = useReading(
    async () => parent && { parent: parent.id, cost: await move(parent, "true") },
    [client, realm, organization.id, parent?.id],
  );
  const cost = forecast.value?.parent === parent?.id ? forecast.value?.cost : undefined;
  return (
    <FormDialog
      id="move"
      title={t("b2bMoveTitle", { name: organization.name })}
      description={t("b2bMoveBody")}
      action={t("b2bMove")}
      form={form}
      isReady={!forecast.loading && cost !== undefined}
      send={async (draft) => {
        if (!draft.parent) {
          return false;
        }
        await move(draft.parent, "false");
        close();
        done();
        return true;
      }}
      close={close}
      variant={ModalVariant.medium}
    >
      <PickField
        control={form.control}
        name="parent"
        id="parent"
        label={t("b2bMoveTo")}
        search={t("b2bSearchOrganizations")}
        needed={t("b2bMoveToNeeded")}
        refused={forecast.refusal && told(t, forecast.refusal)}
        deps={[realm, organization.id]}
        first={organization.parent ? { id: "", name: t("b2bMoveToTheTop") } : undefined}
        read={async (query) => {
          const { items, next } = await answered(
            client.GET("/admin/realms/{realm}/b2b/organizations", { params: { path: { realm }, query } }),
          );
          return {
            items: items
              .filter(({ id }) => id !== organization.id && id !== organization.parent?.id)
              .map((one) => ({ id: one.id, name: one.name, description: one.parent?.name })),
            next,
          };
        }}
      />
      {parent && !forecast.refusal && (cost ? <Forecast cost={cost} /> : <Waiting />)}
    </FormDialog>
  );
};
