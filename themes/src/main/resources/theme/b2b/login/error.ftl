<#-- As Keycloak's, with a way on: from the beginning while the login is known, and back to the application. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${kcSanitize(msg("errorTitle"))?no_esc}
    <#elseif section = "form">
        <div id="kc-error-message">
            <p class="instruction">${kcSanitize(message.summary)?no_esc}</p>
            <#if traceId??>
            <p class="instruction" id="traceId">${msg("traceIdSupportMessage", traceId)}</p>
            </#if>
            <#if !skipLink??>
            <#if authenticationSession??>
            <a id="b2b-start-again" class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}" href="${url.loginRestartFlowUrl}">${msg("b2b.startAgain")}</a>
            </#if>
            <#if client?? && client.baseUrl?has_content>
            <a id="backToApplication" href="${client.baseUrl}">${msg("b2b.backToApplication")}</a>
            </#if>
            </#if>
        </div>
    </#if>
</@layout.registrationLayout>
