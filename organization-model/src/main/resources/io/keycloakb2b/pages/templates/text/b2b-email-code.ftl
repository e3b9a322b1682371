<#ftl output_format="plainText">
<#import "b2b-mail.ftl" as b2b>
${msg("b2bEmailCodeMailTitle", brand.displayName())}

${msg("b2bEmailCodeMailText")}

${code}

${msg("b2bEmailCodeMailLife", minutes)}
${msg("b2bEmailCodeMailIgnore")}

<@b2b.closing/>
