<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=true; section>
    <#if section = "header">
        ${msg("b2bInvitedTitle")}
    <#elseif section = "form">
        <form id="b2b-invited-form" action="${url.loginAction}" method="post" class="${properties.kcFormClass!}">
            <p class="instruction" id="b2b-invited-email">${msg("b2bInvitedText", invitedEmail)}</p>
            <div class="${properties.kcFormButtonsClass!}">
                <button id="b2b-sign-in" type="submit" name="b2b-step" value="sign-in" class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!} ${properties.kcButtonLargeClass!}">${msg("b2bInvitedSignIn")}</button>
            </div>
            <div class="${properties.kcFormButtonsClass!}">
                <button id="b2b-register" type="submit" name="b2b-step" value="register" class="${properties.kcButtonClass!} ${properties.kcButtonDefaultClass!} ${properties.kcButtonBlockClass!} ${properties.kcButtonLargeClass!}">${msg("b2bInvitedRegister")}</button>
            </div>
        </form>
        <#if social?? && social.providers?has_content>
        <ul id="b2b-providers" class="${properties.kcFormSocialAccountListClass!}">
            <#list social.providers as provider>
            <li><a id="social-${provider.alias}" class="${properties.kcFormSocialAccountListButtonClass!}" href="${provider.loginUrl}"><span class="${properties.kcFormSocialAccountNameClass!}">${provider.displayName!}</span></a></li>
            </#list>
        </ul>
        </#if>
    </#if>
</@layout.registrationLayout>
