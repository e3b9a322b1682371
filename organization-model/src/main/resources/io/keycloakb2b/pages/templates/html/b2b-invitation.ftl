<#import "b2b-mail.ftl" as b2b>
<@b2b.mail>
  <h1 style="font-size:20px;font-weight:600">${msg("b2bInvitationTitle", organizationName)}</h1>
  <p>${msg("b2bInvitationText", organizationName)}</p>
  <p style="margin:28px 0">
    <a href="${link}" style="display:inline-block;padding:10px 22px;border-radius:4px;text-decoration:none;color:${brand.mailOnPrimary()};background:${brand.mailPrimary()}">${msg("b2bInvitationButton")}</a>
  </p>
  <p style="color:#4d4d4d;font-size:13px">${msg("b2bInvitationExpires", expires)}<br>${msg("b2bInvitationIgnore")}</p>
</@b2b.mail>
