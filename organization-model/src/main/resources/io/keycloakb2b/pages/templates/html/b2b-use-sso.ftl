<#import "b2b-mail.ftl" as b2b>
<@b2b.mail>
  <h1 style="font-size:20px;font-weight:600">${msg("b2bUseSsoTitle", organizationName)}</h1>
  <p>${msg("b2bUseSsoText", organizationName)}</p>
  <p>${msg("b2bUseSsoWay")}</p>
  <p style="color:#4d4d4d;font-size:13px">${msg("b2bUseSsoIgnore")}</p>
</@b2b.mail>
