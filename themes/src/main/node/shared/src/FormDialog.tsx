import { Alert, Button, Form, Modal, ModalVariant } from "@patternfly/react-core";
import type { ReactNode } from "react";
import type { FieldValues } from "react-hook-form";
import { useTranslation } from "react-i18next";

import { told } from "./refusals";
import type { DraftForm } from "./useDraft";
import { useSending } from "./useSending";

type Props<T extends FieldValues> = {
  id: string;
  title: string;
  description?: ReactNode;
  /** What the button says that sends the form. */
  action: string;
  form: DraftForm<T>;
  /** Answers false where the form was not taken and stays open. */
  send: (values: T) => Promise<unknown>;
  close: () => void;
  /** Whether it may be sent; without it, at any time. */
  isReady?: boolean;
  /** Whether something is lost by it. */
  isDanger?: boolean;
  variant?: ModalVariant;
  children: ReactNode;
};

/**
 * A form that opens above a page, and stays open with the reason where the server refuses. What was filled in is kept
 * until it was sent or the dialog is closed.
 */
export function FormDialog<T extends FieldValues>(props: Props<T>) {
  const { id, title, description, action, form, send, close, isReady = true, isDanger, children } = props;
  const { variant = ModalVariant.small } = props;
  const { t } = useTranslation();
  const { submit, refusal, busy } = useSending(form, async (values) => {
    if ((await send(values)) !== false) {
      form.discard();
    }
  });
  const giveUp = () => {
    form.discard();
    close();
  };
  return (
    <Modal
      isOpen
      variant={variant}
      title={title}
      titleIconVariant={isDanger ? "warning" : undefined}
      description={description}
      onClose={giveUp}
      actions={[
        <Button
          key="send"
          type="submit"
          variant={isDanger ? "danger" : "primary"}
          form={id}
          isDisabled={busy || !isReady}
          isLoading={busy}
        >
          {action}
        </Button>,
        <Button key="cancel" variant="link" onClick={giveUp}>
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
