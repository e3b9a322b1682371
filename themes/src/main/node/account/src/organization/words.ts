import type { Schemas } from "@keycloak-b2b/shared";
import type { LabelProps } from "@patternfly/react-core";

type Invitation = Schemas["InvitationView"];

export const INVITATION_STATUSES: Record<Invitation["status"], string> = {
  pending: "b2bInvitationPending",
  accepted: "b2bInvitationAccepted",
  declined: "b2bInvitationDeclined",
  revoked: "b2bInvitationRevoked",
  expired: "b2bInvitationExpired",
};

export const INVITATION_COLORS: Record<Invitation["status"], LabelProps["color"]> = {
  pending: "blue",
  accepted: "green",
  declined: "grey",
  revoked: "grey",
  expired: "orange",
};
