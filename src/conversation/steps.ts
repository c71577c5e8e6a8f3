/** The result of a turn, and how a step of a dialog becomes one. */
import type { Knowledge } from '../knowledge/model.js';
import type { Facts } from '../rules/compile.js';
import type { Assistant } from './assistant.js';
import { type DialogStep, startState, stepDialog } from './dialog.js';
import type { Effect } from './effect.js';
import type { Reply } from './reply.js';
import type { Session } from './session.js';
import { notice } from './talk.js';

/** What a turn yields: the replies in order, what to remember, and what is to be done outside; its outcome is told after the replies. */
export interface Turn {
  readonly replies: readonly Reply[];
  readonly session: Session;
  readonly effect?: Effect;
}

/** Opens a dialog with its first question; `undefined` for an unknown table. */
export function startDialog(assistant: Assistant, session: Session, table: string, facts?: Facts): Turn | undefined {
  return fromStep(session, stepDialog(assistant, startState(assistant, table, facts), { first: true }));
}

/** Ends the open dialog, if there is one. */
export function cancelDialog(knowledge: Knowledge, session: Session): Turn {
  const { texte } = knowledge.sprache;
  const { dialog, ...rest } = session;
  return { replies: [notice(knowledge, dialog ? texte.dialog_abgebrochen : texte.dialog_nichts_offen)], session: rest };
}

/** The session remembers the question a step waits for, or the case that was decided. */
export function rememberStep(session: Session, { reply, waiting }: DialogStep): Session {
  const { dialog: _, decided: __, ...rest } = session;
  return waiting ? { ...rest, dialog: waiting } : { ...rest, decided: reply.state };
}

/** A step of a dialog becomes a turn; the session waits for the question, if there is one. */
export function fromStep(session: Session, step: DialogStep | undefined): Turn | undefined {
  if (!step) return undefined;
  return { replies: [step.reply], session: rememberStep(session, step) };
}
