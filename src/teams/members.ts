/**
 * Whether somebody belongs to the tenant or is a guest. No activity says so; the roster of a conversation does
 * (learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context, "Get single member details"). A person is
 * looked up once a day, and what was found is kept in memory only, under a fingerprint.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod/v4';
import { GUID } from '../config-values.js';
import { within } from '../deadline.js';
import type { Envelope } from './activity.js';
import { tenantOf } from './admission.js';
import { personKey } from './key.js';
import { ConnectorError } from './sending.js';
import { withoutThread } from './thread.js';

/** `absent`: the roster does not hold the person, or the bot may not read it. `failed`: no answer, or an odd one. */
export type Standing = 'member' | 'guest' | 'anonymous' | 'external' | 'absent' | 'failed';
type Known = Exclude<Standing, 'absent' | 'failed'>;

/** Asks the roster of a conversation for one member. @throws ConnectorError and what a lost connection throws */
export type AskRoster = (serviceUrl: string, conversation: string, member: string, patience: number) => Promise<unknown>;

export interface MembersParts {
  readonly ask: AskRoster;
  /** tenants whose people may talk to the bot, in lower case */
  readonly tenants: readonly string[];
  /** told about each look at a roster */
  readonly onLook: (standing: Standing, error?: Error) => void;
  /** milliseconds since 1970 */
  readonly now?: () => number;
}

const HOUR_MS = 3_600_000;
/** After this somebody is looked up again. */
export const FRESH_MS = 24 * HOUR_MS;
/** While nobody can be looked up, what was found last holds for so long: over a weekend and a bit. */
export const STALE_MS = 7 * 24 * HOUR_MS;
/** A person is waiting, and Teams gives up on a button after some seconds. */
export const PATIENCE_MS = 2_000;
/** So long nobody asks again where the roster did not answer, or does not hold the person: the compose box asks with each letter. */
const FAILED_MS = 5_000;
const ABSENT_MS = 60_000;
/** About 2 MB; the oldest go first. */
const MAX_KNOWN = 10_000;

/** In 2022 Microsoft's own support saw guests with the role "user" (msteams-docs issue 6381), so the name is read as well. */
const account = z.looseObject({
  userRole: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  tenantId: z.string().nullish(),
});
const GUEST_NAME = /#ext#/i;
const team = z.looseObject({ team: z.looseObject({ id: z.string() }) });

export class Members {
  private readonly known = new Map<string, { readonly standing: Known; readonly fresh: number; readonly until: number }>();
  private readonly misses = new Map<string, { readonly standing: 'absent' | 'failed'; readonly until: number }>();
  private readonly asking = new Map<string, Promise<Standing>>();
  private readonly now: () => number;

  constructor(private readonly parts: MembersParts) {
    this.now = parts.now ?? Date.now;
  }

  /** What the sender is. Never rejects, and never waits longer than `PATIENCE_MS`. */
  async standingOf(activity: Envelope): Promise<Standing> {
    const person = fingerprint([activity.channelId, tenantOf(activity), personKey(activity)]);
    const before = this.valid(this.known, person);
    if (before && this.now() < before.fresh) return before.standing;
    const place = fingerprint([person, rosterOf(activity)]);
    const found = this.valid(this.misses, place)?.standing ?? (await this.askOnce(place, person, activity));
    if (found !== 'absent' && found !== 'failed') return found;
    if (before) return before.standing;
    // Who has no account anywhere is anonymous, whether the roster says so or not.
    return activity.from.aadObjectId ? found : 'anonymous';
  }

  /** Turns that come together wait for the same answer. */
  private askOnce(place: string, person: string, activity: Envelope): Promise<Standing> {
    const running = this.asking.get(place);
    if (running) return running;
    const asked = this.look(place, person, activity).finally(() => this.asking.delete(place));
    this.asking.set(place, asked);
    return asked;
  }

  private async look(place: string, person: string, activity: Envelope): Promise<Standing> {
    const { ask, onLook } = this.parts;
    const { found, error } = await within(
      ask(activity.serviceUrl, rosterOf(activity), activity.from.id, PATIENCE_MS).then(
        (body) => ({ found: this.read(body), error: undefined }),
        (error: Error) => ({ found: isAbsence(error) ? ('absent' as const) : ('failed' as const), error }),
      ),
      PATIENCE_MS,
      () => ({ found: 'failed' as const, error: new Error('No answer in time') }),
    );
    onLook(found, error);
    if (found === 'absent' || found === 'failed')
      keep(this.misses, place, { standing: found, until: this.now() + (found === 'absent' ? ABSENT_MS : FAILED_MS) });
    else keep(this.known, person, { standing: found, fresh: this.now() + FRESH_MS, until: this.now() + STALE_MS });
    return found;
  }

  private valid<T extends { readonly until: number }>(map: Map<string, T>, key: string): T | undefined {
    const found = map.get(key);
    if (!found || this.now() < found.until) return found;
    map.delete(key);
    return undefined;
  }

  private read(body: unknown): Known | 'failed' {
    const { userRole, userPrincipalName, tenantId } = account.safeParse(body).data ?? {};
    const role = userRole?.toLowerCase();
    if (role === 'anonymous') return 'anonymous';
    if (role === 'guest' || GUEST_NAME.test(userPrincipalName ?? '')) return 'guest';
    if (tenantId && GUID.test(tenantId) && !this.parts.tenants.includes(tenantId.toLowerCase())) return 'external';
    // An answer without either says nothing of anybody.
    return role || userPrincipalName ? 'member' : 'failed';
  }
}

/** The bot is not in that conversation (403), or the person is not (404). */
function isAbsence(error: Error): boolean {
  return error instanceof ConnectorError && (error.statusCode === 403 || error.statusCode === 404);
}

/** Of a channel the roster is the team's, as in the SDK. */
function rosterOf({ channelData, conversation }: Envelope): string {
  return team.safeParse(channelData).data?.team.id ?? withoutThread(conversation.id);
}

/** Written last, forgotten last. */
function keep<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= MAX_KNOWN) return;
    map.delete(oldest);
  }
}

function fingerprint(parts: unknown): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 24);
}
