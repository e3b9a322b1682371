<#ftl output_format="plainText">
<#-- The end of a mail in the organization's name. -->
<#macro closing>
<#local texts = brand.texts().in(locale)>
-- 
${brand.displayName()}
<#if texts.help()?has_content>
${texts.help()}
</#if>
<#if texts.helpLink()?has_content>
<#if !texts.help()?has_content>${msg("b2bHelp")}: </#if>${texts.helpLink()}
</#if>
<#if texts.termsLink()?has_content>
${msg("b2bTerms")}: ${texts.termsLink()}
</#if>
<#if texts.privacyLink()?has_content>
${msg("b2bPrivacy")}: ${texts.privacyLink()}
</#if>
</#macro>
