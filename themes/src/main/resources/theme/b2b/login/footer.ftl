<#--
  The last lines of the card on every page. The bean b2b (class Brand) is there once the organization is known; its
  values are colours that the pack has checked and computed.
-->
<#macro content>
  <#if b2b??>
    <#if b2b.styles()?has_content || b2b.logo()?has_content>
      <style>
        :root {
          <#list b2b.styles() as name, value>
          --${name}: ${value};
          </#list>
          <#if b2b.logo()?has_content>
          --b2b-logo: url(${b2b.logo()});
          --b2b-logo-place: "";
          </#if>
        }
      </style>
    </#if>
    <p id="b2b-platform" class="b2b-platform">${msg("b2b.platform", realm.platformName)}</p>
  </#if>
  <#-- What Keycloak's pages do with a script, by plain buttons and links. -->
  <noscript>
    <style>
      #try-another-way, #switch-organization, #reset-login, #login-select-toggle, [data-password-toggle] { display: none; }
    </style>
    <div class="b2b-noscript">
      <#if auth?has_content && auth.showTryAnotherWayLink()>
        <button type="submit" form="kc-select-try-another-way-form"
                class="${properties.kcButtonSecondaryClass} ${properties.kcButtonBlockClass}">${msg("doTryAnotherWay")}</button>
      </#if>
      <#if switchOrganizationEnabled?? && switchOrganizationEnabled>
        <button type="submit" form="kc-switch-organization-form"
                class="${properties.kcButtonSecondaryClass} ${properties.kcButtonBlockClass}">${msg("doSwitchOrganization")}</button>
      </#if>
      <#if auth?has_content && auth.showUsername() && !auth.showResetCredentials()>
        <a href="${url.loginRestartFlowUrl}">${msg("restartLoginTooltip")}</a>
      </#if>
      <#if realm.internationalizationEnabled && locale.supported?size gt 1>
        <nav class="b2b-languages" aria-label="${msg("languages")}">
          <#list locale.supported?sort_by("label") as language>
            <a href="${language.url}" lang="${language.languageTag}" hreflang="${language.languageTag}">${language.label}</a>
          </#list>
        </nav>
      </#if>
    </div>
  </noscript>
</#macro>
