import {
  FailedBody,
  type Schemas,
  type Setting,
  TOPICS,
  shownValue,
  tagged,
  useApi,
  useReading,
} from "@keycloak-b2b/shared";
import {
  Alert,
  Button,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  Label,
  Skeleton,
  Title,
} from "@patternfly/react-core";
import { LockIcon, PencilAltIcon } from "@patternfly/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { PortalPage } from "../parts/PortalPage";
import { EditSetting } from "./EditSetting";
import { useOrganization } from "./context";
import { sourceOf } from "./sources";

export type SettingValue = Schemas["SettingsView"];

/** The rules of the organization: each with its value, where that comes from, and whether it is decided above. */
export const Settings = () => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { id, may, view } = useOrganization();
  const [editing, setEditing] = useState<{ name: string; setting: Setting }>();
  const [saved, setSaved] = useState(false);
  const reading = useReading(
    () =>
      tagged(
        client.GET("/realms/{realm}/b2b/organizations/{organization}/settings", {
          params: { path: { realm, organization: id } },
        }),
      ),
    [client, realm, id],
  );
  const values = reading.value?.value;
  const manages = may("settings:manage");

  return (
    <PortalPage title={t("b2bSettings")} description={t("b2bSettingsDescription", { organization: view.name })}>
      {reading.refusal && <FailedBody refusal={reading.refusal} retry={reading.reload} />}
      {!values && !reading.refusal && <Skeleton screenreaderText={t("b2bLoading")} />}
      {saved && <Alert isInline variant="success" title={t("b2bSaved")} className="pf-v5-u-mb-md" />}
      {values &&
        TOPICS.map(({ title, settings }) => (
          <section key={title} className="pf-v5-u-mb-xl">
            <Title headingLevel="h2" className="pf-v5-u-mb-md">
              {t(title)}
            </Title>
            <DescriptionList isHorizontal isCompact horizontalTermWidthModifier={{ default: "12ch", md: "30ch" }}>
              {Object.entries(settings)
                .filter(([name]) => values[name])
                .map(([name, setting]) => {
                  const value = values[name];
                  return (
                    value && (
                      <DescriptionListGroup key={name}>
                        <DescriptionListTerm>{t(setting.label)}</DescriptionListTerm>
                        <DescriptionListDescription>
                          {shownValue(t, setting, value.value)}{" "}
                          <Label isCompact>{t(sourceOf(value.source))}</Label>{" "}
                          {value.locked && (
                            <Label isCompact color="orange" icon={<LockIcon />}>
                              {t("b2bLocked")}
                            </Label>
                          )}
                          {manages && (
                            <Button
                              variant="plain"
                              className="b2b-inline"
                              aria-label={t("b2bEditSetting", { setting: t(setting.label) })}
                              onClick={() => {
                                setSaved(false);
                                setEditing({ name, setting });
                              }}
                            >
                              <PencilAltIcon />
                            </Button>
                          )}
                        </DescriptionListDescription>
                      </DescriptionListGroup>
                    )
                  );
                })}
            </DescriptionList>
          </section>
        ))}
      {editing && values?.[editing.name] && (
        <EditSetting
          {...editing}
          current={values[editing.name]}
          tag={reading.value?.tag}
          close={() => setEditing(undefined)}
          done={() => {
            setEditing(undefined);
            setSaved(true);
            reading.reload();
          }}
        />
      )}
    </PortalPage>
  );
};
