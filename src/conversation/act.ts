/** Doing what a button says. */
import type { Day } from '../calendar/day.js';
import type { DialogState, StampedAction } from './action.js';
import { gapReply, nummerReply, topicReply } from './answer.js';
import type { Assistant } from './assistant.js';
import { checklistReply } from './checklist.js';
import { answerDialog, backDialog, changeDialog, stepDialog } from './dialog.js';
import { confirmation, confirmed, refused } from './escalation.js';
import { askOfStore, openForm, submitForm, withKeepButton } from './keep/start.js';
import type { Session } from './session.js';
import { cancelDialog, fromStep, startDialog, type Turn } from './steps.js';
import { checklistsReply, helpReply, moreReply, notice } from './talk.js';

/** A pressed button. Its data is parsed but not trusted: whatever does not fit the knowledge gets a polite answer. */
export function act(assistant: Assistant, session: Session, { v, action, wert, text = '', felder = {} }: StampedAction, heute?: Day): Turn {
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
      return startDialog(assistant, session, action.table, action.facts) ?? stale();
    case 'answer':
      return answer(assistant, session, action.state, action.merkmal, wert) ?? stale();
    case 'back':
      return fromStep(session, backDialog(assistant, action.state)) ?? stale();
    case 'change':
      return fromStep(session, changeDialog(assistant, action.state, action.merkmal)) ?? stale();
    case 'as-text': {
      const step = stepDialog(assistant, action.state);
      return step?.reply.kind === 'decision' ? { replies: [{ ...step.reply, asText: true }], session } : stale();
    }
    case 'cancel':
      return cancelDialog(knowledge, session);
    case 'checklist': {
      const liste = knowledge.checklisten.get(action.id);
      return liste ? { replies: [withKeepButton(assistant, checklistReply(assistant, liste), heute)], session } : stale();
    }
    case 'escalate':
      return { replies: [confirmation(knowledge, action.question, action.finding)], session };
    case 'escalate-send':
      return confirmed(assistant, session, action.finding, text);
    case 'escalate-not':
      return refused(assistant, session, action.finding, text);
    case 'ticket-take':
    case 'ticket-release':
    case 'ticket-answer':
      return { replies: [], session, effect: { kind: action.do, id: action.id, text } };
    case 'list-form': {
      const liste = knowledge.checklisten.get(action.id);
      return liste ? openForm(assistant, session, liste, heute) : stale();
    }
    case 'list-create': {
      const liste = knowledge.checklisten.get(action.id);
      return liste ? submitForm(assistant, session, liste, felder, heute) : stale();
    }
    case 'list':
      return askOfStore(assistant, session, { do: 'ask', ask: action.ask, fields: felder });
    case 'show':
      return { replies: [nummerReply(knowledge, action.stelle)], session };
    case 'help':
      return { replies: [helpReply(knowledge)], session };
    case 'more':
      return { replies: [action.what ? checklistsReply(knowledge, action.from) : moreReply(knowledge, action.from)], session };
  }
}

/** A choice set that was left empty asks again, with a hint. */
function answer(assistant: Assistant, session: Session, state: DialogState, merkmal: string, wert: string | undefined): Turn | undefined {
  if (wert) return fromStep(session, answerDialog(assistant, state, merkmal, wert));
  const again = stepDialog(assistant, state);
  if (again?.reply.kind !== 'question') return fromStep(session, again);
  return fromStep(session, { ...again, reply: { ...again.reply, rueckfrage: assistant.knowledge.sprache.texte.eingabe_pflicht } });
}
