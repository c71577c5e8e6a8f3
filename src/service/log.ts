/** The log: one JSON object a line, each with a code of `docs/betrieb.md` and the id of its turn; nothing personal. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import { type DestinationStream, type Logger, pino } from 'pino';

const turns = new AsyncLocalStorage<{ readonly turn: string }>();

/** Runs `work` as one turn: whatever it logs carries the same id. */
export function asTurn<T>(work: () => T): T {
  return turns.run({ turn: randomBytes(6).toString('hex') }, work);
}

/** @param destination where lines go; the standard error output by default */
export function createLog(level: string, destination: DestinationStream = pino.destination(2)): Logger {
  return pino({ level, base: null, mixin: () => turns.getStore() ?? {}, serializers: { err: describe } }, destination);
}

/** Of an error only what says where it came from: libraries hang requests, values and rows of tables on theirs. */
function describe(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, statusCode } = error as { readonly code?: unknown; readonly statusCode?: unknown };
  return {
    type: error.name,
    message: error.message,
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof statusCode === 'number' ? { status: statusCode } : {}),
    ...(error.cause === undefined ? {} : { cause: describe(error.cause) }),
    stack: error.stack,
  };
}
