import { Confirmation, type Schemas, type Tagged, Waiting, answered, useApi, useReading } from "@keycloak-b2b/shared";
import { Alert, Text, TextContent } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router-dom";

import { usePath } from "../paths";

type Props = { read: Tagged<Schemas["OrganizationView"]>; close: () => void; done: () => void };

/** Says what goes with an organization, and for how long it can be had back. */
export const DeleteOrganization = ({ read: { value: organization, tag }, close, done }: Props) => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const path = usePath();
  const navigate = useNavigate();
  const at = { realm, organization: organization.id };
  const losses = useReading(async () => {
    const [members, settings] = await Promise.all([
      answered(
        client.GET("/admin/realms/{realm}/b2b/organizations/{organization}/members/count", { params: { path: at } }),
      ),
      answered(client.GET("/admin/realms/{realm}/b2b/settings", { params: { path: { realm } } })),
    ]);
    return { members: members.count, days: Number(settings["deletion-grace-days"]?.value ?? 0) };
  }, [client, realm, organization.id]);
  const remove = async () => {
    await answered(
      client.DELETE("/admin/realms/{realm}/b2b/organizations/{organization}", {
        params: { path: at, header: { "If-Match": tag } },
      }),
    );
    if (losses.value?.days === 0) {
      navigate(path("organizations"));
    } else {
      done();
    }
  };
  if (losses.loading) {
    return <Waiting />;
  }
  return (
    <Confirmation
      title={t("b2bDeleteOrganizationTitle", { name: organization.name })}
      action={t("b2bDelete")}
      perform={remove}
      close={close}
    >
      <TextContent>
        {losses.value && <Text>{t("b2bDeleteOrganizationMembers", { count: losses.value.members })}</Text>}
        <Text>{t("b2bDeleteOrganizationLoses")}</Text>
      </TextContent>
      {losses.value && (
        <Alert
          isInline
          isPlain
          variant={losses.value.days === 0 ? "danger" : "info"}
          className="pf-v5-u-mt-md"
          title={
            losses.value.days === 0
              ? t("b2bDeleteOrganizationAtOnce")
              : t("b2bDeleteOrganizationGrace", { count: losses.value.days })
          }
        />
      )}
    </Confirmation>
  );
};
