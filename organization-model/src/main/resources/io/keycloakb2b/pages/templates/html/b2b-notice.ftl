<#import "template.ftl" as layout>
<@layout.emailLayout>
<p style="font-family:Helvetica,Arial,sans-serif;font-size:15px;line-height:1.5;color:#151515">${msg(text, organizationName)}</p>
</@layout.emailLayout>
