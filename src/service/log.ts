/** The log: one JSON object a line, each with a code of `docs/betrieb.md` and the id of its turn; nothing personal. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import { type DestinationStream, type Logger, pino } from 'pino';

/** What is known of the turn under way. */
export interface TurnNote {
  /** its id, on every line of the log */
  readonly turn: string;
  /** id of its trace, where one is recorded */
  traceId?: string;
  /** the gravest code that was logged in it (as far as LOG_LEVEL lets lines through), for its trace */
  problem?: { readonly code: string; readonly level: number };
}

const turns = new AsyncLocalStorage<TurnNote>();
/** From pino's "warn" on, a line tells of a problem. */
const PROBLEM_LEVEL = 40;

/** Runs `work` as one turn: whatever it logs carries the same id. */
export function asTurn<T>(work: (note: TurnNote) => T): T {
  const note = { turn: randomBytes(6).toString('hex') };
  return turns.run(note, work, note);
}

/** @param destination where lines go; the standard error output by default */
export function createLog(level: string, destination: DestinationStream = pino.destination(2)): Logger {
  return pino({ level, base: null, mixin, serializers: { err: describe } }, destination);
}

/** What each line says of its turn; a new object each time, because pino writes the line's own fields into it. */
function mixin(line: object, level: number): object {
  const note = turns.getStore();
  if (!note) return {};
  const { code } = line as { readonly code?: string };
  if (code && level >= PROBLEM_LEVEL && level >= (note.problem?.level ?? 0)) note.problem = { code, level };
  return note.traceId ? { turn: note.turn, traceId: note.traceId } : { turn: note.turn };
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
