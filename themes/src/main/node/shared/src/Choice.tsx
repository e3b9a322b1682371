import { MenuToggle, Select, SelectList, SelectOption } from "@patternfly/react-core";
import { useState } from "react";

type Option = { value: string; label: string; description?: string };

type Props = {
  id?: string;
  label: string;
  /** Whether the toggle shows the label before what is chosen, as filters do. */
  showLabel?: boolean;
  value: string;
  options: Option[];
  choose: (value: string) => void;
  isDisabled?: boolean;
  isFullWidth?: boolean;
};

/** One of a few. */
export const Choice = ({ id, label, showLabel, value, options, choose, isDisabled, isFullWidth }: Props) => {
  const [isOpen, setOpen] = useState(false);
  const chosen = options.find((option) => option.value === value)?.label ?? "";
  return (
    <Select
      isOpen={isOpen}
      selected={value}
      onOpenChange={setOpen}
      onSelect={(_event, selected) => {
        choose(String(selected));
        setOpen(false);
      }}
      toggle={(toggle) => (
        <MenuToggle
          id={id}
          ref={toggle}
          aria-label={`${label}: ${chosen}`}
          onClick={() => setOpen(!isOpen)}
          isExpanded={isOpen}
          isDisabled={isDisabled}
          isFullWidth={isFullWidth}
        >
          {showLabel ? `${label}: ${chosen}` : chosen}
        </MenuToggle>
      )}
    >
      <SelectList aria-label={label}>
        {options.map((option) => (
          <SelectOption key={option.value} value={option.value} description={option.description}>
            {option.label}
          </SelectOption>
        ))}
      </SelectList>
    </Select>
  );
};
