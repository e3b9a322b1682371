<#ftl output_format="plainText">
${msg("b2bUseSsoTitle", organizationName)}

${msg("b2bUseSsoText", organizationName)}

${msg("b2bUseSsoWay")}

${msg("b2bUseSsoIgnore")}

-- 
${brand.displayName()}
