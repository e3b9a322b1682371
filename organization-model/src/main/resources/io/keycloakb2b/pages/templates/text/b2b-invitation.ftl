<#ftl output_format="plainText">
<#import "b2b-mail.ftl" as b2b>
${msg("b2bInvitationTitle", organizationName)}

${msg("b2bInvitationText", organizationName)}

${link}

${msg("b2bInvitationExpires", expires)}
${msg("b2bInvitationIgnore")}

<@b2b.closing/>
