<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('code'); section>
    <#if section = "header">
        ${msg("b2bEmailCodeTitle")}
    <#elseif section = "form">
        <form id="b2b-email-code-form" action="${url.loginAction}" method="post" class="${properties.kcFormClass!}">
            <p class="instruction" id="b2b-email-code-text">${msg("b2bEmailCodeText", emailCode.digits, emailCode.minutes)}</p>
            <div class="${properties.kcFormGroupClass!}">
                <div class="${properties.kcFormGroupLabelClass!}">
                    <label for="code" class="${properties.kcFormLabelClass!properties.kcLabelClass!}"><span class="${properties.kcFormLabelTextClass!}">${msg("b2bEmailCodeLabel")}</span></label>
                </div>
                <span class="${properties.kcInputClass!} <#if messagesPerField.existsError('code')>${properties.kcError!}</#if>">
                    <input id="code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" autofocus required
                           aria-describedby="b2b-email-code-text<#if messagesPerField.existsError('code')> input-error-code</#if>"
                           <#if messagesPerField.existsError('code')>aria-invalid="true"</#if>>
                </span>
                <#if messagesPerField.existsError('code')>
                <div class="${properties.kcFormHelperTextClass!}" role="alert">
                    <span id="input-error-code" class="${properties.kcInputErrorMessageClass!}">${messagesPerField.get('code')}</span>
                </div>
                </#if>
            </div>
            <div class="${properties.kcFormButtonsClass!}">
                <button id="kc-login" type="submit" class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!} ${properties.kcButtonLargeClass!}">${msg("doLogIn")}</button>
            </div>
        </form>
        <form id="b2b-resend-form" action="${url.loginAction}" method="post" class="${properties.kcFormClass!}">
            <button id="b2b-resend" type="submit" name="resend" value="on" class="${properties.kcButtonSecondaryClass!properties.kcButtonDefaultClass!} ${properties.kcButtonBlockClass!}">${msg("b2bEmailCodeAgain")}</button>
        </form>
    </#if>
</@layout.registrationLayout>
