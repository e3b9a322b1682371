<#ftl output_format="plainText">
${msg(text, organizationName)}
