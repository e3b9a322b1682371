<#--
  The last lines of the card on every page. The beans b2b (class Brand) and b2bTexts (BrandTexts.Shown) are there once
  the organization is known. Colours are checked and computed by the pack, links are addresses of web pages, and texts
  are somebody's own: always to be escaped, never a part of a message or of a script.
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
    <#if b2bTexts.closing()>
      <div id="b2b-texts" class="b2b-texts">
        <#if b2bTexts.helpLink()?has_content>
          <p><a id="b2b-help" href="${b2bTexts.helpLink()}" target="_blank" rel="noopener noreferrer"><#if b2bTexts.help()?has_content>${b2bTexts.help()}<#else>${msg("b2bHelp")}</#if></a></p>
        <#elseif b2bTexts.help()?has_content>
          <p id="b2b-help">${b2bTexts.help()}</p>
        </#if>
        <#if (b2bTexts.termsLink() + b2bTexts.privacyLink())?has_content>
          <p class="b2b-legal">
            <#if b2bTexts.termsLink()?has_content>
              <a id="b2b-terms" href="${b2bTexts.termsLink()}" target="_blank" rel="noopener noreferrer">${msg("b2bTerms")}</a>
            </#if>
            <#if b2bTexts.privacyLink()?has_content>
              <a id="b2b-privacy" href="${b2bTexts.privacyLink()}" target="_blank" rel="noopener noreferrer">${msg("b2bPrivacy")}</a>
            </#if>
          </p>
        </#if>
      </div>
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
