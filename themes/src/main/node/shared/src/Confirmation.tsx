import { Alert, Button, Modal, ModalVariant } from "@patternfly/react-core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Refusal } from "./api";
import { told } from "./refusals";
import { refusalOf } from "./useReading";

type Props = {
  title: string;
  /** What is lost, by name. */
  children: ReactNode;
  action: string;
  perform: () => Promise<unknown>;
  close: () => void;
};

/** Asks before something is lost, and stays open with the reason where the server refuses. */
export const Confirmation = ({ title, children, action, perform, close }: Props) => {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const confirm = async () => {
    setBusy(true);
    try {
      await perform();
      close();
    } catch (reason) {
      setRefusal(refusalOf(reason));
      setBusy(false);
    }
  };
  return (
    <Modal
      isOpen
      variant={ModalVariant.small}
      title={title}
      titleIconVariant="warning"
      onClose={close}
      actions={[
        <Button key="confirm" variant="danger" isLoading={busy} isDisabled={busy} onClick={() => void confirm()}>
          {action}
        </Button>,
        <Button key="cancel" variant="link" onClick={close}>
          {t("cancel")}
        </Button>,
      ]}
    >
      {refusal && <Alert isInline variant="danger" title={told(t, refusal)} className="pf-v5-u-mb-md" />}
      {children}
    </Modal>
  );
};
