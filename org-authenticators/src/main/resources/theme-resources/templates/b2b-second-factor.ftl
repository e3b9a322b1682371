<#-- Which second factor to set up, and whether now. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
    <#if section = "header">
        ${msg("b2b.secondFactor.title")}
    <#elseif section = "form">
    <p class="b2b-lead">${secondFactorSuggested?then(msg("b2b.secondFactor.suggested"), msg("b2b.secondFactor.required"))}</p>
    <form id="b2b-second-factor" action="${url.loginAction}" method="post">
        <ul class="b2b-ways">
            <#list secondFactors as factor>
            <li>
                <button type="submit" id="second-factor-${factor}" name="second-factor" value="${factor}" class="b2b-way ${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}">
                    <i class="${properties[(factor == "otp")?then("kcAuthenticatorOTPClass", "kcAuthenticatorWebAuthnClass")]!}" aria-hidden="true"></i>
                    <span class="b2b-way-name">${msg("b2b.secondFactor." + factor)}</span>
                    <span class="b2b-way-help">${msg("b2b.secondFactor." + factor + ".help")}</span>
                </button>
            </li>
            </#list>
        </ul>
        <#if secondFactorLater>
        <p class="b2b-later">
            <button type="submit" id="second-factor-later" name="later" value="true" class="${properties.kcButtonLinkClass!"pf-v5-c-button pf-m-link"}">${msg("b2b.secondFactor.later")}</button>
            <#if secondFactorUntil??><span class="b2b-way-help">${msg("b2b.secondFactor.until", secondFactorUntil)}</span></#if>
        </p>
        </#if>
    </form>
    </#if>
</@layout.registrationLayout>
