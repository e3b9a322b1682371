<#import "b2b-mail.ftl" as b2b>
<@b2b.mail>
  <h1 style="font-size:20px;font-weight:600">${msg("b2bEmailCodeMailTitle", brand.displayName())}</h1>
  <p>${msg("b2bEmailCodeMailText")}</p>
  <p style="margin:28px 0"><span style="display:inline-block;padding:12px 22px;border-radius:4px;border:2px solid ${brand.mailPrimary()};font-family:Consolas,Menlo,monospace;font-size:26px;font-weight:600;letter-spacing:6px">${code}</span></p>
  <p style="color:#4d4d4d;font-size:13px">${msg("b2bEmailCodeMailLife", minutes)}<br>${msg("b2bEmailCodeMailIgnore")}</p>
</@b2b.mail>
