<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("b2bInvitationTitle", invitation.organizationName)}
    <#elseif section = "form">
        <div id="b2b-invitation">
            <p class="instruction">${msg(invitation.message, invitation.organizationName)}</p>
            <form action="${invitation.action}" method="get" id="b2b-invitation-form">
                <#list invitation.parameters as name, value>
                <input type="hidden" name="${name}" value="${value}">
                </#list>
                <div id="kc-form-buttons" class="${properties.kcFormButtonsClass!}">
                    <button id="b2b-continue" type="submit" class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!} ${properties.kcButtonLargeClass!}">${msg("doContinue")}</button>
                </div>
            </form>
        </div>
    </#if>
</@layout.registrationLayout>
