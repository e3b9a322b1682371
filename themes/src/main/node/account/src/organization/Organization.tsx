import { answered, Failed, useApi, useReading, Waiting } from "@keycloak-b2b/shared";
import { useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Route, Routes, useParams } from "react-router-dom";

import { useMe } from "../me";
import { visit } from "../visited";
import { OrganizationContext } from "./context";
import { ApiKeys } from "./ApiKeys";
import { Applications } from "./Applications";
import { AuditLog } from "./AuditLog";
import { Branding } from "./Branding";
import { Domains } from "./Domains";
import { Invitations } from "./Invitations";
import { Invite } from "./Invite";
import { JoinRequests } from "./JoinRequests";
import { MemberPage } from "./MemberPage";
import { Members } from "./Members";
import { Nothing } from "./Nothing";
import { Overview } from "./Overview";
import { Roles } from "./Roles";
import { Sessions } from "./Sessions";
import { Settings } from "./Settings";
import { SubOrganizations } from "./SubOrganizations";
import { TeamPage } from "./TeamPage";
import { Teams } from "./Teams";
import { Usage } from "./Usage";

/** The pages of one organization. */
const Organization = () => {
  const { organization: id = "" } = useParams();
  const { t } = useTranslation();
  const { client, realm } = useApi();
  const { me } = useMe();
  const reading = useReading(
    () =>
      answered(
        client.GET("/realms/{realm}/b2b/organizations/{organization}", {
          params: { path: { realm, organization: id } },
        }),
      ),
    [client, realm, id],
  );
  const mine = me?.organizations.find((organization) => organization.id === id);
  const read = reading.value?.id === id ? reading.value : undefined;
  const permissions = mine?.permissions ?? read?.permissions;
  const name = read?.name ?? mine?.name;

  useEffect(() => {
    if (name && permissions) {
      visit({ id, name, permissions });
    }
    return () => visit(undefined);
  }, [id, name, permissions]);

  const context = useMemo(
    () =>
      read && permissions && me
        ? {
            id,
            view: read,
            mine,
            person: me.id,
            may: (permission: string) => permissions.includes(permission),
            reload: reading.reload,
          }
        : undefined,
    [id, read, permissions, mine, me, reading.reload],
  );

  if (reading.refusal) {
    return <Failed title={t("b2bOrganization")} refusal={reading.refusal} retry={reading.reload} />;
  }
  if (!context) {
    return <Waiting />;
  }
  const guarded = (needs: string, page: JSX.Element) => (context.may(needs) ? page : <Nothing />);
  return (
    <OrganizationContext.Provider value={context}>
      <Routes key={id}>
        <Route index element={<Overview />} />
        <Route path="members" element={guarded("members:read", <Members />)} />
        <Route path="members/:user" element={guarded("members:read", <MemberPage />)} />
        <Route path="invitations" element={guarded("invitations:read", <Invitations />)} />
        <Route path="invitations/new" element={guarded("invitations:manage", <Invite />)} />
        <Route path="join-requests" element={guarded("invitations:read", <JoinRequests />)} />
        <Route path="roles" element={guarded("roles:read", <Roles />)} />
        <Route path="usage" element={guarded("members:read", <Usage />)} />
        <Route path="branding" element={guarded("settings:read", <Branding />)} />
        <Route path="teams" element={guarded("teams:read", <Teams />)} />
        <Route path="teams/:team" element={guarded("teams:read", <TeamPage />)} />
        <Route path="applications" element={guarded("applications:read", <Applications />)} />
        <Route path="organizations" element={guarded("children:read", <SubOrganizations />)} />
        <Route path="domains" element={guarded("domains:read", <Domains />)} />
        <Route path="settings" element={guarded("settings:read", <Settings />)} />
        <Route path="sessions" element={guarded("sessions:read", <Sessions />)} />
        <Route path="api-keys" element={guarded("keys:read", <ApiKeys />)} />
        <Route path="audit-log" element={guarded("audit:read", <AuditLog />)} />
        <Route path="*" element={<Nothing />} />
      </Routes>
    </OrganizationContext.Provider>
  );
};

export default Organization;
