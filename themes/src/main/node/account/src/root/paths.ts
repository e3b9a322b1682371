import { matchPath } from "react-router-dom";

import { basePath } from "../environment";

/** @param page below the organization; its overview where there is none */
export function organizationPath(organization: string, page = "") {
  const overview = `${basePath}organizations/${encodeURIComponent(organization)}`;
  return page ? `${overview}/${page}` : overview;
}

/** The id of the organization that an address is about. */
export function organizationIn(pathname: string) {
  return matchPath(`${basePath}organizations/:organization/*`, decodeURI(pathname))?.params.organization;
}
