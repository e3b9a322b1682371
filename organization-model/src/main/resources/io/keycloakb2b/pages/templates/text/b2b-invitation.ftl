<#ftl output_format="plainText">
${msg("b2bInvitationTitle", organizationName)}

${msg("b2bInvitationText", organizationName)}

${link}

${msg("b2bInvitationExpires", expires)}
${msg("b2bInvitationIgnore")}

-- 
${brand.displayName()}
