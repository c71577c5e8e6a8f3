/** One turn of a conversation: pure. The same session and message always give the same replies. */
import { fill } from '../knowledge/schema/texte.js';
import { cleanInput, MAX_MESSAGE_LENGTH } from '../language/fold.js';
import type { DialogState, StampedAction } from './action.js';
import { gapReply, nummerReply, topicReply } from './answer.js';
import type { Assistant } from './assistant.js';
import { checklistReply } from './checklist.js';
import { answerDialog, backDialog, stepDialog } from './dialog.js';
import type { Incoming } from './incoming.js';
import { respond } from './respond.js';
import { NEW_SESSION, type Session } from './session.js';
import { cancelDialog, fromStep, startDialog, type Turn } from './steps.js';
import { helpReply, notice, welcomeReply } from './talk.js';

/** Handles one incoming event. Never throws on input from outside. */
export function turn(assistant: Assistant, session: Session, incoming: Incoming): Turn {
  const { knowledge } = assistant;
  switch (incoming.type) {
    case 'welcome':
      return { replies: [welcomeReply(knowledge)], session: NEW_SESSION };
    case 'broken-action':
      return { replies: [notice(knowledge, knowledge.sprache.texte.knopf_kaputt)], session };
    case 'action':
      return act(assistant, session, incoming.stamped);
    case 'message':
      return message(assistant, session, incoming.text);
  }
}

function message(assistant: Assistant, session: Session, raw: string): Turn {
  const { knowledge } = assistant;
  const { texte } = knowledge.sprache;
  if (raw.length > MAX_MESSAGE_LENGTH) {
    const text = fill(texte.zu_lang, { laenge: raw.length.toLocaleString('de-DE'), grenze: MAX_MESSAGE_LENGTH.toLocaleString('de-DE') });
    return { replies: [notice(knowledge, text)], session };
  }
  const text = cleanInput(raw);
  if (text === '') return { replies: [notice(knowledge, texte.leer)], session };
  if (!/[\p{L}\d?]/u.test(text)) return { replies: [notice(knowledge, texte.nur_zeichen)], session };
  return respond(assistant, session, text);
}

/** A pressed button. Its data is parsed but not trusted: whatever does not fit the knowledge gets a polite answer. */
export function act(assistant: Assistant, session: Session, { v, action, wert }: StampedAction): Turn {
  const { knowledge } = assistant;
  const stale = (): Turn => ({
    replies: [notice(knowledge, v === knowledge.version ? knowledge.sprache.texte.knopf_kaputt : knowledge.sprache.texte.knopf_veraltet)],
    session,
  });
  switch (action.do) {
    case 'topic': {
      const thema = knowledge.themen.get(action.id);
      return thema ? { replies: [topicReply(knowledge, thema)], session: { ...session, lastTopic: thema.id } } : stale();
    }
    case 'gap': {
      const luecke = knowledge.luecken.get(action.id);
      return luecke ? { replies: [gapReply(knowledge, luecke)], session } : stale();
    }
    case 'start-dialog':
      return startDialog(assistant, session, action.table) ?? stale();
    case 'answer':
      return answer(assistant, session, action.state, action.merkmal, wert) ?? stale();
    case 'back':
      return fromStep(session, backDialog(assistant, action.state)) ?? stale();
    case 'cancel':
      return cancelDialog(knowledge, session);
    case 'checklist': {
      const liste = knowledge.checklisten.get(action.id);
      return liste ? { replies: [checklistReply(knowledge, liste)], session } : stale();
    }
    case 'show':
      return { replies: [nummerReply(knowledge, action.stelle)], session };
    case 'help':
      return { replies: [helpReply(knowledge)], session };
  }
}

/** A choice set that was left empty asks again, with a hint. */
function answer(assistant: Assistant, session: Session, state: DialogState, merkmal: string, wert: string | undefined): Turn | undefined {
  if (wert) return fromStep(session, answerDialog(assistant, state, merkmal, wert));
  const again = stepDialog(assistant, state);
  if (again?.reply.kind !== 'question') return fromStep(session, again);
  return fromStep(session, { ...again, reply: { ...again.reply, rueckfrage: assistant.knowledge.sprache.texte.eingabe_pflicht } });
}
