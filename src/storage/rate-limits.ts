/** How often somebody may write. Counted in memory, or in PostgreSQL where several instances share the counts. */
import { createHash } from 'node:crypto';
import type pg from 'pg';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { within } from '../deadline.js';
import type { Database } from './database.js';
import { poolOf } from './postgres.js';

/** Turns in one minute; 0 for any number. */
export interface RateRules {
  readonly person: number;
  readonly tenant: number;
}

/** `first` once in each minute: whoever is told once need not be told again. */
export type RateDecision =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly scope: 'person' | 'tenant'; readonly seconds: number; readonly first: boolean };

export interface RateLimits {
  /** Counts one turn. Never rejects: a database that is away leaves the counting to the memory. */
  take(person: string, tenant: string): Promise<RateDecision>;
}

const MINUTE = 60;
/** Shorter than the store's own patience: after this the memory counts. */
const PATIENCE_MS = 1_000;
export const RATE_TABLE = 'rates';

/** @param database where instances share the counts, if it is PostgreSQL; the table belongs to the limiter, which creates and empties it */
export async function openRateLimits(rules: RateRules, database?: Database): Promise<RateLimits> {
  const pool = database && poolOf(database);
  const person = rules.person > 0 ? await limiter('person', rules.person, pool) : undefined;
  const tenant = rules.tenant > 0 ? await limiter('tenant', rules.tenant, pool) : undefined;
  return {
    async take(personKey, tenantKey) {
      const ofPerson = person && (await consume(person, 'person', fingerprint(personKey)));
      if (ofPerson) return ofPerson;
      return (tenant && (await consume(tenant, 'tenant', fingerprint(tenantKey)))) ?? { allowed: true };
    },
  };
}

/** Counts one turn under a key. Rejects with RateLimiterRes for one too many. */
interface Limiter {
  readonly points: number;
  consume(key: string): Promise<unknown>;
}

/** @returns a limiter of `points` a minute; the memory stands in where the database is away or slow */
async function limiter(keyPrefix: string, points: number, pool: pg.Pool | undefined): Promise<Limiter> {
  const memory = new RateLimiterMemory({ keyPrefix, points, duration: MINUTE });
  if (!pool) return memory;
  const shared = await new Promise<RateLimiterPostgres>((resolve, reject) => {
    const made: RateLimiterPostgres = new RateLimiterPostgres(
      {
        storeClient: pool,
        storeType: 'pool',
        tableName: RATE_TABLE,
        keyPrefix,
        points,
        duration: MINUTE,
        inMemoryBlockOnConsumed: points + 2,
        insuranceLimiter: memory,
      },
      (error?: Error) => (error ? reject(error) : resolve(made)),
    );
  });
  return { points, consume: (key) => within(shared.consume(key), PATIENCE_MS, () => memory.consume(key)) };
}

async function consume(rate: Limiter, scope: 'person' | 'tenant', key: string): Promise<RateDecision | undefined> {
  try {
    await rate.consume(key);
    return undefined;
  } catch (refused) {
    // Anything else than a refusal is a failure of the counting, and no reason to turn somebody away.
    if (!(refused instanceof RateLimiterRes)) return undefined;
    const first = refused.consumedPoints === rate.points + 1;
    return { allowed: false, scope, seconds: Math.max(1, Math.ceil(refused.msBeforeNext / 1_000)), first };
  }
}

/** Nobody has to be recognisable to be counted. */
function fingerprint(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 24);
}
