<#ftl output_format="plainText">
${msg("b2bEmailCodeMailTitle", brand.displayName())}

${msg("b2bEmailCodeMailText")}

${code}

${msg("b2bEmailCodeMailLife", minutes)}
${msg("b2bEmailCodeMailIgnore")}

-- 
${brand.displayName()}
