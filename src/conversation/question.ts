/** Answering questions: rank, judge the confidence, then answer, offer, or admit silence. */

import type { Thema } from '../knowledge/schema/thema.js';
import { confidenceOf } from '../search/confidence.js';
import type { Hit, Ranking } from '../search/hit.js';
import { choiceReply, gapReply, silenceReply, topicReply } from './answer.js';
import type { Assistant } from './assistant.js';
import { findCase } from './case.js';
import { checklistReply } from './checklist.js';
import { type DialogStep, startState, stepDialog } from './dialog.js';
import { joinFollowUp } from './follow-up.js';
import type { Reply } from './reply.js';
import type { Session } from './session.js';
import { givenAway, missingKind, missingKindOfAll, silence } from './silence.js';
import { splitQuestions } from './split.js';
import { rememberStep, type Turn } from './steps.js';
import { talkReply } from './talk.js';

/** From here on the first place is given as the answer. */
const SURE = 0.55;
/** The same for a single word, which says little about what is wanted. */
const SURE_BARE = 0.9;
/** Probability from which a message is taken for a case. Where a yes or no comes out, less is enough: it answers a question as well. */
const TOLD = 0.5;
const TOLD_JUDGED = 0.08;
/** Two facts of one table are a case even where it reads like a question in general. */
const ENOUGH_FACTS = 2;
/** An answer that lies outside the table and is as sure as this goes before a case that is not clearly told. */
const SURE_ELSEWHERE = 0.75;
/** Below this a word that gives a foreign subject away weighs more than the first place. */
const SURE_AGAINST_FOREIGN = 0.75;
/** From here on the answer in general stands above a question about the case. */
const SURE_IN_GENERAL = 0.9;
/** Below this not even "Meinten Sie" is honest. */
const OFFER = 0.22;
/** Most of a question that is remembered for a follow-up, in characters. */
const MAX_REMEMBERED = 300;

/** The reply to one question, and what the conversation should remember. */
export interface Answered {
  readonly reply: Reply;
  readonly confidence?: number;
  /** the message is a known way of asking, word for word */
  readonly verbatim?: boolean;
  /** the question as it was understood, where it leaned on the one before */
  readonly readAs?: string;
  /** topic that was answered */
  readonly topic?: string;
  /** the step of a dialog, where the message started one or described a case */
  readonly step?: DialogStep;
}

/** Answers a message; two questions in one message get two answers. */
export function answerQuestions(assistant: Assistant, session: Session, text: string): Turn {
  const whole = answerInContext(assistant, session, text);
  const answers = (whole.verbatim || whole.step ? undefined : severalAnswers(assistant, text)) ?? [whole];
  const step = answers.find((a) => a.step)?.step;
  const topic = answers.find((a) => a.topic)?.topic;
  const { dialog: _, ...rest } = session;
  const offered =
    whole.reply.kind === 'choice' && answers.length === 1 ? whole.reply.options.map(({ title, action }) => ({ title, action })) : undefined;
  return {
    replies: answers.map((a) => a.reply),
    session: {
      ...(step ? rememberStep(rest, step) : rest),
      ...(offered ? { offered } : {}),
      lastQuestion: (whole.readAs ?? text).slice(0, MAX_REMEMBERED),
      ...(topic ? { lastTopic: topic } : {}),
    },
  };
}

/** A follow-up is read with the question before, unless it is a known question of its own. */
function answerInContext(assistant: Assistant, session: Session, text: string): Answered {
  const alone = answerQuestion(assistant, text);
  const joined = alone.verbatim ? undefined : joinFollowUp(assistant, session.lastQuestion, text);
  return joined ? { ...answerQuestion(assistant, joined), readAs: joined } : alone;
}

/** Both parts must be understood on their own and mean different things; otherwise the message is one question. */
function severalAnswers(assistant: Assistant, text: string): Answered[] | undefined {
  const parts = splitQuestions(text);
  if (parts.length < 2) return undefined;
  const answers = parts
    .map((part) => answerRanked(assistant, assistant.search.rank(part)))
    .filter((a) => a.reply.kind === 'answer' || a.reply.kind === 'gap');
  const known = answers.filter((a) => (a.confidence ?? 0) >= SURE);
  const distinct = known.filter((a, i) => known.findIndex((other) => identity(other.reply) === identity(a.reply)) === i);
  return distinct.length > 1 ? distinct : undefined;
}

function identity(reply: Reply): string {
  return reply.kind === 'answer' ? `answer ${reply.topic}` : reply.kind === 'gap' ? `gap ${reply.gap ?? reply.antwort}` : reply.kind;
}

/** Answers one question, or decides the case that it describes. */
export function answerQuestion(assistant: Assistant, text: string): Answered {
  const ranking = assistant.search.rank(text);
  const answered = answerRanked(assistant, ranking);
  const step = answered.verbatim ? undefined : caseStep(assistant, text, ranking, answered);
  return step ? { reply: withGeneral(assistant, step.reply, answered), step } : answered;
}

/** Who asks "Wer genehmigt das?" and tells a case is not only asked back: what holds in general comes first, if it is sure. */
function withGeneral({ knowledge }: Assistant, reply: DialogStep['reply'], { topic, confidence = 0 }: Answered): DialogStep['reply'] {
  const thema = topic === undefined ? undefined : knowledge.themen.get(topic);
  if (reply.kind !== 'question' || !thema || confidence < SURE_IN_GENERAL) return reply;
  // The plain answer with its question, not the one for a premise: "Nein." would seem to judge the case.
  return { ...reply, allgemein: { ...topicReply(knowledge, thema), frage: thema.frage } };
}

/**
 * A case goes before the answer in general: where it is told, or decided by several facts; and before "Meinten Sie …?".
 * A gap that is known stays longer: "Wie lange vorher?" is no matter of the table. A text that only resembles one asks nothing back.
 */
function caseStep(assistant: Assistant, text: string, ranking: Ranking, { reply, confidence = 0 }: Answered): DialogStep | undefined {
  const found = findCase(assistant, text, ranking, confidence);
  if (!found) return undefined;
  const elsewhere = !found.leads && confidence >= SURE_ELSEWHERE;
  if (found.vague && (!found.judged || (elsewhere && reply.kind === 'answer'))) return undefined;
  const knownGap = reply.kind === 'gap' && (reply.gap ?? reply.zitate[0]) !== undefined;
  if (found.told >= (found.judged && !knownGap ? TOLD_JUDGED : TOLD)) return found.step();
  if (knownGap || found.facts < ENOUGH_FACTS || elsewhere) return undefined;
  return found.judged || reply.kind === 'choice' ? found.step() : undefined;
}

function answerRanked(assistant: Assistant, ranking: Ranking): Answered {
  const confidence = Math.round(confidenceOf(ranking) * 1000) / 1000;
  const [first] = ranking.hits;
  const foreign = confidence < SURE_AGAINST_FOREIGN ? givenAway(assistant, ranking) : undefined;
  if (foreign) return { reply: foreign, confidence };
  if (first && confidence >= (isBare(ranking) ? SURE_BARE : SURE))
    return { ...certain(assistant, ranking, first, confidence), verbatim: ranking.verbatim };
  const offered = offerable(ranking.hits);
  const missing = confidence >= OFFER ? missingKindOfAll(assistant, ranking, offered) : undefined;
  if (missing) return { reply: missing, confidence };
  const choice = confidence >= OFFER ? choiceReply(assistant.knowledge, offered, confidence) : undefined;
  if (choice) return { reply: choice, confidence };
  return { reply: silence(assistant, ranking, confidence), confidence };
}

/** A single word that is no known way of asking: "Leitung" may mean many things. */
function isBare(ranking: Ranking): boolean {
  return ranking.analysis.content <= 1 && !ranking.verbatim;
}

function certain(assistant: Assistant, ranking: Ranking, hit: Hit, confidence: number): Answered {
  const { knowledge } = assistant;
  const { id, kind } = hit.target;
  switch (kind) {
    case 'topic': {
      const thema = knowledge.themen.get(id) as Thema;
      const missing = missingKind(assistant, ranking, hit, thema);
      if (missing) return { reply: silenceReply(knowledge, missing, thema, confidence), confidence };
      return { reply: topicReply(knowledge, thema, hit.group, confidence), confidence, topic: id };
    }
    case 'gap': {
      const luecke = knowledge.luecken.get(id);
      if (luecke) return { reply: gapReply(knowledge, luecke, hit.group, confidence), confidence };
      break;
    }
    case 'dialog': {
      const step = stepDialog(assistant, startState(assistant, id), { first: true });
      if (step) return { reply: step.reply, confidence, step };
      break;
    }
    case 'checklist': {
      const liste = knowledge.checklisten.get(id);
      if (liste) return { reply: checklistReply(assistant, liste), confidence };
      break;
    }
    default: {
      const talk = (kind === 'off-topic' ? knowledge.sprache.fremdthemen : knowledge.sprache.smalltalk).find((t) => t.id === id);
      if (talk) return { reply: talkReply(kind, talk), confidence };
    }
  }
  return { reply: silence(assistant, ranking, confidence), confidence };
}

/** Only things that can be opened are offered. */
function offerable(hits: readonly Hit[]): Hit[] {
  return hits.filter((hit) => hit.target.kind !== 'off-topic' && hit.target.kind !== 'smalltalk').slice(0, 3);
}
