<#-- As Keycloak's, with a heading and with room between the buttons. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
    <#if section = "header">
        ${msg("b2b.chooseOrganization")}
    <#elseif section = "form">
    <form id="b2b-organizations" action="${url.loginAction}" method="post">
        <ul class="b2b-ways">
            <#list user.organizations as organization>
            <li>
                <button type="submit" id="organization-${organization.alias}" name="kc.org" value="${organization.alias}" class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}">${organization.name!organization.alias}</button>
            </li>
            </#list>
        </ul>
    </form>
    </#if>
</@layout.registrationLayout>
