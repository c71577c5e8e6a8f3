/**
 * Looks at a token before the SDK does. The SDK accepts tokens without an end, answers 500 to forged ones, and lets
 * strangers grow a global list with made-up tenants; so whatever cannot be from the Bot Connector is refused here.
 * The signature itself is verified by the SDK afterwards.
 */
import { z } from 'zod/v4';

/** The only issuer of tokens that Teams sends to a bot. */
const ISSUER = 'https://api.botframework.com';
/** Clocks differ a little. */
const TOLERANCE_SECONDS = 300;
const MAX_LENGTH = 8_192;

const header = z.looseObject({ alg: z.literal('RS256'), kid: z.string().min(1) });
const claims = z.looseObject({
  iss: z.literal(ISSUER),
  aud: z.string(),
  exp: z.number(),
  nbf: z.number().optional(),
  serviceurl: z.string(),
  /** tokens of the Bot Connector name no tenant; a made-up one would stay in the SDK's memory */
  tid: z.undefined(),
});

/** What the token has to fit. `now` is in seconds. */
export interface Expected {
  readonly appId: string;
  readonly serviceUrl: string;
  readonly now: number;
}

/** Whether the header can be the token of a call for this bot; `false` means 401. */
export function isPlausibleToken(authorization: string, { appId, serviceUrl, now }: Expected): boolean {
  const match = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]+$/.exec(authorization);
  if (!match || authorization.length > MAX_LENGTH) return false;
  if (!header.safeParse(decode(match[1])).success) return false;
  const payload = claims.safeParse(decode(match[2])).data;
  return (
    payload !== undefined &&
    payload.aud === appId &&
    payload.exp + TOLERANCE_SECONDS > now &&
    (payload.nbf ?? 0) - TOLERANCE_SECONDS <= now &&
    sameUrl(payload.serviceurl, serviceUrl)
  );
}

function decode(part: string | undefined): unknown {
  try {
    return JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

function sameUrl(a: string, b: string): boolean {
  return a.replace(/\/+$/, '').toLowerCase() === b.replace(/\/+$/, '').toLowerCase();
}
