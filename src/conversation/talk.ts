/** Replies that state no law: welcome, help, notices, small talk, subjects outside the Erlass. */
import type { Knowledge } from '../knowledge/model.js';
import type { Checkliste } from '../knowledge/schema/checkliste.js';
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

/** Choices on one card; a further button leads on. */
const CHOICES_A_CARD = 4;

/** The guided dialogs that the welcome does not show, a few at a time. */
export function moreReply({ dialoge, sprache }: Knowledge, from = 0): TalkReply {
  const others = [...dialoge.values()].filter((d) => !sprache.beispiele.dialoge.includes(d.id));
  const further: Button = { title: sprache.texte.knopf_mehr, action: { do: 'more', from: from + CHOICES_A_CARD } };
  return pageOf(sprache.texte.weitere_pruefungen, others.map(dialogButton), from, further);
}

/** All checklists, a few at a time. */
export function checklistsReply({ checklisten, sprache }: Knowledge, from = 0): TalkReply {
  const further: Button = {
    title: sprache.texte.knopf_weitere_checklisten,
    action: { do: 'more', what: 'checklists', from: from + CHOICES_A_CARD },
  };
  return pageOf(sprache.texte.alle_checklisten, [...checklisten.values()].map(checklistButton), from, further);
}

function pageOf(text: string, buttons: readonly Button[], from: number, further: Button): TalkReply {
  const next = from + CHOICES_A_CARD;
  return { kind: 'smalltalk', art: 'choices', text, buttons: [...buttons.slice(from, next), ...(next < buttons.length ? [further] : [])] };
}

function startButtons({ dialoge, checklisten, sprache }: Knowledge): Button[] {
  const { beispiele, texte } = sprache;
  return [
    ...beispiele.dialoge.flatMap((id) => dialoge.get(id) ?? []).map(dialogButton),
    ...beispiele.checklisten.flatMap((id) => checklisten.get(id) ?? []).map(checklistButton),
    ...(dialoge.size > beispiele.dialoge.length ? [{ title: texte.knopf_mehr, action: { do: 'more' } } as const] : []),
    ...(checklisten.size > beispiele.checklisten.length
      ? [{ title: texte.knopf_checklisten, action: { do: 'more', what: 'checklists' } } as const]
      : []),
  ];
}

function checklistButton({ id, knopf }: Checkliste): Button {
  return { title: knopf, action: { do: 'checklist', id } };
}

function dialogButton({ id, knopf }: Dialog): Button {
  return { title: knopf, action: { do: 'start-dialog', table: id } };
}
