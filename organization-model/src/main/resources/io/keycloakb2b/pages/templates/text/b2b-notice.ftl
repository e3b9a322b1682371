<#ftl output_format="plainText">
${msg(text, organizationName)}

-- 
${brand.displayName()}
