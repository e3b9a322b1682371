import { type Refusal, FormDialog, refusalOf, useDraft } from "@keycloak-b2b/shared";
import { Alert } from "@patternfly/react-core";
import { type DependencyList, type ReactNode, useState } from "react";
import type { Control, FieldPath, FieldValues } from "react-hook-form";
import { useTranslation } from "react-i18next";

import type { PickQuery, Picked } from "./Pick";
import { PickField } from "./PickField";

/** What takes the place of what is removed: something else, nothing (without an id), or it has not been said. */
export type Instead = Picked | null;

/** Tells the server; as long as nothing has been said, it refuses what is in use. */
export function insteadQuery(instead: Instead): { replacement?: string; drop?: string } {
  if (instead === null) {
    return {};
  }
  return instead.id === "" ? { drop: "true" } : { replacement: instead.id };
}

export const isInUse = ({ code }: Refusal) => code === "in_use";

type Others = {
  /** Why it has to be said. */
  inUse: string;
  /** Reads what there is to take its place. */
  others: (query: PickQuery) => Promise<{ items: Picked[]; next?: string }>;
  deps: DependencyList;
};

/** Asks what takes the place of what is in use. */
export function InsteadField<T extends FieldValues>({
  control,
  name,
  inUse,
  others,
  deps,
}: Others & { control: Control<T>; name: FieldPath<T> }) {
  const { t } = useTranslation();
  return (
    <>
      <Alert isInline variant="warning" title={inUse} />
      <PickField
        control={control}
        name={name}
        id="instead"
        label={t("b2bInstead")}
        needed={t("b2bInsteadNeeded")}
        read={others}
        deps={deps}
        first={{ id: "", name: t("b2bInsteadNothing") }}
      />
    </>
  );
}

type Props = Others & {
  /** Of what is removed. */
  id: string;
  title: string;
  action: string;
  children: ReactNode;
  remove: (query: ReturnType<typeof insteadQuery>) => Promise<unknown>;
  close: () => void;
  done: () => void;
};

/** Removes something that may be in use; where the server says that it is, asks what takes its place. */
export const Removal = ({ id, title, action, children, remove, close, done, ...others }: Props) => {
  const form = useDraft<{ replacement: Instead }>(`removal ${id}`, { replacement: null });
  const [asked, setAsked] = useState(false);
  return (
    <FormDialog
      id="removal"
      title={title}
      action={action}
      isDanger
      form={form}
      close={close}
      send={async ({ replacement }) => {
        try {
          await remove(insteadQuery(replacement));
        } catch (reason) {
          const refusal = refusalOf(reason);
          if (!isInUse(refusal)) {
            throw refusal;
          }
          setAsked(true);
          return false;
        }
        close();
        done();
        return true;
      }}
    >
      <p>{children}</p>
      {asked && <InsteadField control={form.control} name="replacement" {...others} />}
    </FormDialog>
  );
};
