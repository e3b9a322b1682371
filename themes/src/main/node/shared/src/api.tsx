import type Keycloak from "keycloak-js";
import createClient from "openapi-fetch";
import { type PropsWithChildren, createContext, useContext, useMemo } from "react";

import type { components, paths } from "../generated/schema";

export type Schemas = components["schemas"];
export type Problem = Schemas["Problem"];

/** A refusal of the server, with the rule that was broken. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly field: string | undefined,
    detail: string,
  ) {
    super(detail);
  }

  static of(problem: Problem) {
    return new Refusal(problem.status, problem.code, problem.field, problem.detail);
  }
}

/** What was read, and the tag with which it is changed. */
export type Tagged<T> = { value: T; tag: string | undefined };

type Outcome<T> = { data?: T; error?: unknown; response: Response };

function isProblem(body: unknown): body is Problem {
  return typeof body === "object" && body !== null && "code" in body && "detail" in body;
}

/** @throws Refusal where the server refuses */
export async function tagged<T>(call: Promise<Outcome<T>>): Promise<Tagged<T>> {
  const { data, error, response } = await call;
  if (!response.ok) {
    throw isProblem(error)
      ? Refusal.of(error)
      : new Refusal(response.status, "unknown", undefined, response.statusText);
  }
  return { value: data as T, tag: response.headers.get("ETag") ?? undefined };
}

/** @throws Refusal where the server refuses */
export async function answered<T>(call: Promise<Outcome<T>>): Promise<T> {
  return (await tagged(call)).value;
}

const UNAUTHORIZED = 401;

function clientFor(keycloak: Keycloak, server: string) {
  const client = createClient<paths>({ baseUrl: server });
  client.use({
    async onRequest({ request }) {
      try {
        await keycloak.updateToken(5);
      } catch {
        // The session is over. Filled forms are kept, see useDraft.
        await keycloak.login();
      }
      request.headers.set("Authorization", `Bearer ${keycloak.token}`);
      return request;
    },
    async onResponse({ response }) {
      if (response.status === UNAUTHORIZED) {
        await keycloak.login();
      }
      return response;
    },
    onError: () => new Refusal(0, "unreachable", undefined, ""),
  });
  return client;
}

type Api = {
  client: ReturnType<typeof clientFor>;
  realm: string;
  /** The id of the person who is signed in. */
  person: string;
};

const ApiContext = createContext<Api | undefined>(undefined);

type Props = PropsWithChildren<{
  keycloak: Keycloak;
  /** The address of the server, without a slash at its end. */
  server: string;
  /** The realm that the pages are about. */
  realm: string;
}>;

export const ApiProvider = ({ keycloak, server, realm, children }: Props) => {
  const client = useMemo(() => clientFor(keycloak, server), [keycloak, server]);
  const person = keycloak.subject ?? "";
  const api = useMemo(() => ({ client, realm, person }), [client, realm, person]);
  return <ApiContext.Provider value={api}>{children}</ApiContext.Provider>;
};

/** The client of the API, made from its description, with this person's token. */
export function useApi() {
  const api = useContext(ApiContext);
  if (!api) {
    throw new Error("There is no ApiProvider around this.");
  }
  return api;
}

export const PAGE_SIZE = 25;

/** A key under which a request is done once, however often it is sent. */
export function newKey() {
  return crypto.randomUUID();
}
