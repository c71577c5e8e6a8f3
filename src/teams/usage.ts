/** From a turn or a judgement to what is written for the maintainers. Pure but for the fingerprints. */
import { type Subject, type UsageEvent, unansweredBy } from '../conversation/events.js';
import type { Incoming } from '../conversation/incoming.js';
import { noteText } from '../conversation/note-text.js';
import type { Reply } from '../conversation/reply.js';
import { answerKey, type Vote } from '../storage/answers.js';
import type { NewEntry } from '../storage/recorder.js';
import type { Envelope } from './activity.js';
import type { Feedback } from './feedback.js';
import { conversationKey } from './key.js';

/** A message on the screen that can be judged. */
export interface Shown {
  /** id of the message */
  readonly id: string;
  readonly subject: Subject;
}

/** What a turn leaves behind; `texts` where the operator keeps questions without an answer. */
export function turnEntries(
  { activity, version, texts }: { readonly activity: Envelope; readonly version: string; readonly texts: boolean },
  {
    incoming,
    replies,
    events,
    shown,
  }: {
    readonly incoming: Incoming;
    readonly replies: readonly Reply[];
    readonly events: readonly UsageEvent[];
    readonly shown: readonly Shown[];
  },
): NewEntry[] {
  const unanswered = texts && incoming.type === 'message' ? unansweredBy(replies) : undefined;
  const text = unanswered && incoming.type === 'message' ? noteText(incoming.text) : '';
  const kind = unanswered?.kind === 'choice' ? 'choice' : 'gap';
  return [
    ...events.map((event): NewEntry => ({ type: 'event', event, version })),
    ...shown.map(({ id, subject }): NewEntry => ({ type: 'answer', key: keyOf(activity, id), subject, version })),
    ...(unanswered && text !== '' ? [{ type: 'note', kind, subject: unanswered.subject, text, version } as const] : []),
  ];
}

const VOTES: Readonly<Record<'like' | 'dislike', Vote>> = { like: 'helpful', dislike: 'not-helpful' };

/** A judgement; empty where nothing in it could be read. */
export function feedbackEntries(activity: Envelope, version: string, { reaction, text, message }: Feedback): NewEntry[] {
  const kept = noteText(text);
  const id = activity.replyToId ?? message;
  if (!reaction && kept === '') return [];
  return [
    {
      type: 'feedback',
      ...(id ? { key: keyOf(activity, id) } : {}),
      ...(reaction ? { vote: VOTES[reaction] } : {}),
      text: kept,
      version,
    },
  ];
}

function keyOf(activity: Envelope, message: string): string {
  return answerKey(conversationKey(activity), message);
}
