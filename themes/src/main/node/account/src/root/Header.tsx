import { type AccountEnvironment, useEnvironment } from "@keycloak/keycloak-account-ui";
import {
  Avatar,
  Button,
  Dropdown,
  DropdownItem,
  DropdownList,
  Masthead,
  MastheadBrand,
  MastheadContent,
  MastheadToggle,
  MenuToggle,
  PageToggleButton,
  Toolbar,
  ToolbarContent,
  ToolbarGroup,
  ToolbarItem,
} from "@patternfly/react-core";
import { BarsIcon, ExternalLinkSquareAltIcon, UserIcon } from "@patternfly/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useHref } from "react-router-dom";

import { basePath } from "../environment";
import { OrganizationSwitcher } from "./OrganizationSwitcher";

const Referrer = () => {
  const { environment } = useEnvironment<AccountEnvironment>();
  const { t, i18n } = useTranslation();
  const { referrerUrl, referrerName = "" } = environment;
  const key = /^\$\{(.+)}$/.exec(referrerName)?.[1];
  const name = key && i18n.exists(key) ? t(key) : referrerName || referrerUrl;
  return referrerUrl ? (
    <Button
      data-testid="referrer-link"
      component="a"
      href={referrerUrl.replace("_hash_", "#")}
      variant="link"
      icon={<ExternalLinkSquareAltIcon />}
      iconPosition="right"
      isInline
    >
      {t("backTo", { app: name })}
    </Button>
  ) : null;
};

const Person = () => {
  const { keycloak } = useEnvironment<AccountEnvironment>();
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const token = keycloak.idTokenParsed ?? {};
  const name =
    token.given_name && token.family_name
      ? t("fullName", { givenName: token.given_name, familyName: token.family_name })
      : token.given_name || token.family_name || token.preferred_username || t("unknownUser");
  return (
    <Dropdown
      isOpen={isOpen}
      onOpenChange={setOpen}
      popperProps={{ position: "right" }}
      toggle={(toggle) => (
        <MenuToggle
          ref={toggle}
          data-testid="options-toggle"
          aria-label={name}
          icon={token.picture ? <Avatar src={token.picture} alt="" size="sm" /> : <UserIcon />}
          onClick={() => setOpen(!isOpen)}
          isExpanded={isOpen}
        >
          <span className="pf-v5-u-display-none pf-v5-u-display-inline-on-md">{name}</span>
        </MenuToggle>
      )}
    >
      <DropdownList>
        <DropdownItem onClick={() => void keycloak.logout()}>{t("signOut")}</DropdownItem>
      </DropdownList>
    </Dropdown>
  );
};

/** The header of the account console, with the person's organizations to choose from. */
export const Header = () => {
  const { environment } = useEnvironment<AccountEnvironment>();
  const { t } = useTranslation();
  const logo = environment.logoUrl || "/";
  const inside = useHref(logo);
  return (
    <Masthead data-testid="page-header">
      <MastheadToggle>
        <PageToggleButton variant="plain" aria-label={t("b2bNavigation")}>
          <BarsIcon />
        </PageToggleButton>
      </MastheadToggle>
      <MastheadBrand href={environment.logoUrl ? (logo.startsWith("/") ? inside : logo) : basePath}>
        <img
          className="b2b-brand"
          src={`${environment.resourceUrl}/${environment.logo || "logo.svg"}`}
          alt={t("logo")}
        />
      </MastheadBrand>
      <MastheadContent>
        <Toolbar isFullHeight>
          <ToolbarContent>
            <ToolbarGroup align={{ default: "alignRight" }} alignItems="center">
              <ToolbarItem>
                <Referrer />
              </ToolbarItem>
              <ToolbarItem>
                <OrganizationSwitcher />
              </ToolbarItem>
              <ToolbarItem>
                <Person />
              </ToolbarItem>
            </ToolbarGroup>
          </ToolbarContent>
        </Toolbar>
      </MastheadContent>
    </Masthead>
  );
};
