/** One turn of a conversation: pure. The same session and message always give the same replies. */
import type { Day } from '../calendar/day.js';
import { fill } from '../knowledge/schema/texte.js';
import { cleanInput, MAX_MESSAGE_LENGTH } from '../language/fold.js';
import { act } from './act.js';
import type { Assistant } from './assistant.js';
import { offerHuman } from './escalation.js';
import type { Incoming } from './incoming.js';
import { respond } from './respond.js';
import { NEW_SESSION, type Session } from './session.js';
import type { Turn } from './steps.js';
import { notice, welcomeReply } from './talk.js';

/** Handles one incoming event. Never throws on input from outside. */
export function turn(assistant: Assistant, session: Session, incoming: Incoming): Turn {
  const { knowledge } = assistant;
  switch (incoming.type) {
    case 'welcome':
      return { replies: [welcomeReply(knowledge)], session: NEW_SESSION };
    case 'broken-action':
      return { replies: [notice(knowledge, knowledge.sprache.texte.knopf_kaputt)], session };
    case 'action':
      return offerHuman(assistant, session, act(assistant, session, incoming.stamped, incoming.heute), undefined);
    case 'message':
      return message(assistant, session, incoming.text, incoming.heute);
  }
}

function message(assistant: Assistant, session: Session, raw: string, heute: Day | undefined): Turn {
  const { knowledge } = assistant;
  const { texte } = knowledge.sprache;
  if (raw.length > MAX_MESSAGE_LENGTH) {
    const text = fill(texte.zu_lang, { laenge: raw.length.toLocaleString('de-DE'), grenze: MAX_MESSAGE_LENGTH.toLocaleString('de-DE') });
    return { replies: [notice(knowledge, text)], session };
  }
  const text = cleanInput(raw);
  if (text === '') return { replies: [notice(knowledge, texte.leer)], session };
  if (!/[\p{L}\d?]/u.test(text)) return { replies: [notice(knowledge, texte.nur_zeichen)], session };
  return offerHuman(assistant, session, respond(assistant, session, text, heute), text);
}
