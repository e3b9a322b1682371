import type { Schemas } from "@keycloak-b2b/shared";
import { Title } from "@patternfly/react-core";
import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";

type Props = { brand: Schemas["BrandingView"]; isDark?: boolean };

/** A small login page in the organization's name and colours. */
export const BrandPreview = ({ brand, isDark }: Props) => {
  const { t } = useTranslation();
  const styles = Object.fromEntries(Object.entries(brand.styles).map(([name, value]) => [`--${name}`, value]));
  const { headline, help, helpLink, termsLink, privacyLink } = brand.texts;
  const title = isDark ? t("b2bPreviewDark") : t("b2bPreviewLight");
  return (
    <section aria-label={title} className={`b2b-preview ${isDark ? "b2b-preview-dark" : ""}`} style={styles as CSSProperties}>
      {brand.favicon && (
        <p className="b2b-preview-tab">
          <img src={brand.favicon} alt="" />
          {brand.displayName}
        </p>
      )}
      <p className="b2b-preview-name">
        {brand.logo && <img src={brand.logo} alt="" />}
        {brand.displayName}
        {headline && <span className="b2b-preview-headline">{headline}</span>}
      </p>
      <div className="b2b-preview-card">
        <Title headingLevel="h3" size="md">
          {title}
        </Title>
        <span className="b2b-preview-field" />
        <span className="b2b-preview-button">{t("b2bPreviewButton")}</span>
        <span className="b2b-preview-link">{t("b2bPreviewLink")}</span>
        {(help || helpLink || termsLink || privacyLink) && (
          <span className="b2b-preview-texts">
            {(help || helpLink) && (
              <span className={helpLink && "b2b-preview-link"}>{help ?? t("b2bSettingBrandHelp")}</span>
            )}
            {termsLink && <span className="b2b-preview-link">{t("b2bSettingBrandTerms")}</span>}
            {privacyLink && <span className="b2b-preview-link">{t("b2bSettingBrandPrivacy")}</span>}
          </span>
        )}
      </div>
    </section>
  );
};
