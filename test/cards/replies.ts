/** Every reply that the knowledge can bring forth, for tests that must hold for all cards. */
import { type DialogState, dialogState, type Finding, MAX_HANDED_OVER } from '../../src/conversation/action.js';
import { choiceReply, gapReply, nummerReply, silenceReply, topicReply } from '../../src/conversation/answer.js';
import type { Human } from '../../src/conversation/assistant.js';
import { checklistReply } from '../../src/conversation/checklist.js';
import { decisionReply } from '../../src/conversation/decision.js';
import { answerDialog, startState, stepDialog } from '../../src/conversation/dialog.js';
import { confirmation, handedOver, humanAnswerReply, offerHuman, ticketReply } from '../../src/conversation/escalation.js';
import type { DecisionReply, QuestionReply, Reply } from '../../src/conversation/reply.js';
import { helpReply, notice, welcomeReply } from '../../src/conversation/talk.js';
import { allNummern, allStellen } from '../../src/erlass/citation.js';
import type { Thema } from '../../src/knowledge/schema/thema.js';
import type { Facts } from '../../src/rules/compile.js';
import { assistant, knowledge } from '../support.js';
import { listReplies } from './list-replies.js';

export interface Named<T extends Reply = Reply> {
  readonly name: string;
  readonly reply: T;
}

const { texte } = knowledge.sprache;
const named = <T extends Reply>(name: string, reply: T): Named<T> => ({ name, reply });

export const answers = [...knowledge.themen.values()].flatMap((t) =>
  [0, ...t.zuspitzungen.map((_, i) => i + 1)].map((g) => named(`${t.id} ${g}`, topicReply(knowledge, t, g))),
);
export const gaps = [...knowledge.luecken.values()].flatMap((l) =>
  [0, ...l.zuspitzungen.map((_, i) => i + 1)].map((g) => named(`${l.id} ${g}`, gapReply(knowledge, l, g))),
);
export const checklists = [...knowledge.checklisten.values()].map((c) => named(c.id, checklistReply(assistant, c)));
export const places = [
  ...knowledge.erlass.abschnitte.map((a) => a.nr),
  ...allNummern(knowledge.erlass).map((n) => n.nummer),
  ...allStellen(knowledge.erlass),
].map((s) => named(s, nummerReply(knowledge, s)));
export const talks = [
  named('welcome', welcomeReply(knowledge)),
  named('help', helpReply(knowledge)),
  named('notice', notice(knowledge, texte.leer)),
  named('silence', silenceReply(knowledge, texte.luecke_unbekannt)),
  named('silence with a topic', silenceReply(knowledge, texte.luecke_unbekannt, [...knowledge.themen.values()][0])),
  ...['urlaub', 'urlaub lehrer befristung', 'partner', 'planung checkliste'].flatMap((text) => {
    const reply = choiceReply(knowledge, assistant.search.rank(text).hits, 0.3);
    return reply ? [named(`choice ${text}`, reply)] : [];
  }),
];

/** Of a large table so many cases are drawn, evenly spread: thousands of alike cards add nothing. */
const MAX_CASES = 300;
const spread = <T>(all: readonly T[]): T[] => {
  const step = Math.max(1, Math.floor(all.length / MAX_CASES));
  return all.filter((_, i) => i % step === 0);
};

/** Every outcome of every table, facts partly unknown included. */
export const decisions: Named<DecisionReply>[] = [...assistant.tables.values()].flatMap((table) => {
  const cases = table.merkmale.reduce<Facts[]>(
    (all, m) => all.flatMap((facts) => [facts, ...m.werte.map((wert) => ({ ...facts, [m.id]: wert }))]),
    [{}],
  );
  return cases.map((facts) =>
    named(`${table.tabelle.id} ${JSON.stringify(facts)}`, decisionReply(assistant, table, startState(assistant, table.tabelle.id, facts))),
  );
});

/** Every question of every dialog, reached by its answers. */
export const questions: Named<QuestionReply>[] = [...assistant.tables.keys()].flatMap((id) => {
  const found = new Map<string, Named<QuestionReply>>();
  const visit = (state: DialogState, first: boolean): void => {
    const step = stepDialog(assistant, state, { first });
    if (step?.reply.kind !== 'question') return;
    const { reply } = step;
    const key = JSON.stringify(state);
    if (found.has(key)) return;
    found.set(key, named(`${id} ${key}`, reply));
    for (const { wert } of reply.choices) {
      const next = answerDialog(assistant, state, reply.merkmal, wert)?.reply;
      if (next?.kind === 'question') visit(dialogState.parse(next.state), false);
    }
  };
  visit(startState(assistant, id), true);
  return spread([...found.values()]);
});

const size = (thema: Thema) => JSON.stringify(topicReply(knowledge, thema)).length;
const longest = [...knowledge.themen.values()].reduce((a, b) => (size(b) > size(a) ? b : a));
/** The first question of every dialog below each topic that leads to it and the longest of all: a text that asked and told a case. */
export const questionsWithGeneral: Named<QuestionReply>[] = [...assistant.tables.keys()].flatMap((id) => {
  const first = stepDialog(assistant, startState(assistant, id), { first: true })?.reply;
  if (first?.kind !== 'question') return [];
  const topics = [...knowledge.themen.values()].filter((thema) => thema.dialog === id || thema === longest);
  return topics.map((thema) =>
    named(`${id} below ${thema.id}`, { ...first, allgemein: { ...topicReply(knowledge, thema), frage: thema.frage } }),
  );
});

const LONGEST = 'Fräge "\n'.repeat(300).slice(0, MAX_HANDED_OVER);
const human: Human = { kind: 'channel' };
const handing = { ...assistant, human };
/** Gaps with the way to a person, asked as long as can be. */
export const gapsWithHuman = gaps.flatMap(({ name, reply }) =>
  offerHuman(handing, {}, { replies: [reply], session: {} }, LONGEST).replies.map((offered) => named(`${name} with a person`, offered)),
);
const [gap] = knowledge.luecken.keys();
const finding: Finding = { kind: 'gap', id: gap ?? '' };
const ticket = { id: 'a'.repeat(24), state: 'offen', name: 'Ayşe', question: LONGEST, finding, handlerName: '', answer: '' } as const;
const taken = { ...ticket, state: 'uebernommen', handlerName: 'Jörg' } as const;
const answered = { ...taken, state: 'beantwortet', answer: LONGEST } as const;
export const handovers: readonly Named[] = [
  named('to be confirmed', confirmation(knowledge, LONGEST, finding, texte.fachstelle_leer)),
  named('without a known gap', confirmation(knowledge, 'Frage?', { kind: 'silence', id: '' })),
  named('not understood', confirmation(knowledge, 'Frage?', { kind: 'unclear', id: '' })),
  named('sent', handedOver(knowledge, LONGEST, finding)),
  ...[ticket, taken, answered].map((t) => named(`ticket ${t.state}`, ticketReply(knowledge, t))),
  named('ticket with a draft', ticketReply(knowledge, taken, { rueckfrage: texte.fachstelle_leer, entwurf: LONGEST })),
  named('answer', humanAnswerReply(knowledge, answered)),
  ...offerHuman(
    handing,
    { misses: 1 },
    { replies: talks.flatMap(({ reply }) => (reply.kind === 'choice' ? [reply] : [])), session: {} },
    LONGEST,
  )
    .replies.slice(0, 1)
    .map((reply) => named('choice with a person', reply)),
];

export const everyReply: readonly Named[] = [
  ...talks,
  ...handovers,
  ...gapsWithHuman,
  ...answers,
  ...gaps,
  ...checklists,
  ...listReplies,
  ...places,
  ...questions,
  ...questionsWithGeneral,
  ...decisions,
];
