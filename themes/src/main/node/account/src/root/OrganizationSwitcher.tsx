import {
  Divider,
  Dropdown,
  DropdownItem,
  DropdownList,
  MenuSearch,
  MenuSearchInput,
  MenuToggle,
  SearchInput,
} from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate } from "react-router-dom";

import { useMe } from "../me";
import { organizationIn, organizationPath } from "./paths";

const SEARCHED_FROM = 8;

/** Leads from one of the person's organizations to another. Shown to those who have more than one. */
export const OrganizationSwitcher = () => {
  const { t } = useTranslation();
  const { me } = useMe();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [isOpen, setOpen] = useState(false);
  const [search, setSearch] = useState("");
  const mine = me?.organizations ?? [];
  if (mine.length < 2) {
    return null;
  }
  const here = organizationIn(pathname);
  const current = mine.find(({ id }) => id === here)?.name ?? t("b2bOrganizations");
  const shown = mine.filter(({ name }) =>
    name.toLocaleLowerCase().includes(search.toLocaleLowerCase()),
  );
  return (
    <Dropdown
      isOpen={isOpen}
      isScrollable
      onOpenChange={setOpen}
      onSelect={(_event, id) => {
        setOpen(false);
        setSearch("");
        navigate(organizationPath(String(id)));
      }}
      popperProps={{ position: "right" }}
      toggle={(toggle) => (
        <MenuToggle
          ref={toggle}
          data-testid="organization-switcher"
          className="b2b-switcher"
          aria-label={`${t("b2bSwitchOrganization")}: ${current}`}
          onClick={() => setOpen(!isOpen)}
          isExpanded={isOpen}
        >
          {current}
        </MenuToggle>
      )}
    >
      {mine.length >= SEARCHED_FROM && (
        <>
          <MenuSearch>
            <MenuSearchInput>
              <SearchInput
                aria-label={t("b2bFindOrganization")}
                value={search}
                resetButtonLabel={t("b2bClear")}
                onChange={(_event, value) => setSearch(value)}
                onClear={() => setSearch("")}
              />
            </MenuSearchInput>
          </MenuSearch>
          <Divider />
        </>
      )}
      <DropdownList>
        {shown.map(({ id, name, alias }) => (
          <DropdownItem key={id} value={id} description={alias} isSelected={id === here}>
            {name}
          </DropdownItem>
        ))}
      </DropdownList>
    </Dropdown>
  );
};
