// Applications that know the standards and nothing of Keycloak: one line in, one line out, until the input ends.
import { createInterface } from 'node:readline';
import { SAML } from '@node-saml/node-saml';
import * as oauth from 'oauth4webapi';
import * as openid from 'openid-client';

const text = (parameters) => new URLSearchParams(parameters).toString();

/** https://www.npmjs.com/package/openid-client */
async function openidClient({ issuer, clientId, secret, redirectUri, parameters }) {
  const verifier = openid.randomPKCECodeVerifier();
  const state = openid.randomState();
  const nonce = openid.randomNonce();
  const server = await openid.discovery(new URL(issuer), clientId, secret, undefined, {
    execute: [openid.allowInsecureRequests],
  });
  const begin = openid.buildAuthorizationUrl(server, {
    redirect_uri: redirectUri,
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    ...parameters,
  });
  return {
    begin: begin.href,
    async end({ callback }) {
      const tokens = await openid.authorizationCodeGrant(server, new URL(callback), {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
      });
      const refreshed = await openid.refreshTokenGrant(server, tokens.refresh_token);
      return {
        idToken: tokens.claims(),
        refreshedIdToken: refreshed.claims(),
        userInfo: await openid.fetchUserInfo(server, refreshed.access_token, tokens.claims().sub),
        introspection: await openid.tokenIntrospection(server, refreshed.access_token),
        scope: refreshed.scope,
        accessToken: refreshed.access_token,
      };
    },
  };
}

/** https://www.npmjs.com/package/oauth4webapi */
async function oauth4webapi({ issuer, clientId, secret, redirectUri, parameters }) {
  const insecure = { [oauth.allowInsecureRequests]: true };
  const url = new URL(issuer);
  const server = await oauth.processDiscoveryResponse(url, await oauth.discoveryRequest(url, insecure));
  const client = { client_id: clientId };
  const authentication = oauth.ClientSecretBasic(secret);
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const nonce = oauth.generateRandomNonce();
  const challenge = await oauth.calculatePKCECodeChallenge(verifier);
  return {
    begin: `${server.authorization_endpoint}?${text({
      client_id: clientId,
      redirect_uri: redirectUri,
      response_type: 'code',
      code_challenge: challenge,
      code_challenge_method: 'S256',
      state,
      nonce,
      ...parameters,
    })}`,
    async end({ callback }) {
      const answer = oauth.validateAuthResponse(server, client, new URL(callback), state);
      const tokens = await oauth.processAuthorizationCodeResponse(
        server,
        client,
        await oauth.authorizationCodeGrantRequest(
          server,
          client,
          authentication,
          answer,
          redirectUri,
          verifier,
          insecure,
        ),
        { expectedNonce: nonce, requireIdToken: true },
      );
      const refreshed = await oauth.processRefreshTokenResponse(
        server,
        client,
        await oauth.refreshTokenGrantRequest(server, client, authentication, tokens.refresh_token, insecure),
      );
      const idToken = oauth.getValidatedIdTokenClaims(tokens);
      return {
        idToken,
        refreshedIdToken: oauth.getValidatedIdTokenClaims(refreshed),
        userInfo: await oauth.processUserInfoResponse(
          server,
          client,
          idToken.sub,
          await oauth.userInfoRequest(server, client, refreshed.access_token, insecure),
        ),
        introspection: await oauth.processIntrospectionResponse(
          server,
          client,
          await oauth.introspectionRequest(server, client, authentication, refreshed.access_token, insecure),
        ),
        scope: refreshed.scope,
        accessToken: refreshed.access_token,
      };
    },
  };
}

/** https://www.npmjs.com/package/@node-saml/node-saml */
async function nodeSaml({ entryPoint, entityId, callbackUrl, certificate }) {
  const saml = new SAML({
    entryPoint,
    issuer: entityId,
    audience: entityId,
    callbackUrl,
    idpCert: certificate,
    wantAuthnResponseSigned: true,
    wantAssertionsSigned: true,
  });
  return {
    begin: await saml.getAuthorizeUrlAsync('', undefined, {}),
    async end({ response }) {
      const { profile } = await saml.validatePostResponseAsync({ SAMLResponse: response });
      return profile.attributes;
    },
  };
}

const clients = { 'openid-client': openidClient, oauth4webapi, 'node-saml': nodeSaml };
let login;
for await (const line of createInterface({ input: process.stdin })) {
  const said = JSON.parse(line);
  if (said.client) {
    login = await clients[said.client](said);
    console.log(JSON.stringify({ begin: login.begin }));
  } else {
    console.log(JSON.stringify(await login.end(said)));
  }
}
