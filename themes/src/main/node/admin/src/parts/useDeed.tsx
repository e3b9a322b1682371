import { type Refusal, refusalOf, told } from "@keycloak-b2b/shared";
import { Alert } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

/** Does something at the press of a button; where the server refuses, says why. */
export function useDeed() {
  const [refusal, setRefusal] = useState<Refusal>();
  return {
    refusal,
    perform: (deed: () => Promise<unknown>) => {
      setRefusal(undefined);
      deed().catch((reason: unknown) => setRefusal(refusalOf(reason)));
    },
  };
}

export const Refused = ({ refusal }: { refusal: Refusal | undefined }) => {
  const { t } = useTranslation();
  return refusal ? <Alert isInline variant="danger" title={told(t, refusal)} className="pf-v5-u-mb-md" /> : null;
};
