import { PageSection, Spinner } from "@patternfly/react-core";
import { useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Route, Routes, useParams } from "react-router-dom";

import { answered, useApi } from "../api";
import { useMe } from "../me";
import { visit } from "../visited";
import { Failed } from "../parts/Failed";
import { useReading } from "../parts/useReading";
import { OrganizationContext } from "./context";
import { Invitations } from "./Invitations";
import { Invite } from "./Invite";
import { MemberPage } from "./MemberPage";
import { Members } from "./Members";
import { Nothing } from "./Nothing";
import { Overview } from "./Overview";

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
    return (
      <PageSection variant="light">
        <Spinner aria-label={t("b2bLoading")} />
      </PageSection>
    );
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
        <Route path="*" element={<Nothing />} />
      </Routes>
    </OrganizationContext.Provider>
  );
};

export default Organization;
