/** A guided dialog as a pure function of its state: ask what still matters, then decide. */
import { toZitat } from '../knowledge/normen.js';
import type { Dialogfrage } from '../knowledge/schema/dialog.js';
import { fill } from '../knowledge/schema/texte.js';
import type { CompiledTable } from '../rules/compile.js';
import { checkFacts, UNKNOWN } from '../rules/facts.js';
import { nextQuestion, questionsLeft } from '../rules/next.js';
import { phraseFacts } from '../rules/phrase.js';
import type { DialogState } from './action.js';
import type { Assistant } from './assistant.js';
import { decisionReply } from './decision.js';
import type { DecisionReply, QuestionReply } from './reply.js';

/** The next step of a dialog and the question it now waits for. */
export interface DialogStep {
  readonly reply: QuestionReply | DecisionReply;
  /** absent once the case is decided */
  readonly waiting?: { readonly state: DialogState; readonly merkmal: string };
}

export const emptyState = (table: string): DialogState => ({ table, facts: {}, unknown: [], order: [] });

/**
 * Asks the next question or decides.
 * @returns `undefined` where the state does not fit the table (a forged or outdated card)
 */
export function stepDialog(assistant: Assistant, state: DialogState, first = false): DialogStep | undefined {
  const table = assistant.tables.get(state.table);
  if (!table || !isValid(table, state)) return undefined;
  const merkmal = nextQuestion(table, state.facts, state.unknown);
  if (!merkmal) return { reply: decisionReply(assistant, table, state.facts) };
  const reply = questionReply(assistant, table, state, merkmal, first);
  return reply && { reply, waiting: { state, merkmal } };
}

/** Takes an answer ("unbekannt" for weiß nicht) and goes on. Answering the same question twice overwrites. */
export function answerDialog(assistant: Assistant, state: DialogState, merkmal: string, wert: string): DialogStep | undefined {
  const table = assistant.tables.get(state.table);
  if (!table || !isValid(table, state) || !checkFacts(table.tabelle, { [merkmal]: wert }).ok) return undefined;
  const { [merkmal]: _, ...others } = state.facts;
  const isUnknown = wert === UNKNOWN;
  return stepDialog(assistant, {
    table: state.table,
    facts: isUnknown ? others : { ...others, [merkmal]: wert },
    unknown: [...state.unknown.filter((id) => id !== merkmal), ...(isUnknown ? [merkmal] : [])],
    order: [...state.order.filter((id) => id !== merkmal), merkmal],
  });
}

/** Takes back the last answer and asks that question again. */
export function backDialog(assistant: Assistant, state: DialogState): DialogStep | undefined {
  const last = state.order.at(-1);
  if (last === undefined) return stepDialog(assistant, state, true);
  const table = assistant.tables.get(state.table);
  const { [last]: _, ...facts } = state.facts;
  const before: DialogState = {
    table: state.table,
    facts,
    unknown: state.unknown.filter((id) => id !== last),
    order: state.order.slice(0, -1),
  };
  if (!table || !isValid(table, before)) return undefined;
  const reply = questionReply(assistant, table, before, last, before.order.length === 0);
  return reply && { reply, waiting: { state: before, merkmal: last } };
}

function isValid(table: CompiledTable, state: DialogState): boolean {
  const known = (id: string) => table.merkmale.some((m) => m.id === id);
  return checkFacts(table.tabelle, state.facts).ok && state.unknown.every(known) && state.order.every(known);
}

function questionReply(
  assistant: Assistant,
  table: CompiledTable,
  state: DialogState,
  merkmal: string,
  first: boolean,
): QuestionReply | undefined {
  const dialog = assistant.knowledge.dialoge.get(state.table);
  const frage = dialog?.fragen[merkmal];
  if (!dialog || !frage) return undefined;
  const { texte } = assistant.knowledge.sprache;
  const left = questionsLeft(table, state.facts, state.unknown);
  return {
    kind: 'question',
    titel: dialog.titel,
    ...(first ? { einleitung: dialog.einleitung } : {}),
    frage: frage.frage,
    ...(frage.hilfe ? { hilfe: frage.hilfe } : {}),
    ...(frage.fundstelle ? { zitat: toZitat(assistant.knowledge, frage.fundstelle) } : {}),
    merkmal,
    choices: choicesOf(frage),
    fortschritt: left === 1 ? texte.dialog_fortschritt_eins : fill(texte.dialog_fortschritt, { anzahl: left }),
    bisher: [
      ...phraseFacts(table.tabelle, state.facts),
      ...state.unknown.map((id) => `${table.tabelle.merkmale.find((m) => m.id === id)?.name}: ${texte.dialog_weiss_nicht}`),
    ],
    state,
  };
}

/** The choices of a question in order, "weiß nicht" last where it is a sensible answer. */
export function choicesOf(frage: Dialogfrage): { title: string; wert: string }[] {
  const choices = Object.entries(frage.auswahl).map(([wert, { text }]) => ({ title: text, wert }));
  return frage.weiss_nicht ? [...choices, { title: frage.weiss_nicht, wert: UNKNOWN }] : choices;
}
