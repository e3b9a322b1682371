<#-- As Keycloak's, with buttons: one can get to them by keyboard, and press them without scripts. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout displayInfo=false; section>
    <#if section = "header">
        ${msg("loginChooseAuthenticator")}
    <#elseif section = "form">
    <form id="kc-select-credential-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
        <ul class="b2b-ways">
            <#list auth.authenticationSelections as way>
            <li>
                <button type="submit" name="authenticationExecution" value="${way.authExecId}" class="b2b-way ${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}">
                    <i class="${properties[way.iconCssClass]!way.iconCssClass}" aria-hidden="true"></i>
                    <span class="b2b-way-name">${msg(way.displayName)}</span>
                    <span class="b2b-way-help">${msg(way.helpText)}</span>
                </button>
            </li>
            </#list>
        </ul>
    </form>
    </#if>
</@layout.registrationLayout>
