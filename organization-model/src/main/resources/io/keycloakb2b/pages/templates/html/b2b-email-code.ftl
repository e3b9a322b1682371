<#import "template.ftl" as layout>
<@layout.emailLayout>
<div style="max-width:560px;margin:0 auto;font-family:Helvetica,Arial,sans-serif;font-size:15px;line-height:1.5;color:#151515">
  <h1 style="font-size:20px;font-weight:600">${msg("b2bEmailCodeMailTitle", sender)}</h1>
  <p>${msg("b2bEmailCodeMailText")}</p>
  <p style="margin:28px 0"><span style="display:inline-block;padding:12px 22px;border-radius:4px;border:2px solid ${color?has_content?then(color, "#0066cc")};font-family:Consolas,Menlo,monospace;font-size:26px;font-weight:600;letter-spacing:6px">${code}</span></p>
  <p style="color:#4d4d4d;font-size:13px">${msg("b2bEmailCodeMailLife", minutes)}<br>${msg("b2bEmailCodeMailIgnore")}</p>
</div>
</@layout.emailLayout>
