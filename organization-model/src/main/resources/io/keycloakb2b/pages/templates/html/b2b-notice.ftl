<#import "b2b-mail.ftl" as b2b>
<@b2b.mail>
  <p>${msg(text, organizationName)}</p>
</@b2b.mail>
