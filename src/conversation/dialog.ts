/** A guided dialog as a pure function of its state: ask what still matters, then decide. */
import type { StatedFact } from '../cases/recognise.js';
import { toZitat } from '../knowledge/normen.js';
import type { Dialogfrage } from '../knowledge/schema/dialog.js';
import type { FundstelleEntry } from '../knowledge/schema/gemeinsam.js';
import type { Zeile } from '../knowledge/schema/regel.js';
import { fill } from '../knowledge/schema/texte.js';
import { assumedFacts } from '../rules/assume.js';
import { type CompiledTable, type Facts, possibleRows } from '../rules/compile.js';
import { matters } from '../rules/decide.js';
import { checkFacts, UNKNOWN } from '../rules/facts.js';
import { nextQuestion, questionsLeft } from '../rules/next.js';
import { phraseFacts } from '../rules/phrase.js';
import type { DialogState } from './action.js';
import type { Assistant } from './assistant.js';
import { decisionReply } from './decision.js';
import { doubtful, givenAnswers, type StepNotes } from './given.js';
import type { DecisionReply, QuestionReply } from './reply.js';
import { tableOf } from './table.js';

/** The next step of a dialog and the question it now waits for. */
export interface DialogStep {
  readonly reply: QuestionReply | DecisionReply;
  /** absent once the case is decided */
  readonly waiting?: { readonly state: DialogState; readonly merkmal: string };
}

/** A dialog with the facts known at its start, as far as the table knows them. */
export function startState(assistant: Assistant, table: string, facts: Facts = {}): DialogState {
  const tabelle = assistant.tables.get(table)?.tabelle;
  const known = Object.entries(facts).filter(([id, wert]) => tabelle && checkFacts(tabelle, { [id]: wert }).ok);
  return { table, facts: Object.fromEntries(known), unknown: [], order: known.map(([id]) => id) };
}

/**
 * Asks the next question or decides.
 * @returns `undefined` where the state does not fit the table (a forged or outdated card)
 */
export function stepDialog(assistant: Assistant, state: DialogState, notes: StepNotes = {}): DialogStep | undefined {
  const table = tableOf(assistant, state);
  if (!table || !isValid(table, state)) return undefined;
  const merkmal = nextQuestion(table, knownFacts(table, state), state.unknown);
  if (merkmal) return ask(assistant, table, state, merkmal, notes);
  return { reply: decisionReply(assistant, table, state, notes) };
}

/** Takes an answer ("unbekannt" for weiß nicht) and goes on. Answering the same question twice overwrites. */
export function answerDialog(assistant: Assistant, state: DialogState, merkmal: string, wert: string): DialogStep | undefined {
  const table = tableOf(assistant, state);
  const checked = table && checkFacts(table.tabelle, { [merkmal]: wert });
  if (!table || !isValid(table, state) || !checked?.ok) return undefined;
  const { [merkmal]: _, ...others } = state.facts;
  const at = state.order.indexOf(merkmal);
  const next: DialogState = {
    ...state,
    facts: { ...others, ...checked.facts },
    unknown: [...state.unknown.filter((id) => id !== merkmal), ...(wert === UNKNOWN ? [merkmal] : [])],
    order: at >= 0 ? state.order : [...state.order, merkmal],
  };
  return at >= 0 ? stepDialog(assistant, ...withoutImmaterial(table, next, at)) : stepDialog(assistant, next);
}

/** Takes facts read from a message and goes on; what was answered before stands unless the message says otherwise. */
export function addStated(
  assistant: Assistant,
  state: DialogState,
  stated: readonly StatedFact[],
  unclear: readonly string[] = [],
): DialogStep | undefined {
  const table = tableOf(assistant, state);
  if (!table || !isValid(table, state)) return undefined;
  const named = stated.map((fact) => fact.merkmal);
  return stepDialog(
    assistant,
    {
      ...state,
      facts: { ...state.facts, ...Object.fromEntries(stated.map(({ merkmal, wert }) => [merkmal, wert])) },
      unknown: state.unknown.filter((id) => !named.includes(id)),
      order: [...state.order, ...named.filter((id) => !state.order.includes(id))],
      ...(unclear.length > 0 ? { unclear: [...unclear] } : {}),
    },
    { stated },
  );
}

/** Takes back the last answer and asks that question again. */
export function backDialog(assistant: Assistant, state: DialogState): DialogStep | undefined {
  const last = state.order.at(-1);
  if (last === undefined) return stepDialog(assistant, state, { first: true });
  const { [last]: _, ...facts } = state.facts;
  const before: DialogState = {
    ...state,
    facts,
    unknown: state.unknown.filter((id) => id !== last),
    order: state.order.slice(0, -1),
  };
  return changeDialog(assistant, before, last);
}

/** Asks for one fact again; all other answers stay. */
export function changeDialog(assistant: Assistant, state: DialogState, merkmal: string): DialogStep | undefined {
  const table = tableOf(assistant, state);
  if (!table?.merkmale.some((m) => m.id === merkmal) || !isValid(table, state)) return undefined;
  return ask(assistant, table, state, merkmal, { first: state.order.length === 0 });
}

/** What was said, and what is taken for granted beside it. */
function knownFacts({ tabelle }: CompiledTable, state: DialogState): Facts {
  return { ...state.facts, ...assumedFacts(tabelle, state.facts, doubtful(state)) };
}

function isValid(table: CompiledTable, state: DialogState): boolean {
  const known = (id: string) => table.merkmale.some((m) => m.id === id);
  return checkFacts(table.tabelle, state.facts).ok && [...state.unknown, ...state.order, ...(state.unclear ?? [])].every(known);
}

/** After a change, later answers that can no longer make a difference drop out, and the person is told. */
function withoutImmaterial(table: CompiledTable, state: DialogState, changedAt: number): [DialogState, StepNotes] {
  let kept = state;
  const dropped: Record<string, string> = {};
  for (const id of [...state.order.slice(changedAt + 1)].reverse()) {
    const { [id]: wert, ...facts } = kept.facts;
    if (wert === undefined || matters(table, facts, id)) continue;
    kept = { ...kept, facts, order: kept.order.filter((other) => other !== id) };
    dropped[id] = wert;
  }
  return [kept, { entfallen: phraseFacts(table.tabelle, dropped) }];
}

function ask(assistant: Assistant, table: CompiledTable, state: DialogState, merkmal: string, notes: StepNotes): DialogStep | undefined {
  const dialog = assistant.knowledge.dialoge.get(state.table);
  const frage = dialog?.fragen[merkmal];
  if (!dialog || !frage) return undefined;
  const { texte } = assistant.knowledge.sprache;
  const { [merkmal]: _, ...others } = knownFacts(table, state);
  const canSkip = (id: string) => dialog.fragen[id]?.weiss_nicht !== undefined;
  const left = Math.max(1, questionsLeft(table, others, state.unknown, canSkip));
  const { stated = [], entfallen = [] } = notes;
  const reply: QuestionReply = {
    kind: 'question',
    titel: dialog.titel,
    ...(notes.first ? { einleitung: dialog.einleitung } : {}),
    frage: frage.frage,
    ...(frage.hilfe ? { hilfe: frage.hilfe } : {}),
    zitat: toZitat(assistant.knowledge, placeOf(table, merkmal, others, frage.fundstelle)),
    merkmal,
    choices: choicesOf(frage),
    fortschritt: left === 1 ? texte.dialog_fortschritt_eins : fill(texte.dialog_fortschritt, { anzahl: left }),
    bisher: givenAnswers(assistant, table, state, stated).filter((answer) => answer.merkmal !== merkmal),
    entfallen,
    gelesen: stated.length > 0,
    state,
  };
  return { reply, waiting: { state, merkmal } };
}

/**
 * The place a question comes from: the given one, or that of the first row that the Merkmal steers. Where it decides no row
 * that is still possible but others did, theirs: who asks for the Assistenz is not shown the sentence on Fachkräfte.
 */
function placeOf(table: CompiledTable, merkmal: string, facts: Facts, given?: FundstelleEntry): FundstelleEntry {
  const places = (rows: readonly Zeile[]) => rows.flatMap((z) => (z.wenn[merkmal] === undefined ? [] : z.fundstellen.slice(0, 1)));
  const all = places(table.tabelle.zeilen);
  const place = given ?? all[0] ?? (table.tabelle.zeilen[0]?.fundstellen[0] as FundstelleEntry);
  const isPlace = ({ stelle }: FundstelleEntry) => stelle === place.stelle;
  if (!all.some(isPlace)) return place;
  const possible = places(possibleRows(table, facts));
  return possible.some(isPlace) ? place : (possible[0] ?? place);
}

/** The choices of a question in order, "weiß nicht" last where it is a sensible answer. */
export function choicesOf(frage: Dialogfrage): { title: string; wert: string }[] {
  const choices = Object.entries(frage.auswahl).map(([wert, { text }]) => ({ title: text, wert }));
  return frage.weiss_nicht ? [...choices, { title: frage.weiss_nicht, wert: UNKNOWN }] : choices;
}
