import { answered, Refusal, refusalOf, told, useApi } from "@keycloak-b2b/shared";
import { Alert, Button, FormGroup, FormHelperText, HelperText, HelperTextItem } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useOrganization } from "./context";

const KINDS = {
  logo: {
    types: ["image/png", "image/jpeg", "image/svg+xml"],
    label: "b2bLogo",
    help: "b2bLogoHelp",
    remove: "b2bRemoveLogo",
  },
  favicon: {
    types: ["image/png", "image/svg+xml"],
    label: "b2bFavicon",
    help: "b2bFaviconHelp",
    remove: "b2bRemoveFavicon",
  },
};

function base64(file: File) {
  return new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(reader.error ?? new Error("The file cannot be read."));
    reader.readAsDataURL(file);
  });
}

type Props = {
  kind: keyof typeof KINDS;
  /** Whether the picture is the organization's own. */
  isOwn: boolean;
  /** Whether organizations below keep it. */
  locked: boolean;
  done: () => void;
};

/** Takes a picture, says what was left out of it, and takes it away again. */
export const PictureUpload = ({ kind, isOwn, locked, done }: Props) => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { id } = useOrganization();
  const [refusal, setRefusal] = useState<Refusal>();
  const [leftOut, setLeftOut] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const params = { path: { realm, organization: id } };
  const { types, label, help, remove: removing } = KINDS[kind];

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
      const sent = { params, body: { mediaType: file.type, content: await base64(file), locked } };
      const { leftOut: names } = await answered(
        kind === "logo"
          ? client.PUT("/realms/{realm}/b2b/organizations/{organization}/branding/logo", sent)
          : client.PUT("/realms/{realm}/b2b/organizations/{organization}/branding/favicon", sent),
      );
      return names;
    });
  const remove = () =>
    perform(async () => {
      await answered(
        kind === "logo"
          ? client.DELETE("/realms/{realm}/b2b/organizations/{organization}/branding/logo", { params })
          : client.DELETE("/realms/{realm}/b2b/organizations/{organization}/branding/favicon", { params }),
      );
      return [];
    });

  return (
    <FormGroup label={t(label)} fieldId={`brand-${kind}`}>
      {refusal && (
        <Alert isInline variant="danger" title={told(t, refusal)} className="pf-v5-u-mb-sm">
          {refusal.field === "content" || refusal.field === "mediaType" ? refusal.message : undefined}
        </Alert>
      )}
      {leftOut.length > 0 && (
        <Alert isInline variant="info" title={t("b2bPictureLeftOut")} className="pf-v5-u-mb-sm">
          {leftOut.join(", ")}
        </Alert>
      )}
      <input
        id={`brand-${kind}`}
        type="file"
        className="b2b-file"
        accept={types.join(",")}
        disabled={busy}
        aria-describedby={`brand-${kind}-help`}
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
          {t(removing)}
        </Button>
      )}
      <FormHelperText>
        <HelperText id={`brand-${kind}-help`}>
          <HelperTextItem>{t(help)}</HelperTextItem>
        </HelperText>
      </FormHelperText>
    </FormGroup>
  );
};
