import type { Schemas } from "@keycloak-b2b/shared";
import { Title } from "@patternfly/react-core";
import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";


type Props = { brand: Schemas["BrandingView"]; isDark?: boolean };

/** A small login page in the organization's name and colours. */
export const BrandPreview = ({ brand, isDark }: Props) => {
  const { t } = useTranslation();
  const styles = Object.fromEntries(Object.entries(brand.styles).map(([name, value]) => [`--${name}`, value]));
  const title = isDark ? t("b2bPreviewDark") : t("b2bPreviewLight");
  return (
    <section aria-label={title} className={`b2b-preview ${isDark ? "b2b-preview-dark" : ""}`} style={styles as CSSProperties}>
      <p className="b2b-preview-name">
        {brand.logo && <img src={brand.logo} alt="" />}
        {brand.displayName}
      </p>
      <div className="b2b-preview-card">
        <Title headingLevel="h3" size="md">
          {title}
        </Title>
        <span className="b2b-preview-field" />
        <span className="b2b-preview-button">{t("b2bPreviewButton")}</span>
        <span className="b2b-preview-link">{t("b2bPreviewLink")}</span>
      </div>
    </section>
  );
};
