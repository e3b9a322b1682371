import { Alert, Button, Form, Modal, ModalVariant } from "@patternfly/react-core";
import type { ReactNode } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import { useTranslation } from "react-i18next";

import { told } from "./refusals";
import { useSending } from "./useSending";

type Props<T extends FieldValues> = {
  id: string;
  title: string;
  description?: ReactNode;
  /** What the button says that sends the form. */
  action: string;
  form: UseFormReturn<T>;
  send: (values: T) => Promise<unknown>;
  close: () => void;
  variant?: ModalVariant;
  children: ReactNode;
};

/** A form that opens above a page, and stays open with the reason where the server refuses. */
export function FormDialog<T extends FieldValues>(props: Props<T>) {
  const { id, title, description, action, form, send, close, variant = ModalVariant.small, children } = props;
  const { t } = useTranslation();
  const { submit, refusal, busy } = useSending(form, send);
  return (
    <Modal
      isOpen
      variant={variant}
      title={title}
      description={description}
      onClose={close}
      actions={[
        <Button key="send" type="submit" form={id} isDisabled={busy} isLoading={busy}>
          {action}
        </Button>,
        <Button key="cancel" variant="link" onClick={close}>
          {t("cancel")}
        </Button>,
      ]}
    >
      {refusal && <Alert isInline variant="danger" title={told(t, refusal)} className="pf-v5-u-mb-md" />}
      <Form id={id} onSubmit={submit}>
        {children}
      </Form>
    </Modal>
  );
}
