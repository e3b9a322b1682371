<#import "template.ftl" as layout>
<@layout.emailLayout>
<div style="max-width:560px;margin:0 auto;font-family:Helvetica,Arial,sans-serif;font-size:15px;line-height:1.5;color:#151515">
  <h1 style="font-size:20px;font-weight:600">${msg("b2bInvitationTitle", organizationName)}</h1>
  <p>${msg("b2bInvitationText", organizationName)}</p>
  <p style="margin:28px 0">
    <a href="${link}" style="display:inline-block;padding:10px 22px;border-radius:4px;color:#ffffff;text-decoration:none;background:${buttonColor?has_content?then(buttonColor, "#0066cc")}">${msg("b2bInvitationButton")}</a>
  </p>
  <p style="color:#4d4d4d;font-size:13px">${msg("b2bInvitationExpires", expires)}<br>${msg("b2bInvitationIgnore")}</p>
</div>
</@layout.emailLayout>
