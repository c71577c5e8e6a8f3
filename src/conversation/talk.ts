/** Replies that state no law: welcome, help, notices, small talk, subjects outside the Erlass. */
import type { Knowledge } from '../knowledge/model.js';
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
  return knowledge.sprache.beispiele.flatMap((id) => knowledge.themen.get(id)?.frage ?? []);
}

function startButtons(knowledge: Knowledge): Button[] {
  return [
    ...[...knowledge.dialoge.values()].map((d): Button => ({ title: d.knopf, action: { do: 'start-dialog', table: d.id } })),
    ...[...knowledge.checklisten.values()].map((c): Button => ({ title: c.knopf, action: { do: 'checklist', id: c.id } })),
  ].slice(0, 6);
}
