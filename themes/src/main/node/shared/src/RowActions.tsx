import { MenuToggle } from "@patternfly/react-core";
import { EllipsisVIcon } from "@patternfly/react-icons";
import { ActionsColumn, type IAction } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";

type Props = {
  /** Of what the row is about. */
  name: string;
  items: IAction[];
};

/** What may be done with a row. */
export const RowActions = ({ name, items }: Props) => {
  const { t } = useTranslation();
  return (
    <ActionsColumn
      items={items}
      popperProps={{ position: "right" }}
      actionsToggle={({ onToggle, isOpen, toggleRef }) => (
        <MenuToggle
          ref={toggleRef}
          variant="plain"
          aria-label={t("b2bActionsFor", { name })}
          onClick={onToggle}
          isExpanded={isOpen}
        >
          <EllipsisVIcon />
        </MenuToggle>
      )}
    />
  );
};
