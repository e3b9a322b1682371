<#-- As Keycloak's, with links that say where they lead. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("pageExpiredTitle")}
    <#elseif section = "form">
        <div id="kc-error-message">
            <p class="instruction">${msg("b2b.pageExpired")}</p>
            <a id="loginContinueLink" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}" href="${url.loginAction}">${msg("b2b.goOn")}</a>
            <a id="loginRestartLink" class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}" href="${url.loginRestartFlowUrl}">${msg("b2b.startAgain")}</a>
        </div>
    </#if>
</@layout.registrationLayout>
