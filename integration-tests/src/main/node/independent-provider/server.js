// An OpenID provider that says of people whatever a test has told it to say.
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const { CLIENT_ID, CLIENT_SECRET, REDIRECT_URI } = process.env;
const people = new Map();

const server = createServer();
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const issuer = `http://127.0.0.1:${server.address().port}`;

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const provider = new Provider(issuer, {
  clients: [{ client_id: CLIENT_ID, client_secret: CLIENT_SECRET, redirect_uris: [REDIRECT_URI] }],
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['given_name', 'family_name', 'groups'] },
  // The claims are in the ID token, as with most companies' providers.
  conformIdTokenClaims: false,
  cookies: { keys: [randomUUID()] },
  features: { devInteractions: { enabled: false } },
  findAccount: (ctx, subject) =>
    people.has(subject) && { accountId: subject, claims: () => ({ ...people.get(subject), sub: subject }) },
  interactions: { url: (ctx, interaction) => `/sign-in/${interaction.uid}` },
  jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig' }] },
  // Nobody is asked for consent.
  loadExistingGrant: async (ctx) => {
    const grant = new ctx.oidc.provider.Grant({
      clientId: ctx.oidc.client.clientId,
      accountId: ctx.oidc.session.accountId,
    });
    grant.addOIDCScope('openid email profile');
    await grant.save();
    return grant;
  },
  pkce: { required: () => false },
});
const protocol = provider.callback();

const read = async (request) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
};

const signInPage = `<!doctype html><title>Sign in</title>
<form method="post"><input id="subject" name="subject"><button id="sign-in">Sign in</button></form>`;

server.on('request', async (request, response) => {
  const [, room, name] = request.url.split('/');
  if (room === 'people' && request.method === 'PUT') {
    people.set(decodeURIComponent(name), JSON.parse(await read(request)));
    response.writeHead(204).end();
  } else if (room === 'sign-in' && request.method === 'POST') {
    const accountId = new URLSearchParams(await read(request)).get('subject');
    await provider.interactionFinished(request, response, { login: { accountId } });
  } else if (room === 'sign-in') {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end(signInPage);
  } else {
    protocol(request, response);
  }
});

// Ends with the tests that have started it.
process.stdin.on('end', () => process.exit()).resume();
console.log(issuer);
