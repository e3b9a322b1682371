import type { LabelProps } from "@patternfly/react-core";

import type { Schemas } from "./api";

type Member = Schemas["MemberView"];

export const MEMBER_TYPES: Record<Member["type"], string> = {
  employee: "b2bTypeEmployee",
  guest: "b2bTypeGuest",
  collaborator: "b2bTypeCollaborator",
  consumer: "b2bTypeConsumer",
};

export const MEMBER_STATUSES: Record<Member["status"], string> = {
  active: "b2bStatusActive",
  pending: "b2bStatusPending",
  suspended: "b2bStatusSuspended",
};

export const MEMBER_COLORS: Record<Member["status"], LabelProps["color"]> = {
  active: "green",
  pending: "blue",
  suspended: "orange",
};

/** As people are called in lists: by name, or else by what they sign in with. */
export function personName({ firstName, lastName, username }: Pick<Member, "firstName" | "lastName" | "username">) {
  return `${firstName} ${lastName}`.trim() || username;
}
