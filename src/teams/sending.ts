/**
 * How long and how often a message is tried. In a conversation one goes after the other; a host that does not answer is
 * left alone for a moment, so that nobody waits for it again and again; what waits is bounded.
 */
import {
  BrokenCircuitError,
  type CircuitBreakerPolicy,
  ConsecutiveBreaker,
  circuitBreaker,
  DelegateBackoff,
  handleWhen,
  retry,
} from 'cockatiel';
import { KeyedQueue } from '../storage/queue.js';

/** The connector answered with a status that is no success. */
export class ConnectorError extends Error {
  override readonly name = 'ConnectorError';
  constructor(
    readonly statusCode: number,
    /** the connector's own name for it, `MessageSizeTooBig` for example */
    readonly code: string,
    readonly retryAfter?: number,
  ) {
    super(`The connector answered ${statusCode}${code ? ` (${code})` : ''}`);
  }
}

/** So much waits already that one more would only make it worse. */
export class OverloadedError extends Error {
  override readonly name = 'OverloadedError';
}

/** Where no token could be had. */
export class TokenError extends Error {
  override readonly name = 'TokenError';
}

/** Durations in milliseconds. */
export interface SendingLimits {
  /** from the first attempt on; then a message is given up */
  readonly budget: number;
  readonly firstPause: number;
  readonly longestPause: number;
  /** how long a host is left alone */
  readonly rest: number;
  readonly maxWaiting: number;
  readonly maxPerConversation: number;
}

export const SENDING: SendingLimits = {
  budget: 45_000,
  firstPause: 400,
  longestPause: 8_000,
  rest: 2_000,
  maxWaiting: 5_000,
  maxPerConversation: 50,
};

/** learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit names 412, 429, 502 and 504; 500 and 503 are as passing. */
const PASSING = [408, 412, 429, 500, 502, 503, 504];
/** Failures in a row after which a host rests. */
const FAILURES = 10;
/** Retry-After beyond this is a way to say no. */
const LONGEST_RETRY_AFTER_MS = 30_000;

export class Sending {
  private readonly queue = new KeyedQueue();
  private readonly waitingIn = new Map<string, number>();
  private readonly breakers = new Map<string, CircuitBreakerPolicy>();
  private waiting = 0;
  private stopped = false;

  constructor(
    private readonly limits: SendingLimits = SENDING,
    /** told about each failed attempt that is followed by another */
    private readonly onRetry: (error: Error) => void = () => undefined,
  ) {}

  /** Messages that wait or are on their way. */
  get size(): number {
    return this.waiting;
  }

  /**
   * Runs `attempt` until it succeeds or its time is over. @param key what has to stay in order @param host whose health counts
   * @throws the last error, or OverloadedError at once
   */
  async run<T>(key: string, host: string, attempt: () => Promise<T>): Promise<T> {
    const mine = this.waitingIn.get(key) ?? 0;
    if (this.waiting >= this.limits.maxWaiting || mine >= this.limits.maxPerConversation)
      throw new OverloadedError('Too many messages are waiting');
    this.waiting++;
    this.waitingIn.set(key, mine + 1);
    try {
      return await this.queue.run(key, () => this.persist(this.breakerOf(host), attempt));
    } finally {
      this.waiting--;
      const left = (this.waitingIn.get(key) ?? 1) - 1;
      if (left === 0) this.waitingIn.delete(key);
      else this.waitingIn.set(key, left);
    }
  }

  /** Failures are no longer followed by another attempt. */
  stop(): void {
    this.stopped = true;
  }

  private async persist<T>(breaker: CircuitBreakerPolicy, attempt: () => Promise<T>): Promise<T> {
    const until = Date.now() + this.limits.budget;
    const { firstPause, longestPause } = this.limits;
    const passing = handleWhen((error) => isPassing(error) && !this.stopped && Date.now() < until);
    const policy = retry(passing, {
      maxAttempts: Number.MAX_SAFE_INTEGER,
      backoff: new DelegateBackoff(({ attempt: count, result }) => {
        const error = 'error' in result ? result.error : new Error();
        this.onRetry(error);
        const longest = Math.min(longestPause, firstPause * 2 ** (count - 1));
        const jittered = longest * (0.5 + Math.random() / 2);
        const asked = error instanceof ConnectorError ? Math.min(error.retryAfter ?? 0, LONGEST_RETRY_AFTER_MS) : 0;
        return Math.max(jittered, asked);
      }),
    });
    return policy.execute(() => breaker.execute(attempt));
  }

  private breakerOf(host: string): CircuitBreakerPolicy {
    let breaker = this.breakers.get(host);
    if (!breaker) {
      breaker = circuitBreaker(handleWhen(isOutage), { halfOpenAfter: this.limits.rest, breaker: new ConsecutiveBreaker(FAILURES) });
      this.breakers.set(host, breaker);
    }
    return breaker;
  }
}

/** Whether the same may succeed a little later. Without an answer nobody knows whether it arrived: rather twice than never. */
export function isPassing(error: Error): boolean {
  return error instanceof ConnectorError ? PASSING.includes(error.statusCode) : isOutage(error) || error instanceof BrokenCircuitError;
}

/** Whether the other side is out of order, not only busy. */
function isOutage(error: Error): boolean {
  if (error instanceof ConnectorError) return error.statusCode >= 500;
  return error instanceof TokenError || typeof (error as NodeJS.ErrnoException).code === 'string';
}
