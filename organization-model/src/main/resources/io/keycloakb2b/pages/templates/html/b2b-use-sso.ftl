<#import "template.ftl" as layout>
<@layout.emailLayout>
<div style="max-width:560px;margin:0 auto;font-family:Helvetica,Arial,sans-serif;font-size:15px;line-height:1.5;color:#151515">
  <h1 style="font-size:20px;font-weight:600;padding-left:12px;border-left:4px solid ${color?has_content?then(color, "#0066cc")}">${msg("b2bUseSsoTitle", organizationName)}</h1>
  <p>${msg("b2bUseSsoText", organizationName)}</p>
  <p>${msg("b2bUseSsoWay")}</p>
  <p style="color:#4d4d4d;font-size:13px">${msg("b2bUseSsoIgnore")}</p>
</div>
</@layout.emailLayout>
