<#import "template.ftl" as layout>
<#macro guarded>
                <input type="hidden" name="token" value="${invitation.token}">
                <input type="hidden" name="guard" value="${invitation.guard}">
</#macro>
<#assign wide = (properties.kcButtonClass!) + " " + (properties.kcButtonBlockClass!) + " " + (properties.kcButtonLargeClass!)>
<#assign primary = wide + " " + (properties.kcButtonPrimaryClass!)>
<#assign secondary = wide + " " + (properties.kcButtonSecondaryClass!(properties.kcButtonDefaultClass!))>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("b2bInvitationTitle", invitation.organizationName)}
    <#elseif section = "form">
        <div id="b2b-invitation">
            <#if invitation.stranger??>
            <p class="instruction" id="b2b-other-account">${msg("b2bInvitationOtherAccount", invitation.stranger, invitation.email)}</p>
            <form action="${invitation.address}/sign-out" method="post" id="b2b-sign-out-form" style="margin-top: 1.5rem">
                <@guarded/>
                <button id="b2b-sign-out" type="submit" class="${primary}">${msg("b2bInvitationSignOut")}</button>
            </form>
            <#else>
            <p class="instruction" id="b2b-invitation-message">${msg(invitation.message, invitation.organizationName)}</p>
            <#if invitation.status != "declined">
            <form action="${invitation.action}" method="get" id="b2b-invitation-form" style="margin-top: 1.5rem">
                <#list invitation.parameters as name, value>
                <input type="hidden" name="${name}" value="${value}">
                </#list>
                <button id="b2b-continue" type="submit" class="${primary}">${msg("doContinue")}</button>
            </form>
            </#if>
            </#if>
            <#if invitation.status == "pending">
            <form action="${invitation.address}/decline" method="post" id="b2b-decline-form" style="margin-top: 1rem">
                <@guarded/>
                <button id="b2b-decline" type="submit" class="${secondary}">${msg("b2bInvitationDecline")}</button>
            </form>
            </#if>
        </div>
    </#if>
</@layout.registrationLayout>
