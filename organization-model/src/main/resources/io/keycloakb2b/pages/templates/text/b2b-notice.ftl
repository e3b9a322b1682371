<#ftl output_format="plainText">
<#import "b2b-mail.ftl" as b2b>
${msg(text, organizationName)}

<@b2b.closing/>
