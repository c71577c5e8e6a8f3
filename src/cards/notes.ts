/** What stands below an answer: an interpretation, marked as one, and a hint. */
import type { AnswerReply } from '../conversation/reply.js';
import type { CardContext } from './context.js';
import { plain } from './escape.js';
import type { JsonObject } from './json.js';

/** The keys of a view; absent where there is nothing to say. */
export function notes({ knowledge }: CardContext, { auslegung, hinweis }: Pick<AnswerReply, 'auslegung' | 'hinweis'>): JsonObject {
  const { texte } = knowledge.sprache;
  return {
    ...(auslegung ? { auslegung: plain(auslegung), auslegungTitel: texte.auslegung_titel } : {}),
    ...(hinweis ? { hinweis: plain(hinweis), hinweisTitel: texte.hinweis_titel } : {}),
  };
}
