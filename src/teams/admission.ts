/** Who gets in: the token holds, the address is Microsoft's, the tenant is ours, and nothing was altered on the way. */
import type { JWTPayload } from 'jose';
import { z } from 'zod/v4';
import type { Envelope } from './activity.js';
import { ReplayGuard } from './replay.js';
import { isAllowedService } from './service-hosts.js';
import type { TokenVerifier } from './token.js';

/** Why a request was refused; a label of the counts, never told to the sender. */
export type Refusal = 'token' | 'keys' | 'channel' | 'recipient' | 'service' | 'tenant' | 'altered';

export type Admission =
  | { readonly admitted: true; readonly claims: JWTPayload; readonly tenant: string | undefined; readonly again: boolean }
  | { readonly admitted: false; readonly status: 401 | 403 | 503; readonly refusal: Refusal; readonly reason: string };

export interface AdmissionRules {
  /** absent: a local bot without credentials, whose senders cannot be checked */
  readonly secured?: {
    readonly appId: string;
    readonly verifier: TokenVerifier;
    /** tenants whose people may talk to the bot */
    readonly tenants: readonly string[];
  };
  /** hosts that may be answered to */
  readonly serviceHosts: readonly string[];
}

const channelData = z.looseObject({ tenant: z.looseObject({ id: z.string() }) });

/** The tenant of an activity, absent where it names none or two different ones. */
export function tenantOf(activity: Envelope): string | undefined {
  const named = [activity.conversation.tenantId, channelData.safeParse(activity.channelData).data?.tenant.id].flatMap((id) =>
    id ? [id.toLowerCase()] : [],
  );
  return new Set(named).size === 1 ? named[0] : undefined;
}

export class Admissions {
  private readonly replays = new ReplayGuard();

  constructor(private readonly rules: AdmissionRules) {}

  /** Checks one request. Never rejects. */
  async check(authorization: string, activity: Envelope): Promise<Admission> {
    const { secured, serviceHosts } = this.rules;
    const serviceFits = isAllowedService(activity.serviceUrl, serviceHosts);
    if (!secured) return serviceFits ? { admitted: true, claims: {}, tenant: tenantOf(activity), again: false } : refuse(403, 'service');
    // A secured bot serves Teams only; other channel names would mean other, weaker checks.
    if (activity.channelId !== 'msteams') return refuse(401, 'channel');
    const verified = await secured.verifier.verify(authorization, activity);
    if (verified.outcome === 'unavailable') return refuse(503, 'keys', String(verified.error.cause ?? verified.error.message));
    if (verified.outcome === 'refused') return refuse(401, 'token', verified.reason);
    if (!serviceFits) return refuse(403, 'service');
    // Teams writes a bot as "28:" and its app id.
    if (/^28:[0-9a-f-]{36}$/i.test(activity.recipient.id) && activity.recipient.id.toLowerCase() !== `28:${secured.appId.toLowerCase()}`)
      return refuse(403, 'recipient');
    const tenant = tenantOf(activity);
    if (!tenant || !secured.tenants.includes(tenant)) return refuse(403, 'tenant');
    const sighting = this.replays.look(activity);
    return sighting === 'altered'
      ? refuse(403, 'altered')
      : { admitted: true, claims: verified.claims, tenant, again: sighting === 'again' };
  }
}

function refuse(status: 401 | 403 | 503, refusal: Refusal, reason = ''): Admission {
  return { admitted: false, status, refusal, reason };
}
