import { answered, Refusal, refusalOf, told, useApi } from "@keycloak-b2b/shared";
import { Alert, Button, FormGroup, FormHelperText, HelperText, HelperTextItem } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useOrganization } from "./context";

const TYPES = ["image/png", "image/jpeg", "image/svg+xml"];

function base64(file: File) {
  return new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(reader.error ?? new Error("The file cannot be read."));
    reader.readAsDataURL(file);
  });
}

type Props = {
  /** Whether the logo is the organization's own. */
  isOwn: boolean;
  /** Whether organizations below keep it. */
  locked: boolean;
  done: () => void;
};

/** Takes a picture, says what was left out of it, and takes it away again. */
export const LogoUpload = ({ isOwn, locked, done }: Props) => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { id } = useOrganization();
  const [refusal, setRefusal] = useState<Refusal>();
  const [leftOut, setLeftOut] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const path = { realm, organization: id };

  const perform = async (work: () => Promise<string[]>) => {
    setBusy(true);
    setRefusal(undefined);
    setLeftOut([]);
    try {
      setLeftOut(await work());
      done();
    } catch (reason) {
      setRefusal(refusalOf(reason));
    } finally {
      setBusy(false);
    }
  };
  const upload = (file: File) =>
    perform(async () => {
      const { leftOut: names } = await answered(
        client.PUT("/realms/{realm}/b2b/organizations/{organization}/branding/logo", {
          params: { path },
          body: { mediaType: file.type, content: await base64(file), locked },
        }),
      );
      return names;
    });
  const remove = () =>
    perform(async () => {
      await answered(
        client.DELETE("/realms/{realm}/b2b/organizations/{organization}/branding/logo", { params: { path } }),
      );
      return [];
    });

  return (
    <FormGroup label={t("b2bLogo")} fieldId="brand-logo">
      {refusal && (
        <Alert isInline variant="danger" title={told(t, refusal)} className="pf-v5-u-mb-sm">
          {refusal.field === "content" || refusal.field === "mediaType" ? refusal.message : undefined}
        </Alert>
      )}
      {leftOut.length > 0 && (
        <Alert isInline variant="info" title={t("b2bLogoLeftOut")} className="pf-v5-u-mb-sm">
          {leftOut.join(", ")}
        </Alert>
      )}
      <input
        id="brand-logo"
        type="file"
        className="b2b-file"
        accept={TYPES.join(",")}
        disabled={busy}
        aria-describedby="brand-logo-help"
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) {
            void upload(file).finally(() => {
              target.value = "";
            });
          }
        }}
      />
      {isOwn && (
        <Button variant="link" isInline isDanger isDisabled={busy} onClick={() => void remove()}>
          {t("b2bRemoveLogo")}
        </Button>
      )}
      <FormHelperText>
        <HelperText id="brand-logo-help">
          <HelperTextItem>{t("b2bLogoHelp")}</HelperTextItem>
        </HelperText>
      </FormHelperText>
    </FormGroup>
  );
};
