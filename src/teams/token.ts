/**
 * Verifies the token of a request before the SDK sees it. The SDK accepts tokens without an end, answers 500 to forged
 * ones and lets strangers grow a global list with made-up tenants, so none of its own checks is reached.
 * What is checked: learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication,
 * "Connector to Bot".
 */
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod/v4';

/** Where the keys of the Bot Connector are published, and who signs with them. */
export interface TokenIssuer {
  readonly issuer: string;
  readonly metadataUrl: string;
}

export const BOT_CONNECTOR: TokenIssuer = {
  issuer: 'https://api.botframework.com',
  metadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
};

/** What the token has to fit. */
export interface Expected {
  readonly serviceUrl: string;
  readonly channelId: string;
}

/** `refused`: the token does not hold. `unavailable`: the keys cannot be had just now, so nothing can be said of it. */
export type Verification =
  | { readonly outcome: 'held'; readonly claims: JWTPayload }
  | { readonly outcome: 'refused'; readonly reason: string }
  | { readonly outcome: 'unavailable'; readonly error: Error };

type KeySet = ReturnType<typeof createRemoteJWKSet>;

/** Clocks differ a little. */
const TOLERANCE_SECONDS = 300;
const MAX_LENGTH = 8_192;
const KEYS_AGE_MS = 24 * 3_600_000;
/** An unknown key asks for the list again, but no more often than this, whoever sends it. */
const COOLDOWN_MS = 30_000;
/** Metadata that could not be read is asked for again after this. */
const RETRY_MS = 3_000;
const PATIENCE_MS = 5_000;

const metadata = z.looseObject({ jwks_uri: z.url() });
const claims = z.looseObject({
  serviceurl: z.string(),
  exp: z.number(),
  /** tokens of the Bot Connector name no tenant; one that does is of another kind */
  tid: z.undefined(),
});

/** Tokens for one bot. Keys are read at first use and kept for a day. */
export class TokenVerifier {
  private keys: Promise<KeySet> | undefined;
  private failedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly appId: string,
    private readonly issuer: TokenIssuer = BOT_CONNECTOR,
    private readonly now: () => number = Date.now,
  ) {}

  /** Signature, algorithm, issuer, audience, time, service, endorsement. @param authorization the whole header. Never rejects. */
  async verify(authorization: string, { serviceUrl, channelId }: Expected): Promise<Verification> {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization)?.[1];
    if (!token || authorization.length > MAX_LENGTH) return refused(token ? 'too-long' : 'no-token');
    try {
      const keys = await this.keySet();
      const { payload, protectedHeader } = await jwtVerify(token, (...header) => keyOf(keys, ...header), {
        algorithms: ['RS256'],
        issuer: this.issuer.issuer,
        audience: this.appId,
        requiredClaims: ['exp'],
        clockTolerance: TOLERANCE_SECONDS,
        currentDate: new Date(this.now()),
      });
      const read = claims.safeParse(payload);
      if (!read.success) return refused('claims');
      if (!sameUrl(read.data.serviceurl, serviceUrl)) return refused('service-url');
      if (!isEndorsed(keys, protectedHeader.kid, channelId)) return refused('endorsement');
      return { outcome: 'held', claims: payload };
    } catch (error) {
      return outcomeOf(error as Error);
    }
  }

  /** After a failure strangers do not make us ask again and again. */
  private keySet(): Promise<KeySet> {
    if (!this.keys && this.now() - this.failedAt < RETRY_MS) return Promise.reject(new KeysUnavailable('Not asked again yet'));
    this.keys ??= this.readKeys().catch((error: unknown) => {
      this.keys = undefined;
      this.failedAt = this.now();
      throw new KeysUnavailable('The metadata of the issuer cannot be read', { cause: error });
    });
    return this.keys;
  }

  private async readKeys(): Promise<KeySet> {
    const response = await fetch(this.issuer.metadataUrl, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'error' });
    const { jwks_uri } = metadata.parse(await response.json());
    return createRemoteJWKSet(new URL(jwks_uri), {
      cacheMaxAge: KEYS_AGE_MS,
      cooldownDuration: COOLDOWN_MS,
      timeoutDuration: PATIENCE_MS,
    });
  }
}

const refused = (reason: string): Verification => ({ outcome: 'refused', reason });

/** jose names what is wrong with a token by a code; keys that cannot be read are not the sender's fault. */
function outcomeOf(error: Error): Verification {
  return error instanceof KeysUnavailable
    ? { outcome: 'unavailable', error }
    : refused(error instanceof errors.JOSEError ? error.code : 'odd');
}

class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
}

async function keyOf(keys: KeySet, ...header: Parameters<KeySet>): ReturnType<KeySet> {
  try {
    return await keys(...header);
  } catch (error) {
    if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) throw error;
    throw new KeysUnavailable('The keys of the issuer cannot be read', { cause: error });
  }
}

/** Each published key says for which channels it may sign. */
function isEndorsed(keys: KeySet, kid: string | undefined, channelId: string): boolean {
  const key = keys.jwks()?.keys.find((k) => k.kid === kid) as { readonly endorsements?: unknown } | undefined;
  return Array.isArray(key?.endorsements) && key.endorsements.includes(channelId);
}

function sameUrl(a: string, b: string): boolean {
  return a.replace(/\/+$/, '').toLowerCase() === b.replace(/\/+$/, '').toLowerCase();
}
