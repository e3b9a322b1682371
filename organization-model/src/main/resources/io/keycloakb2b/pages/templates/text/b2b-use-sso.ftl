<#ftl output_format="plainText">
<#import "b2b-mail.ftl" as b2b>
${msg("b2bUseSsoTitle", organizationName)}

${msg("b2bUseSsoText", organizationName)}

${msg("b2bUseSsoWay")}

${msg("b2bUseSsoIgnore")}

<@b2b.closing/>
