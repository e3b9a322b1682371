import { Button, Modal, ModalBoxBody, ModalVariant } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";

type Version = { name: string; value: string }[];

type Props = {
  theirs: Version;
  mine: Version;
  busy: boolean;
  keepTheirs: () => void;
  keepMine: () => void;
  close: () => void;
};

/** Somebody else was faster: shows both versions, and lets one choose. */
export const Conflict = ({ theirs, mine, busy, keepTheirs, keepMine, close }: Props) => {
  const { t } = useTranslation();
  return (
    <Modal
      isOpen
      variant={ModalVariant.medium}
      title={t("b2bConflict")}
      titleIconVariant="warning"
      description={t("b2bConflictBody")}
      hasNoBodyWrapper
      onClose={close}
      actions={[
        <Button key="mine" isDisabled={busy} isLoading={busy} onClick={keepMine}>
          {t("b2bKeepMine")}
        </Button>,
        <Button key="theirs" variant="secondary" isDisabled={busy} onClick={keepTheirs}>
          {t("b2bKeepTheirs")}
        </Button>,
      ]}
    >
      <ModalBoxBody role="region" aria-label={t("b2bConflict")} tabIndex={0}>
        <Table className="b2b-table" aria-label={t("b2bConflict")} variant="compact" gridBreakPoint="grid-md">
          <Thead>
            <Tr>
              <Th screenReaderText={t("b2bName")} />
              <Th>{t("b2bSavedMeanwhile")}</Th>
              <Th>{t("b2bMyVersion")}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {theirs.map(({ name, value }, row) => (
              <Tr key={name}>
                <Td dataLabel={t("b2bName")} modifier="breakWord">
                  {name}
                </Td>
                <Td dataLabel={t("b2bSavedMeanwhile")} modifier="breakWord">
                  {value}
                </Td>
                <Td dataLabel={t("b2bMyVersion")} modifier="breakWord">
                  {value === mine[row]?.value ? value : <strong>{mine[row]?.value}</strong>}
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      </ModalBoxBody>
    </Modal>
  );
};
