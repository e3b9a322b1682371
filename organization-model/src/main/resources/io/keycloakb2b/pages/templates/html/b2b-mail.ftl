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
</div>
</@layout.emailLayout>
</#macro>
