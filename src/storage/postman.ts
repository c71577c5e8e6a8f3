/** Delivers what lies in the outbox, again and again until it arrives, from as many instances as there are. */
import type { Database } from './database.js';
import { DAY_MS } from './day.js';
import { claimDue, type OutboxEntry, postpone, removeFromOutbox } from './outbox.js';
import type { RecorderLog } from './recorder.js';

const LOOK_EVERY_MS = 5_000;
/** Far longer than a delivery takes: an instance that is slow must not be overtaken. */
const LEASE_MS = 120_000;
/** Teams allows seven messages a second to one conversation; with the few at a time no limit is near. */
const AT_A_TIME = 5;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 60 * 60 * 1000;
/** After so long a message is given up: nobody waits for it any more. */
export const GIVE_UP_MS = 30 * DAY_MS;

/** What became of a delivery. `retryAfterMs` is what the other side asked for. */
export type Delivery = { readonly ok: true } | { readonly ok: false; readonly reason: string; readonly retryAfterMs?: number };

/** One attempt to deliver an entry; a rejection counts as failed. */
export type Deliver = (entry: OutboxEntry) => Promise<Delivery>;

export class Postman {
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> | undefined;
  private again = false;
  private stopped = false;

  /**
   * @param handlers kind of an entry -> who delivers it; what nobody delivers at the moment is kept
   * @param now milliseconds since 1970
   * @param jitter 0 to 1, so that several instances do not knock at the same moment
   */
  constructor(
    private readonly database: Database,
    private readonly handlers: ReadonlyMap<string, Deliver>,
    private readonly log: RecorderLog,
    private readonly now: () => number = Date.now,
    private readonly jitter: () => number = Math.random,
  ) {}

  /** Looks now and then every few seconds. */
  start(): void {
    this.timer = setInterval(() => void this.poke(), LOOK_EVERY_MS);
    this.timer.unref();
    void this.poke();
  }

  /** Looks into the outbox now: something was put in. Never rejects; resolves when all that was due was tried. */
  poke(): Promise<void> {
    if (this.stopped) return Promise.resolve();
    if (this.round) {
      this.again = true;
      return this.round;
    }
    this.round = this.run().then(() => {
      this.round = undefined;
      // Put in at the last moment, after the last look.
      return this.again ? this.poke() : undefined;
    });
    return this.round;
  }

  /** Ends after the deliveries under way. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.round;
  }

  private async run(): Promise<void> {
    try {
      for (let more = true; more && !this.stopped; ) {
        this.again = false;
        const entries = await claimDue(this.database, this.now(), LEASE_MS, AT_A_TIME);
        await Promise.all(entries.map((entry) => this.one(entry)));
        more = entries.length === AT_A_TIME || this.again;
      }
    } catch (error) {
      this.log.error({ err: error, code: 'LOTSE-407' }, 'Der Postausgang ließ sich nicht lesen');
    }
  }

  private async one(entry: OutboxEntry): Promise<void> {
    const result = await this.attempt(entry);
    if (result.ok) return removeFromOutbox(this.database, entry.id);
    const age = this.now() - entry.createdAt;
    if (age > GIVE_UP_MS) {
      this.log.error(
        { code: 'LOTSE-504', kind: entry.kind, reason: result.reason },
        'Eine Nachricht ließ sich nicht zustellen und wird aufgegeben',
      );
      return removeFromOutbox(this.database, entry.id);
    }
    this.log.error(
      { code: 'LOTSE-503', kind: entry.kind, attempts: entry.attempts, reason: result.reason },
      'Eine Nachricht ließ sich noch nicht zustellen',
    );
    await postpone(this.database, entry.id, this.now() + Math.max(result.retryAfterMs ?? 0, this.pauseAfter(entry.attempts)));
  }

  private async attempt(entry: OutboxEntry): Promise<Delivery> {
    const deliver = this.handlers.get(entry.kind);
    if (!deliver) return { ok: false, reason: 'no handler' };
    try {
      return await deliver(entry);
    } catch (error) {
      return { ok: false, reason: error instanceof Error ? error.name : 'unknown' };
    }
  }

  /** Doubling, up to an hour, with some chance in it. */
  private pauseAfter(attempts: number): number {
    return Math.round(Math.min(FIRST_PAUSE_MS * 2 ** (attempts - 1), LONGEST_PAUSE_MS) * (1 + this.jitter() / 2));
  }
}
