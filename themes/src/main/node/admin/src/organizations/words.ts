import type { Schemas } from "@keycloak-b2b/shared";
import type { LabelProps } from "@patternfly/react-core";

type Organization = Schemas["OrganizationView"];
type Granted = Schemas["GrantedApplicationsView"];

export const STATUSES: Record<Organization["status"], string> = {
  active: "b2bStatusActive",
  suspended: "b2bStatusSuspended",
  deleting: "b2bStatusDeleting",
};

export const STATUS_COLORS: Record<Organization["status"], LabelProps["color"]> = {
  active: "green",
  suspended: "orange",
  deleting: "red",
};

export const GRANTS: Record<Granted["status"], string> = {
  active: "b2bStatusActive",
  requested: "b2bStatusRequested",
  suspended: "b2bStatusSuspended",
};

export const GRANT_COLORS: Record<Granted["status"], LabelProps["color"]> = {
  active: "green",
  requested: "blue",
  suspended: "orange",
};
