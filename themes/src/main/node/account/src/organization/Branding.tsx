import {
  answered,
  Conflict,
  FailedBody,
  type Schemas,
  tagged,
  told,
  useApi,
  useDraft,
  useLater,
  useReading,
  useSaving,
} from "@keycloak-b2b/shared";
import {
  ActionGroup,
  Alert,
  Button,
  Checkbox,
  Flex,
  FlexItem,
  Form,
  FormGroup,
  FormHelperText,
  HelperText,
  HelperTextItem,
  Skeleton,
  TextArea,
  TextInput,
} from "@patternfly/react-core";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { PortalPage } from "../parts/PortalPage";
import { BrandPreview } from "./BrandPreview";
import { PictureUpload } from "./PictureUpload";
import { useOrganization } from "./context";
import { sourceOf } from "./sources";

type SettingsView = Record<string, Schemas["SettingsView"]>;
type Values = Record<string, string>;
type Draft = { values: Values; locked: boolean };

/** A field of several lines holds one for everybody, and below it one for each language that has its own. */
const FIELDS: { name: string; label: string; isColor?: boolean; isTranslated?: boolean }[] = [
  { name: "brand-display-name", label: "b2bSettingBrandName" },
  { name: "brand-primary-color", label: "b2bSettingBrandPrimary", isColor: true },
  { name: "brand-background-color", label: "b2bSettingBrandBackground", isColor: true },
  { name: "brand-headline", label: "b2bSettingBrandHeadline", isTranslated: true },
  { name: "brand-help", label: "b2bSettingBrandHelp", isTranslated: true },
  { name: "brand-help-link", label: "b2bSettingBrandHelpLink", isTranslated: true },
  { name: "brand-terms-link", label: "b2bSettingBrandTerms", isTranslated: true },
  { name: "brand-privacy-link", label: "b2bSettingBrandPrivacy", isTranslated: true },
];

const COLOR = /^#[0-9a-f]{6}$/i;

const valuesIn = (settings: SettingsView): Values =>
  Object.fromEntries(FIELDS.map(({ name }) => [name, settings[name]?.value ?? ""]));

/** How login pages and mails look, with a picture of it before it is saved. */
export const Branding = () => {
  const { t, i18n } = useTranslation();
  const { client, realm } = useApi();
  const { id, may, view } = useOrganization();
  const manages = may("settings:manage");
  const path = { realm, organization: id };
  const read = () =>
    tagged(client.GET("/realms/{realm}/b2b/organizations/{organization}/settings", { params: { path } }));
  const reading = useReading(read, [client, realm, id]);
  const settings = reading.value?.value;
  const [saved, setSaved] = useState(false);
  const before = settings ? valuesIn(settings) : {};
  const form = useDraft<Draft>(`branding ${id}`, {
    values: before,
    locked: FIELDS.some(({ name }) => settings?.[name]?.source === "organization" && settings[name].locked),
  });
  const { values, locked } = form.watch();
  const setValues = (all: Values) => form.setValue("values", all);

  const tried = useLater(JSON.stringify(values));
  const brand = useReading(async () => {
    const query = Object.entries(JSON.parse(tried) as Values).filter(
      ([name, value]) => !name.endsWith("color") || value === "" || COLOR.test(value),
    );
    return answered(
      client.GET("/realms/{realm}/b2b/organizations/{organization}/branding", {
        params: { path, query: { ...Object.fromEntries(query), locale: i18n.language } },
      }),
    );
  }, [client, realm, id, tried, i18n.language]);

  // While an address is being typed it is none yet, and the picture stays as it was.
  const lastLook = useRef<Schemas["BrandingView"]>();
  lastLook.current = brand.value ?? lastLook.current;
  const look = lastLook.current;

  const changed = FIELDS.map(({ name }) => name).filter((name) => values[name] !== before[name]);
  const odd = FIELDS.filter(({ name, isColor }) => isColor && values[name] && !COLOR.test(values[name]));
  const own = FIELDS.map(({ name }) => name).filter((name) => settings?.[name]?.source === "organization");

  const { theirs, refusal, busy, save, giveUp } = useSaving({
    read,
    /** @param names those that are given a value here, or none to inherit all of them */
    write: (tag, names: string[]) =>
      answered(
        client.PATCH("/realms/{realm}/b2b/organizations/{organization}/settings", {
          params: { path, header: { "If-Match": tag } },
          body: Object.fromEntries(
            names.length > 0
              ? names.map((name) => [name, { value: values[name], locked }])
              : own.map((name) => [name, null]),
          ),
        }),
      ),
    done: () => {
      setSaved(true);
      form.discard();
      reading.reload();
    },
    isElsewhere: (now) => FIELDS.every(({ name }) => now[name]?.value === before[name]),
  });
  const store = (names: string[]) => {
    setSaved(false);
    void save(reading.value?.tag, names);
  };
  const shown = (of: Values) => FIELDS.map(({ name, label }) => ({ name: t(label), value: of[name] ?? "" }));

  return (
    <PortalPage title={t("b2bBranding")} description={t("b2bBrandingDescription", { organization: view.name })}>
      {reading.refusal && <FailedBody refusal={reading.refusal} retry={reading.reload} />}
      {!settings && !reading.refusal && <Skeleton screenreaderText={t("b2bLoading")} />}
      {saved && <Alert isInline variant="success" title={t("b2bSaved")} className="pf-v5-u-mb-md" />}
      {refusal && <Alert isInline variant="danger" title={told(t, refusal)} className="pf-v5-u-mb-md" />}
      {settings && (
        <Flex alignItems={{ default: "alignItemsFlexStart" }} columnGap={{ default: "columnGap2xl" }}>
          <FlexItem flex={{ default: "flex_1" }} className="b2b-brand-form">
            <Form
              onSubmit={(event) => {
                event.preventDefault();
                store([...new Set([...changed, ...own])]);
              }}
            >
              {FIELDS.map(({ name, label, isColor, isTranslated }) => {
                const fixed = !manages || !!settings[name]?.locked;
                const noColor = odd.some((field) => field.name === name);
                const refused = brand.refusal?.field === name ? brand.refusal : undefined;
                const wrong = noColor || !!refused;
                const value = values[name] ?? "";
                return (
                  <FormGroup key={name} label={t(label)} fieldId={name}>
                    <Flex
                      flexWrap={{ default: "nowrap" }}
                      alignItems={{ default: "alignItemsCenter" }}
                      columnGap={{ default: "columnGapSm" }}
                    >
                      {isColor && (
                        <input
                          type="color"
                          className="b2b-color"
                          aria-label={t("b2bChooseColor", { name: t(label) })}
                          value={COLOR.test(value) ? value : "#ffffff"}
                          disabled={fixed}
                          onChange={({ target }) => setValues({ ...values, [name]: target.value })}
                        />
                      )}
                      <FlexItem grow={{ default: "grow" }}>
                        {isTranslated ? (
                          <TextArea
                            id={name}
                            value={value}
                            rows={1}
                            autoResize
                            resizeOrientation="vertical"
                            isDisabled={fixed}
                            placeholder={name.endsWith("link") ? "https://" : undefined}
                            validated={wrong ? "error" : "default"}
                            aria-describedby={`${name}-help`}
                            onChange={(_event, text) => setValues({ ...values, [name]: text.trimStart() })}
                          />
                        ) : (
                          <TextInput
                            id={name}
                            value={value}
                            isDisabled={fixed}
                            placeholder={isColor ? "#rrggbb" : view.name}
                            validated={wrong ? "error" : "default"}
                            aria-describedby={`${name}-help`}
                            onChange={(_event, text) => setValues({ ...values, [name]: text.trimStart() })}
                          />
                        )}
                      </FlexItem>
                    </Flex>
                    <FormHelperText>
                      <HelperText id={`${name}-help`}>
                        <HelperTextItem variant={wrong ? "error" : "default"}>
                          {refused
                            ? told(t, refused)
                            : noColor
                              ? t("b2bNoColor")
                              : settings[name]?.locked
                                ? t("b2bLocked")
                                : t(sourceOf(settings[name]?.source))}
                        </HelperTextItem>
                      </HelperText>
                    </FormHelperText>
                  </FormGroup>
                );
              })}
              {manages && (
                <>
                  <p className="b2b-faint">{t("b2bBrandLanguages")}</p>
                  {(["logo", "favicon"] as const).map((kind) => (
                    <PictureUpload
                      key={kind}
                      kind={kind}
                      isOwn={!!(kind === "logo" ? look?.ownLogo : look?.ownFavicon)}
                      locked={locked}
                      done={() => {
                        brand.reload();
                        reading.reload();
                      }}
                    />
                  ))}
                  <Checkbox
                    id="brand-locked"
                    label={t("b2bLockBrand")}
                    isChecked={locked}
                    onChange={(_event, on) => form.setValue("locked", on)}
                  />
                  <ActionGroup>
                    <Button type="submit" isLoading={busy} isDisabled={busy || odd.length > 0}>
                      {t("save")}
                    </Button>
                    {own.length > 0 && (
                      <Button variant="secondary" isDisabled={busy} onClick={() => store([])}>
                        {t("b2bInherit")}
                      </Button>
                    )}
                    <Button variant="link" isDisabled={changed.length === 0} onClick={form.discard}>
                      {t("cancel")}
                    </Button>
                  </ActionGroup>
                </>
              )}
            </Form>
          </FlexItem>
          <FlexItem flex={{ default: "flex_1" }}>
            <p className="b2b-faint pf-v5-u-mb-sm">{t("b2bPreviewContrast")}</p>
            {look && (
              <div className="b2b-previews">
                <BrandPreview brand={look} />
                <BrandPreview brand={look} isDark />
              </div>
            )}
          </FlexItem>
        </Flex>
      )}
      {theirs && (
        <Conflict
          theirs={shown(valuesIn(theirs.value))}
          mine={shown(values)}
          busy={busy}
          keepTheirs={() => {
            giveUp();
            form.discard();
            reading.reload();
          }}
          keepMine={() => void save(theirs.tag, [...new Set([...changed, ...own])])}
          close={giveUp}
        />
      )}
    </PortalPage>
  );
};
