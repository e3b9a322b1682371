<#import "template.ftl" as layout>
<#-- A mail in the organization's name. The bean brand is a class Brand: its values are checked and computed. -->
<#macro mail>
<@layout.emailLayout>
<div style="max-width:560px;margin:0 auto;font-family:Helvetica,Arial,sans-serif;font-size:15px;line-height:1.5;color:#151515">
  <div style="padding:0 0 12px;margin:0 0 20px;border-bottom:4px solid ${brand.mailPrimary()}">
  <#if brand.mailLogo()?has_content>
    <img src="${brand.mailLogo()}" alt="${brand.displayName()}" style="display:block;height:48px;max-width:280px;border:0;font-size:18px;font-weight:600">
  <#else>
    <span style="font-size:18px;font-weight:600">${brand.displayName()}</span>
  </#if>
  </div>
<#nested>
  <#local texts = brand.texts().in(locale)>
  <#if texts.closing()>
  <div style="margin:32px 0 0;padding:12px 0 0;border-top:1px solid #d2d2d2;color:#4d4d4d;font-size:13px">
    <#if texts.helpLink()?has_content>
    <p style="margin:0 0 6px"><a href="${texts.helpLink()}" style="color:${brand.mailAccent()}"><#if texts.help()?has_content>${texts.help()}<#else>${msg("b2bHelp")}</#if></a></p>
    <#elseif texts.help()?has_content>
    <p style="margin:0 0 6px">${texts.help()}</p>
    </#if>
    <#if texts.termsLink()?has_content>
    <a href="${texts.termsLink()}" style="margin:0 16px 0 0;color:${brand.mailAccent()}">${msg("b2bTerms")}</a>
    </#if>
    <#if texts.privacyLink()?has_content>
    <a href="${texts.privacyLink()}" style="color:${brand.mailAccent()}">${msg("b2bPrivacy")}</a>
    </#if>
  </div>
  </#if>
</div>
</@layout.emailLayout>
</#macro>
