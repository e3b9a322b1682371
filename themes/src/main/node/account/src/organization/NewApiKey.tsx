import {
  Alert,
  Button,
  Form,
  FormGroup,
  FormHelperText,
  HelperText,
  HelperTextItem,
  Modal,
  ModalVariant,
  Skeleton,
  TextInput,
} from "@patternfly/react-core";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";

import { type Refusal, type Schemas, answered, newKey, useApi } from "../api";
import { Choice } from "../parts/Choice";
import { told } from "../parts/refusals";
import { refusalOf } from "../parts/useReading";
import { type ChosenRole, RoleChoice } from "./RoleChoice";
import { useOrganization } from "./context";
import { named } from "./roles";
import { useAssignable } from "./useAssignable";

const DAY_MILLIS = 86_400_000;
const DAYS = ["30", "90", "365"];

type Draft = { name: string; days: string; roles: ChosenRole[] };
type Props = { close: () => void; done: (key: Schemas["ApiKeyView"]) => void };

/** Asks what a new key is for, what it may do and for how long. */
export const NewApiKey = ({ close, done }: Props) => {
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { id } = useOrganization();
  const assignable = useAssignable();
  const [attempt] = useState(newKey);
  const [refusal, setRefusal] = useState<Refusal>();
  const { control, handleSubmit, formState, setError } = useForm<Draft>({
    defaultValues: { name: "", days: "90", roles: [] },
  });

  const make = async ({ name, days, roles }: Draft) => {
    try {
      done(
        await answered(
          client.POST("/realms/{realm}/b2b/organizations/{organization}/api-keys", {
            params: { path: { realm, organization: id }, header: { "Idempotency-Key": attempt } },
            body: {
              name: name.trim(),
              roles: roles.map(named),
              expiresAt: days ? new Date(Date.now() + Number(days) * DAY_MILLIS).toISOString() : undefined,
            },
          }),
        ),
      );
    } catch (reason) {
      const refused = refusalOf(reason);
      if (refused.field === "name") {
        setError("name", { message: told(t, refused) });
      } else {
        setRefusal(refused);
      }
    }
  };

  return (
    <Modal
      isOpen
      variant={ModalVariant.medium}
      title={t("b2bNewKey")}
      onClose={close}
      actions={[
        <Button key="make" type="submit" form="new-key" isDisabled={formState.isSubmitting} isLoading={formState.isSubmitting}>
          {t("b2bMakeKey")}
        </Button>,
        <Button key="cancel" variant="link" onClick={close}>
          {t("cancel")}
        </Button>,
      ]}
    >
      {refusal && <Alert isInline variant="danger" title={told(t, refusal)} className="pf-v5-u-mb-md" />}
      <Form id="new-key" onSubmit={(event) => void handleSubmit(make)(event)}>
        <FormGroup label={t("b2bName")} fieldId="key-name" isRequired>
          <Controller
            name="name"
            control={control}
            rules={{ validate: (name) => name.trim() !== "" || t("b2bNameNeeded") }}
            render={({ field }) => (
              <TextInput
                id="key-name"
                {...field}
                validated={formState.errors.name ? "error" : "default"}
                aria-describedby="key-name-help"
              />
            )}
          />
          <FormHelperText>
            <HelperText id="key-name-help">
              {formState.errors.name ? (
                <HelperTextItem variant="error">{formState.errors.name.message}</HelperTextItem>
              ) : (
                <HelperTextItem>{t("b2bKeyNameHelp")}</HelperTextItem>
              )}
            </HelperText>
          </FormHelperText>
        </FormGroup>
        <FormGroup label={t("b2bExpires")} fieldId="key-days">
          <Controller
            name="days"
            control={control}
            render={({ field }) => (
              <Choice
                id="key-days"
                label={t("b2bExpires")}
                value={field.value}
                choose={field.onChange}
                options={[
                  ...DAYS.map((days) => ({ value: days, label: t("b2bDays", { count: Number(days) }) })),
                  { value: "", label: t("b2bNever") },
                ]}
              />
            )}
          />
        </FormGroup>
        <FormGroup role="group" label={t("b2bRoles")} fieldId="key-roles">
          {assignable.value ? (
            <Controller
              name="roles"
              control={control}
              render={({ field }) => (
                <RoleChoice assignable={assignable.value ?? []} chosen={field.value} change={field.onChange} />
              )}
            />
          ) : assignable.refusal ? (
            <Alert isInline isPlain variant="warning" title={told(t, assignable.refusal)} />
          ) : (
            <Skeleton screenreaderText={t("b2bLoading")} />
          )}
        </FormGroup>
      </Form>
    </Modal>
  );
};
