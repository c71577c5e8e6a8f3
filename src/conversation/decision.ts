/** A decision made ready to be shown: outcome first, then reasons, what would change it, what comes next. */
import type { Knowledge } from '../knowledge/model.js';
import { toZitat } from '../knowledge/normen.js';
import type { Tabelle } from '../knowledge/schema/regel.js';
import { fill } from '../knowledge/schema/texte.js';
import { assumedFacts } from '../rules/assume.js';
import type { CompiledTable } from '../rules/compile.js';
import { type Decision, decide, type Reason } from '../rules/decide.js';
import { phraseChanges, phraseFacts } from '../rules/phrase.js';
import type { DialogState } from './action.js';
import type { Assistant } from './assistant.js';
import { doubtful, givenAnswers, type StepNotes } from './given.js';
import type { Button, DecisionReply, ReasonView } from './reply.js';

/** More ways to change the outcome than this puzzle rather than help. */
const MAX_CHANGES = 4;
/** Other checks offered from a result: a card has few actions. */
const MAX_OTHERS = 2;

/** Decides and phrases. The state must be valid for the table, see `startState`. */
export function decisionReply(assistant: Assistant, table: CompiledTable, state: DialogState, notes: StepNotes = {}): DecisionReply {
  const { knowledge } = assistant;
  const { tabelle } = table;
  const { stated = [], entfallen = [] } = notes;
  const assumed = assumedFacts(tabelle, state.facts, doubtful(state));
  const focused = decide(table, { ...state.facts, ...assumed });
  const unnamed = state.asked !== undefined && focused.status === 'entschieden' && focused.outcomes.length === 0;
  // Nothing is said of those who were asked about: then all who are named are shown instead.
  const whole = unnamed ? assistant.tables.get(state.table) : undefined;
  const decision = whole ? decide(whole, { ...state.facts, ...assumed }) : focused;
  const needed = Object.fromEntries(Object.entries(assumed).filter(([id]) => decision.used.includes(id)));
  const only = tabelle.ergebnisse[decision.outcomes[0] ?? ''];
  return {
    kind: 'decision',
    titel: tabelle.titel,
    art: decision.status === 'offen' ? 'offen' : tabelle.art === 'eindeutig' ? (only?.art ?? 'auskunft') : 'auskunft',
    ergebnis: unnamed ? unnamedSentence(knowledge, tabelle, state.asked) : outcomeSentence(knowledge, tabelle, decision, state.asked),
    gruende: reasonViews(knowledge, tabelle, decision),
    angaben: givenAnswers(assistant, table, state, stated),
    angenommen: givenAnswers(assistant, table, { ...state, facts: needed, unknown: [] }, []),
    entfallen,
    gelesen: stated.length > 0,
    unerheblich: phraseFacts(
      tabelle,
      state.facts,
      decision.irrelevant.filter((id) => assumed[id] === undefined),
    ),
    // Where no partner stands firm yet, the sentence above has named the same facts.
    offen: tabelle.art === 'sammelnd' && decision.outcomes.length === 0 ? [] : decision.open.map((open) => openSentence(tabelle, open)),
    aenderungen: phraseChanges(tabelle, decision).slice(0, MAX_CHANGES),
    naechste: uniqueSteps(decision).map((step) => ({ text: step.text, zitate: step.fundstellen.map((f) => toZitat(knowledge, f)) })),
    buttons: buttonsOf(knowledge, state, decision),
    state,
    assumed: needed,
    decision,
  };
}

/** What may come next: the step the Erlass names, another check of the same case, the text to copy, a new case. */
function buttonsOf({ dialoge, sprache: { texte } }: Knowledge, state: DialogState, decision: Decision): Button[] {
  const steps = decision.nextSteps.flatMap((step) => step.tabelle ?? []);
  const others = [...new Set([...steps, ...(dialoge.get(state.table)?.anschliessend ?? [])])].flatMap((id) => dialoge.get(id) ?? []);
  return [
    ...others
      .slice(0, MAX_OTHERS)
      .map(({ id, knopf }): Button => ({ title: knopf, action: { do: 'start-dialog', table: id, facts: state.facts } })),
    ...(state.asked ? [{ title: texte.knopf_alle, action: { do: 'start-dialog', table: state.table, facts: state.facts } } as const] : []),
    { title: texte.knopf_text, action: { do: 'as-text', state } },
    { title: texte.knopf_neu, action: { do: 'start-dialog', table: state.table } },
  ];
}

/** "Für diesen Fall nennt der Erlass nicht: Jobcenter." */
function unnamedSentence({ sprache: { texte } }: Knowledge, { ergebnisse }: Tabelle, asked: readonly string[] = []): string {
  return fill(texte.entscheidung_nicht_genannt, { gefragt: asked.map((id) => ergebnisse[id]?.titel ?? id).join(', ') });
}

function outcomeSentence(knowledge: Knowledge, tabelle: Tabelle, decision: Decision, asked?: readonly string[]): string {
  const { texte } = knowledge.sprache;
  if (asked && decision.status === 'entschieden') return `${decision.outcomes.map((outcome) => gradeOf(tabelle, outcome)).join('; ')}.`;
  if (tabelle.art === 'sammelnd' && (decision.status === 'entschieden' || decision.outcomes.length > 0)) {
    const text = decision.status === 'offen' ? texte.entscheidung_sammelnd_offen : texte.entscheidung_sammelnd;
    return fill(text, { anzahl: decision.outcomes.length });
  }
  if (decision.status === 'entschieden') return tabelle.ergebnisse[decision.outcomes[0] ?? '']?.titel ?? '';
  const names = decision.open.map((o) => tabelle.merkmale.find((m) => m.id === o.merkmal)?.name ?? o.merkmal);
  return `${texte.entscheidung_offen} ${fill(texte.entscheidung_offen_fakten, { merkmale: names.join(', ') })}`;
}

/** In a collecting table the partner and its grade head each reason, strongest grade first. */
function reasonViews(knowledge: Knowledge, tabelle: Tabelle, decision: Decision): ReasonView[] {
  const view = (reason: Reason, titel?: string): ReasonView => ({
    ...(titel ? { titel } : {}),
    grund: reason.grund,
    zitate: reason.fundstellen.map((f) => toZitat(knowledge, f)),
    ...(reason.auslegung ? { auslegung: reason.auslegung } : {}),
    ...(reason.hinweis ? { hinweis: reason.hinweis } : {}),
  });
  if (tabelle.art === 'eindeutig') return decision.reasons.map((reason) => view(reason));
  const graded = decision.reasons.map((reason) => {
    const [, stufe = ''] = reason.outcome.split(': ');
    return { rang: tabelle.stufen?.[stufe]?.rang ?? 99, view: view(reason, gradeOf(tabelle, reason.outcome)) };
  });
  return graded.sort((a, b) => a.rang - b.rang).map((g) => g.view);
}

/** "Jobcenter: Beteiligung ist anzustreben" for "jobcenter: anzustreben". */
function gradeOf({ ergebnisse, stufen }: Tabelle, outcome: string): string {
  const [dann = '', stufe = ''] = outcome.split(': ');
  return `${ergebnisse[dann]?.titel}: ${stufen?.[stufe]?.titel}`;
}

/** "Inhalte: „öffentliches Recht“ führt zu: erfüllt; „keine“ führt zu: erfüllt oder nicht erfüllt" for an open fact. */
function openSentence(tabelle: Tabelle, open: Decision['open'][number]): string {
  const merkmal = tabelle.merkmale.find((m) => m.id === open.merkmal);
  if (tabelle.art === 'sammelnd') return `${merkmal?.name}?`;
  const byOutcome = new Map<string, string[]>();
  for (const [wert, outcomes] of Object.entries(open.leadsTo)) {
    const name = outcomes.map((id) => tabelle.ergebnisse[id]?.kurz ?? tabelle.ergebnisse[id]?.titel ?? id).join(' oder ');
    byOutcome.set(name, [...(byOutcome.get(name) ?? []), `„${merkmal?.werte[wert] ?? wert}“`]);
  }
  return `${merkmal?.name}: ${[...byOutcome].map(([outcome, werte]) => `${werte.join(', ')}: ${outcome}`).join('; ')}`;
}

function uniqueSteps(decision: Decision): Decision['nextSteps'] {
  return decision.nextSteps.filter((step, i, all) => all.findIndex((other) => other.text === step.text) === i);
}
