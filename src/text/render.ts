/** Reply -> plain text: for the terminal, for `speak` and fallback of cards, for notifications, and for JSON's `text`. */

import {
  type AnswerReply,
  type Button,
  type ChecklistReply,
  type ChoiceReply,
  type DecisionReply,
  type GapReply,
  type General,
  type GivenAnswer,
  isSaid,
  type NummerReply,
  type QuestionReply,
  type ReasonView,
  type Reply,
  type TalkReply,
} from '../conversation/reply.js';
import { spokenStelle } from '../erlass/stelle.js';
import type { Knowledge } from '../knowledge/model.js';
import { fill } from '../knowledge/schema/texte.js';
import { escalation, human, humanAnswer, ticket } from './human.js';
import { listFormText, listItemText, listsText, reminderText, worklistSpeech, worklistText } from './lists.js';
import { edition, labelled, leftOut, list, placeAndForce, quote } from './parts.js';

/** The whole reply as a person reads it, paragraphs separated by blank lines. No markup, no colour. */
export function renderText(knowledge: Knowledge, reply: Reply): string {
  return paragraphs(knowledge, reply)
    .filter((p) => p !== '')
    .join('\n\n');
}

/** The reply as it is read aloud: as `renderText`, but a list is short, each item with its place alone. */
export function renderSpeech(knowledge: Knowledge, reply: Reply): string {
  if (reply.kind === 'worklist') return worklistSpeech(reply);
  if (reply.kind !== 'checklist') return renderText(knowledge, reply);
  const { texte } = knowledge.sprache;
  const items = reply.gruppen.flatMap((gruppe) =>
    gruppe.punkte.map(({ was, zitat }) => `${was} (${zitat ? placeAndForce(knowledge, zitat) : texte.checkliste_hinweise})`),
  );
  return [list(reply.titel, items), leftOut(knowledge, reply.weggelassen), edition(knowledge)].filter((p) => p !== '').join('\n\n');
}

function paragraphs(knowledge: Knowledge, reply: Reply): string[] {
  switch (reply.kind) {
    case 'answer':
    case 'gap':
      return answer(knowledge, reply);
    case 'choice':
      return choice(reply);
    case 'nummer':
      return nummer(knowledge, reply);
    case 'question':
      return question(knowledge, reply);
    case 'decision':
      return decision(knowledge, reply);
    case 'checklist':
      return checklist(knowledge, reply);
    case 'escalation':
      return escalation(knowledge, reply);
    case 'ticket':
      return ticket(knowledge, reply);
    case 'human-answer':
      return humanAnswer(knowledge, reply);
    case 'worklist':
      return worklistText(knowledge, reply);
    case 'list-item':
      return listItemText(knowledge, reply);
    case 'list-form':
      return listFormText(knowledge, reply);
    case 'lists':
      return listsText(reply);
    case 'reminder':
      return reminderText(knowledge, reply);
    default:
      return talk(knowledge, reply);
  }
}

function answer(knowledge: Knowledge, reply: AnswerReply | GapReply): string[] {
  const { texte } = knowledge.sprache;
  return [
    reply.antwort,
    reply.kind === 'gap' && reply.zitate.length > 0 ? `${texte.luecke_naechstes}:` : '',
    ...reply.zitate.map((z) => quote(knowledge, z)),
    labelled(texte.auslegung_titel, reply.auslegung),
    labelled(texte.hinweis_titel, reply.hinweis),
    related(knowledge, reply.buttons),
    reply.kind === 'gap' ? human(reply) : '',
    edition(knowledge),
  ];
}

function choice(reply: ChoiceReply): string[] {
  const options = reply.options.map((o, i) => `${i + 1}. ${o.title}${o.stelle ? ` (${spokenStelle(o.stelle)})` : ''}`);
  return [reply.text, options.join('\n'), human(reply)];
}

function nummer(knowledge: Knowledge, reply: NummerReply): string[] {
  return [reply.titel, ...reply.zitate.map((z) => quote(knowledge, z)), edition(knowledge)];
}

function inGeneral(knowledge: Knowledge, { frage, antwort, zitate, auslegung, hinweis }: General): string[] {
  const { texte } = knowledge.sprache;
  return [
    labelled(texte.dialog_allgemein, `${frage} ${antwort}`),
    ...zitate.map((z) => quote(knowledge, z)),
    labelled(texte.auslegung_titel, auslegung),
    labelled(texte.hinweis_titel, hinweis),
  ];
}

function question(knowledge: Knowledge, reply: QuestionReply): string[] {
  const { texte } = knowledge.sprache;
  return [
    reply.rueckfrage ?? '',
    reply.einleitung ?? '',
    ...(reply.allgemein ? inGeneral(knowledge, reply.allgemein) : []),
    given(knowledge, reply.bisher, reply.gelesen, texte.dialog_bisher),
    reply.entfallen.length > 0 ? list(texte.dialog_entfallen, reply.entfallen) : '',
    reply.frage,
    reply.hilfe ?? '',
    isSaid(reply) ? '' : quote(knowledge, reply.zitat),
    reply.choices.map((c, i) => `${i + 1}. ${c.title}`).join('\n'),
    reply.fortschritt,
  ];
}

function decision(knowledge: Knowledge, reply: DecisionReply): string[] {
  const { texte } = knowledge.sprache;
  const said = new Set<string>();
  /** Several rows may rest on the same words; they are read once, and named after that. */
  const once = (text: string, name = ''): string => {
    if (said.has(text)) return name;
    said.add(text);
    return text;
  };
  return [
    reply.ergebnis,
    reply.offen.length > 0 ? list('', reply.offen) : '',
    reply.gruende.length > 0 ? `${texte.entscheidung_gruende}:` : '',
    ...reply.gruende.flatMap((g, i) => [
      g.titel ? `${g.titel}. ${g.grund}` : g.grund,
      ...(sameQuotes(g, reply.gruende[i + 1]) ? [] : g.zitate.map((z) => once(quote(knowledge, z), spokenStelle(z.stelle)))),
      once(labelled(texte.auslegung_titel, g.auslegung)),
      once(labelled(texte.hinweis_titel, g.hinweis)),
    ]),
    ...reply.naechste.flatMap((step) => [
      `${texte.entscheidung_naechster_schritt}: ${step.text}`,
      ...step.zitate.map((z) => quote(knowledge, z)),
    ]),
    reply.aenderungen.length > 0 ? list(texte.entscheidung_aendern, reply.aenderungen) : '',
    given(knowledge, reply.angaben, reply.gelesen, texte.entscheidung_angaben),
    given(knowledge, reply.angenommen, false, texte.dialog_angenommen),
    reply.entfallen.length > 0 ? list(texte.dialog_entfallen, reply.entfallen) : '',
    reply.unerheblich.length > 0 ? list(texte.entscheidung_unerheblich, reply.unerheblich) : '',
    edition(knowledge),
  ];
}

/** The answers so far; what was read from a text shows the words it came from and how to correct it. */
function given(knowledge: Knowledge, answers: readonly GivenAnswer[], read: boolean, title: string): string {
  const { texte } = knowledge.sprache;
  const [first] = answers;
  if (!first) return '';
  const lines = answers.map(({ text, beleg }) => (beleg ? fill(texte.dialog_beleg, { text, beleg }) : text));
  const hint = fill(texte.dialog_aendern_hinweis, { merkmal: first.name });
  return [list(read ? texte.dialog_gelesen : title, lines), ...(read ? [hint] : [])].join('\n');
}

/** Several reasons in a row may rest on the same words; they are quoted once, after the last. */
function sameQuotes(reason: ReasonView, next: ReasonView | undefined): boolean {
  return next !== undefined && !reason.auslegung && reason.zitate.map((z) => z.stelle).join() === next.zitate.map((z) => z.stelle).join();
}

function checklist(knowledge: Knowledge, reply: ChecklistReply): string[] {
  const { texte } = knowledge.sprache;
  const groups = reply.gruppen.flatMap((gruppe) => [
    gruppe.titel,
    ...gruppe.punkte.map((p) =>
      [
        `[ ] ${p.was}`,
        ...(p.wer ? [`    ${fill(texte.checkliste_wer, { wer: p.wer })}`] : []),
        ...(p.zitat ? quote(knowledge, p.zitat) : texte.checkliste_hinweise).split('\n').map((line) => `    ${line}`),
        ...(p.hinweis ? [`    ${texte.hinweis_titel}: ${p.hinweis}`] : []),
      ].join('\n'),
    ),
  ]);
  return [
    reply.titel,
    reply.einleitung,
    reply.angaben.length > 0 ? list(texte.dialog_bisher, reply.angaben) : '',
    ...groups,
    leftOut(knowledge, reply.weggelassen),
    reply.hinweise.length > 0 ? list(texte.checkliste_hinweise, reply.hinweise) : '',
    edition(knowledge),
  ];
}

function talk(knowledge: Knowledge, reply: TalkReply): string[] {
  const { texte } = knowledge.sprache;
  const starts = reply.art === 'welcome' || reply.art === 'help';
  return [
    reply.titel ?? '',
    reply.art === 'choices' ? [reply.text, ...reply.buttons.map((b) => `- ${b.title}`)].join('\n') : reply.text,
    reply.beispiele ? list(texte.beispiele_titel, [...reply.beispiele, ...(starts ? reply.buttons.map((b) => b.title) : [])]) : '',
    starts ? knowledge.angaben.neuere_fassungen.text : '',
  ];
}

function related(knowledge: Knowledge, buttons: readonly Button[]): string {
  return buttons.length > 0 ? `${knowledge.sprache.texte.mehr_dazu}: ${buttons.map((b) => b.title).join(' · ')}` : '';
}
