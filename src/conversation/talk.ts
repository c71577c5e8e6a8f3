/** Replies that state no law: welcome, help, notices, small talk, subjects outside the Erlass. */
import type { Knowledge } from '../knowledge/model.js';
import type { Dialog } from '../knowledge/schema/dialog.js';
import type { Gespraech } from '../knowledge/schema/sprache.js';
import type { Button, TalkReply } from './reply.js';

/** Greets a person or team for the first time. */
export function welcomeReply(knowledge: Knowledge): TalkReply {
  const { texte } = knowledge.sprache;
  return {
    kind: 'smalltalk',
    art: 'welcome',
    titel: texte.begruessung_titel,
    text: texte.begruessung,
    beispiele: examples(knowledge),
    buttons: startButtons(knowledge),
  };
}

/** What the assistant can do, with a button for each guided dialog and checklist. */
export function helpReply(knowledge: Knowledge): TalkReply {
  const { texte } = knowledge.sprache;
  return {
    kind: 'smalltalk',
    art: 'help',
    titel: texte.hilfe_titel,
    text: texte.hilfe,
    beispiele: examples(knowledge),
    buttons: startButtons(knowledge),
  };
}

/** A calm sentence about bad input or an old button. */
export function notice(knowledge: Knowledge, text: string): TalkReply {
  return { kind: 'smalltalk', art: 'notice', text, buttons: [{ title: knowledge.sprache.texte.knopf_hilfe, action: { do: 'help' } }] };
}

/** Small talk or a subject outside the Erlass, answered as the knowledge says. */
export function talkReply(kind: 'smalltalk' | 'off-topic', talk: Gespraech): TalkReply {
  return { kind, art: 'talk', text: talk.antwort, buttons: [] };
}

/** A subject outside the Erlass that no entry names. */
export function foreignReply(knowledge: Knowledge): TalkReply {
  return {
    kind: 'off-topic',
    art: 'talk',
    text: knowledge.sprache.texte.fremd,
    buttons: [{ title: knowledge.sprache.texte.knopf_hilfe, action: { do: 'help' } }],
  };
}

function examples(knowledge: Knowledge): string[] {
  return knowledge.sprache.beispiele.beispiele.flatMap((id) => knowledge.themen.get(id)?.frage ?? []);
}

/** Dialogs on one card; a further button leads on. */
const DIALOGS_A_CARD = 4;

/** The guided dialogs that the welcome does not show, a few at a time. */
export function moreReply(knowledge: Knowledge, from = 0): TalkReply {
  const { beispiele, texte } = knowledge.sprache;
  const others = [...knowledge.dialoge.values()].filter((d) => !beispiele.dialoge.includes(d.id));
  const next = from + DIALOGS_A_CARD;
  const further: Button[] = next < others.length ? [{ title: texte.knopf_mehr, action: { do: 'more', from: next } }] : [];
  return {
    kind: 'smalltalk',
    art: 'talk',
    text: texte.weitere_pruefungen,
    buttons: [...others.slice(from, next).map(dialogButton), ...further],
  };
}

function startButtons(knowledge: Knowledge): Button[] {
  const { dialoge, checklisten, sprache } = knowledge;
  return [
    ...sprache.beispiele.dialoge.flatMap((id) => dialoge.get(id) ?? []).map(dialogButton),
    ...[...checklisten.values()].map((c): Button => ({ title: c.knopf, action: { do: 'checklist', id: c.id } })),
    ...(dialoge.size > sprache.beispiele.dialoge.length ? [{ title: sprache.texte.knopf_mehr, action: { do: 'more' } } as const] : []),
  ];
}

function dialogButton({ id, knopf }: Dialog): Button {
  return { title: knopf, action: { do: 'start-dialog', table: id } };
}
