/** From a cleaned message to replies: open dialog first, then commands, Nummern, and questions. */
import type { Day } from '../calendar/day.js';
import type { StatedFact } from '../cases/recognise.js';
import type { ListAsk } from '../checklists/ask.js';
import { spokenStelle } from '../erlass/stelle.js';
import type { Merkmal } from '../knowledge/schema/regel.js';
import { fill } from '../knowledge/schema/texte.js';
import { fold } from '../language/fold.js';
import { readForeign } from '../language/foreign.js';
import { readNummer } from '../language/nummern.js';
import { act } from './act.js';
import type { DialogState } from './action.js';
import { nummerReply, topicReply } from './answer.js';
import type { Assistant } from './assistant.js';
import { readChange, readCommand } from './command.js';
import { addStated, answerDialog, backDialog, changeDialog, stepDialog } from './dialog.js';
import { escalateLast } from './escalation.js';
import { askOfStore, startWish, withKeepButton } from './keep/start.js';
import { readWish } from './keep/wish.js';
import { answerQuestion, answerQuestions } from './question.js';
import type { Session } from './session.js';
import { cancelDialog, fromStep, type Turn } from './steps.js';
import { checklistsReply, helpReply, moreReply, notice, welcomeReply } from './talk.js';
import { readOption, readTypedAnswer } from './typed.js';

/** Confidence from which a message during a dialog counts as a question of its own. */
const SIDE_QUESTION = 0.75;

export function respond(assistant: Assistant, session: Session, text: string, heute?: Day): Turn {
  const { offered, ...rest } = session;
  const chosen = offered && readOption(offered, text);
  if (chosen) return act(assistant, rest, { v: assistant.knowledge.version, action: chosen.action }, heute);
  return respondAfresh(assistant, rest, text, heute);
}

function respondAfresh(assistant: Assistant, session: Session, text: string, heute: Day | undefined): Turn {
  const inDialog = session.dialog && respondInDialog(assistant, session, session.dialog, text);
  if (inDialog) return inDialog;
  const { knowledge } = assistant;
  const changed = session.decided && changeIn(assistant, session, session.decided, text);
  if (changed) return changed;
  switch (readCommand(knowledge, text)) {
    case 'hilfe':
      return { replies: [helpReply(knowledge)], session };
    case 'start':
      return { replies: [welcomeReply(knowledge)], session };
    case 'mehr':
      return { replies: [moreReply(knowledge)], session };
    case 'checklisten':
      return { replies: [checklistsReply(knowledge)], session };
    case 'weitergeben':
      return escalateLast(assistant, session);
    case 'meine-checklisten':
      return ask(assistant, session, { ask: 'overview' });
    case 'archiv':
      return ask(assistant, session, { ask: 'overview', archived: true });
    case 'meine-daten':
      return ask(assistant, session, { ask: 'my-data' });
    case 'meine-daten-loeschen':
      return ask(assistant, session, { ask: 'forget-me' });
    case 'abbrechen':
    case 'zurueck':
      return cancelDialog(knowledge, session);
    case 'fundstelle':
      return aboutLast(assistant, session, 'fundstelle');
    case 'warum':
      return aboutLast(assistant, session, 'warum');
    default:
  }
  const wish = readWish(assistant, text, heute);
  if (wish) return startWish(assistant, session, wish, heute);
  const nummer = readNummer(text);
  if (nummer) return { replies: [nummerReply(knowledge, nummer.stelle)], session };
  const { deutsch, sprachen } = knowledge.sprache.fremdsprachen;
  const foreign = readForeign(text, sprachen);
  if (foreign) return { replies: [notice(knowledge, `${foreign.satz} ${deutsch}`)], session };
  const turn = answerQuestions(assistant, session, text);
  return { ...turn, replies: turn.replies.map((reply) => (reply.kind === 'checklist' ? withKeepButton(assistant, reply, heute) : reply)) };
}

function ask(assistant: Assistant, session: Session, wanted: ListAsk): Turn {
  return askOfStore(assistant, session, { do: 'ask', ask: wanted, fields: {} });
}

/** A message while a dialog waits: an answer, a step back, a side question, or something not understood. */
function respondInDialog(assistant: Assistant, session: Session, open: NonNullable<Session['dialog']>, text: string): Turn | undefined {
  const { knowledge } = assistant;
  const frage = knowledge.dialoge.get(open.state.table)?.fragen[open.merkmal];
  const merkmal = knowledge.tabellen.get(open.state.table)?.merkmale.find((m) => m.id === open.merkmal);
  if (!frage || !merkmal) return undefined;
  const command = readCommand(knowledge, text);
  if (command === 'abbrechen') return cancelDialog(knowledge, session);
  if (command === 'zurueck') return fromStep(session, backDialog(assistant, open.state));
  const changed = changeIn(assistant, session, open.state, text);
  if (changed) return changed;
  const wert = readTypedAnswer(knowledge, merkmal, frage, text);
  if (wert !== undefined) return fromStep(session, answerDialog(assistant, open.state, open.merkmal, wert));
  const again = stepDialog(assistant, open.state);
  if (again?.reply.kind !== 'question') return undefined;
  if (command === 'hilfe' || command === 'start') return { replies: [helpReply(knowledge), again.reply], session };
  const nummer = readNummer(text);
  if (nummer) return { replies: [nummerReply(knowledge, nummer.stelle), again.reply], session };
  const stated = text.includes('?') ? [] : statedIn(assistant, open.state.table, text);
  if (stated.length > 0) return fromStep(session, addStated(assistant, open.state, stated));
  const side = answerQuestion(assistant, text);
  if (side.step)
    return fromStep(session, { ...again, reply: { ...again.reply, rueckfrage: knowledge.sprache.texte.dialog_nicht_verstanden } });
  if ((side.confidence ?? 0) >= SIDE_QUESTION) return { replies: [side.reply, again.reply], session };
  return { replies: [{ ...again.reply, rueckfrage: knowledge.sprache.texte.dialog_nicht_verstanden }], session };
}

/** "Abschluss ändern": asks for that answer again; "ändern" alone for the last one. */
function changeIn(assistant: Assistant, session: Session, state: DialogState, text: string): Turn | undefined {
  const wanted = readChange(assistant.knowledge, text);
  if (wanted === undefined) return undefined;
  const named = namedMerkmal(assistant.knowledge.tabellen.get(state.table)?.merkmale ?? [], wanted);
  return fromStep(session, named ? changeDialog(assistant, state, named.id) : wanted === '' ? backDialog(assistant, state) : undefined);
}

/** The Merkmal that is called so, or the one that shares the longest word with what was typed. */
function namedMerkmal(merkmale: readonly Merkmal[], wanted: string): Merkmal | undefined {
  const words = wanted.split(' ').filter((word) => word.length >= 4);
  const alike = merkmale
    .map((m) => ({ m, shared: Math.max(0, ...words.filter((word) => fold(m.name).includes(word)).map((word) => word.length)) }))
    .filter(({ shared }) => shared > 0)
    .sort((x, y) => y.shared - x.shared);
  const [first, second] = alike;
  return first && first.shared > (second?.shared ?? 0) ? first.m : undefined;
}

/** Facts of the open table that a message states beside, or instead of, the answer that was asked for. */
function statedIn({ recogniser }: Assistant, table: string, text: string): readonly StatedFact[] {
  return recogniser.read(recogniser.prepare(text)).find((read) => read.table === table)?.stated ?? [];
}

/** "Wo steht das?", "Warum?": about the answer before. */
function aboutLast(assistant: Assistant, session: Session, what: 'fundstelle' | 'warum'): Turn {
  const { knowledge } = assistant;
  const { texte } = knowledge.sprache;
  const thema = session.lastTopic ? knowledge.themen.get(session.lastTopic) : undefined;
  if (!thema) return { replies: [notice(knowledge, texte.keine_letzte_antwort)], session };
  const stelle = spokenStelle(thema.fundstellen[0]?.stelle ?? '');
  const antwort = fill(what === 'fundstelle' ? texte.fundstelle_genannt : texte.warum_genannt, { stelle });
  return { replies: [{ ...topicReply(knowledge, thema), antwort }], session };
}
