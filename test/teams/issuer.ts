/** An OpenID issuer and a token endpoint on this machine, in place of Microsoft's: they publish keys, sign, and hand out tokens. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfidentialClientApplication } from '@azure/msal-node';
import { MsalServiceClientCredentialsFactory } from 'botframework-connector';
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { tokensOf } from '../../src/teams/authentication.js';
import type { TokenSource } from '../../src/teams/connector.js';
import { TokenVerifier } from '../../src/teams/token.js';

export const APP_ID = '11111111-2222-3333-4444-555555555555';
export const TENANT = '00000000-0000-0000-0000-000000000001';
export const ISSUER = 'https://api.botframework.com';
/** what the token endpoint hands out */
export const OUTGOING_TOKEN = 'token-fuer-den-connector';

export interface LocalIssuer {
  readonly origin: string;
  readonly verifier: TokenVerifier;
  /** the public key of the first pair as PEM, for key confusion */
  readonly publicPem: string;
  /** what was asked for, in order: `metadata`, `keys`, `token` */
  readonly asked: string[];
  readonly token: TokenSource;
  /** seconds for which the tokens it hands out are good; the SDK renews them five minutes before */
  lifetime: number;
  /** while `false`, nothing is answered but 503 */
  up: boolean;
  /** A signed token; `claims` and `header` replace what is usual, `undefined` leaves it out. */
  sign(
    serviceUrl: string,
    claims?: Readonly<Record<string, unknown>>,
    header?: { alg?: string; kid?: string },
    key?: CryptoKey | Uint8Array,
  ): Promise<string>;
  /** a pair that is not published */
  readonly strangeKey: CryptoKey;
  stop(): Promise<void>;
}

export async function startIssuer(): Promise<LocalIssuer> {
  const ours = await generateKeyPair('RS256', { extractable: true });
  const stranger = await generateKeyPair('RS256', { extractable: true });
  const skypeOnly = await generateKeyPair('RS256', { extractable: true });
  const keys = [
    { ...(await exportJWK(ours.publicKey)), kid: 'k1', use: 'sig', endorsements: ['msteams'] },
    { ...(await exportJWK(skypeOnly.publicKey)), kid: 'skype', use: 'sig', endorsements: ['skype'] },
  ];
  const asked: string[] = [];
  const state = { up: true, lifetime: 3_600 };
  const server: Server = createServer((request, response) => {
    const kind = request.url === '/metadata' ? 'metadata' : request.url === '/keys' ? 'keys' : 'token';
    asked.push(kind);
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const answers = {
      metadata: { issuer: ISSUER, jwks_uri: `${origin}/keys` },
      keys: { keys },
      token: { token_type: 'Bearer', expires_in: state.lifetime, access_token: OUTGOING_TOKEN },
    };
    response.writeHead(state.up ? 200 : 503, { 'content-type': 'application/json' });
    response.end(JSON.stringify(state.up ? answers[kind] : {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const now = () => Math.floor(Date.now() / 1_000);
  const privateKeys: Readonly<Record<string, CryptoKey>> = { k1: ours.privateKey, skype: skypeOnly.privateKey };
  return {
    origin,
    verifier: localVerifier(origin),
    publicPem: await exportSPKI(ours.publicKey),
    asked,
    token: localTokens(origin),
    get up() {
      return state.up;
    },
    set up(value) {
      state.up = value;
    },
    get lifetime() {
      return state.lifetime;
    },
    set lifetime(value) {
      state.lifetime = value;
    },
    strangeKey: stranger.privateKey,
    sign: (serviceUrl, claims = {}, { alg = 'RS256', kid = 'k1' } = {}, key) => {
      const usual = { iss: ISSUER, aud: APP_ID, exp: now() + 3_600, nbf: now() - 60, serviceurl: serviceUrl };
      const payload = Object.fromEntries(Object.entries({ ...usual, ...claims }).filter(([, value]) => value !== undefined));
      return new SignJWT(payload).setProtectedHeader({ alg, kid, typ: 'JWT' }).sign(key ?? (privateKeys[kid] as CryptoKey));
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A verifier that reads its keys from the issuer at `origin`. */
export function localVerifier(origin: string): TokenVerifier {
  return new TokenVerifier(APP_ID, { issuer: ISSUER, metadataUrl: `${origin}/metadata` });
}

/** Tokens from the endpoint at `origin`, through the SDK and MSAL. */
export function localTokens(origin: string): TokenSource {
  // As the SDK does with a secret: each request for a token is a new client, so that a failure of one blocks no other.
  return tokensOf(
    {
      createCredentials: (appId = '', audience = '', login = '', validate = true) =>
        new MsalServiceClientCredentialsFactory(APP_ID, msal(origin) as never).createCredentials(appId, audience, login, validate),
      isValidAppId: async () => true,
      isAuthenticationDisabled: async () => false,
    },
    APP_ID,
  );
}

/** MSAL wants https addresses: whatever it asks for is asked at the local endpoint instead. */
function msal(origin: string): ConfidentialClientApplication {
  const send = async <T>(
    url: string,
    options?: { body?: string },
  ): Promise<{ headers: Record<string, string>; body: T; status: number }> => {
    const { pathname } = new URL(url);
    const response = await fetch(`${origin}${pathname}`, { method: 'POST', body: options?.body ?? '' });
    return { headers: {}, body: (await response.json()) as T, status: response.status };
  };
  const authority = `https://login.microsoftonline.com/${TENANT}`;
  const endpoints = {
    token_endpoint: `${authority}/oauth2/v2.0/token`,
    authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
    issuer: `${authority}/v2.0`,
    jwks_uri: `${authority}/keys`,
  };
  return new ConfidentialClientApplication({
    auth: {
      clientId: APP_ID,
      clientSecret: 'geheim',
      authority,
      authorityMetadata: JSON.stringify(endpoints),
      knownAuthorities: ['login.microsoftonline.com'],
    },
    system: { networkClient: { sendGetRequestAsync: send, sendPostRequestAsync: send } },
  });
}
