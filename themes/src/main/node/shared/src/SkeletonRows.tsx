import { Skeleton } from "@patternfly/react-core";
import { Td, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";

const ROWS = [1, 2, 3];

/** Rows that are on their way. */
export const SkeletonRows = ({ columns }: { columns: number }) => {
  const { t } = useTranslation();
  return (
    <>
      {ROWS.map((row) => (
        <Tr key={row}>
          <Td colSpan={columns}>
            <Skeleton screenreaderText={row === 1 ? t("b2bLoading") : undefined} />
          </Td>
        </Tr>
      ))}
    </>
  );
};
