/** What a turn means for the maintainers of the knowledge: counted, never tied to a person or a conversation. */
import type { Action } from './action.js';
import type { Reply } from './reply.js';
import type { Session } from './session.js';
import type { Turn } from './steps.js';

export const EVENT_KINDS = [
  'answer',
  'gap',
  'choice',
  'off-topic',
  'dialog-started',
  'dialog-finished',
  'handed-over',
  'helpful',
  'not-helpful',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** Something to be counted. */
export interface UsageEvent {
  readonly kind: EventKind;
  /** id of a topic, gap or table; empty where nothing known was meant */
  readonly subject: string;
}

/** What a person can judge with thumbs up or down. */
export interface Subject {
  readonly kind: 'answer' | 'gap' | 'choice' | 'dialog';
  readonly subject: string;
}

/**
 * The events of one turn. A dialog that is opened counts as started, a decision as finished: a case decided straight
 * from a text counts as both, and so does a result that is changed afterwards. So started minus finished is abandoned.
 */
export function eventsOf(before: Session, { replies, session: after, effect }: Turn): UsageEvent[] {
  const open = before.dialog?.state.table;
  const opened = after.dialog && after.dialog.state.table !== open ? [started(after.dialog.state.table)] : [];
  const handedOver = effect?.kind === 'escalate' ? [{ kind: 'handed-over', subject: effect.finding.id } as const] : [];
  return [...opened, ...replies.flatMap((reply) => eventOf(reply, open)), ...handedOver];
}

const started = (subject: string): UsageEvent => ({ kind: 'dialog-started', subject });

function eventOf(reply: Reply, open: string | undefined): UsageEvent[] {
  switch (reply.kind) {
    case 'answer':
    case 'gap':
    case 'choice':
      return [{ kind: reply.kind, subject: subjectOf(reply)?.subject ?? '' }];
    case 'off-topic':
      return [{ kind: 'off-topic', subject: '' }];
    case 'decision': {
      // The same result once more, as text, is nothing new.
      if (reply.asText) return [];
      const { table } = reply.state;
      return [...(table === open ? [] : [started(table)]), { kind: 'dialog-finished', subject: table }];
    }
    default:
      return [];
  }
}

/**
 * What a message can be judged for; `undefined` for small talk, help, checklists and the bare Wortlaut.
 * A question of a dialog counts for its table: the result will stand in the same message.
 */
export function subjectOf(reply: Reply): Subject | undefined {
  switch (reply.kind) {
    case 'answer':
      return { kind: 'answer', subject: reply.topic };
    case 'gap':
      return { kind: 'gap', subject: reply.gap ?? idOf(reply.buttons[0]?.action) };
    case 'choice':
      return { kind: 'choice', subject: idOf(reply.options[0]?.action) };
    case 'question':
    case 'decision':
      return { kind: 'dialog', subject: reply.state.table };
    default:
      return undefined;
  }
}

/** A silence without an entry of its own belongs to the topic nearest to it, if there is one. */
function idOf(action: Action | undefined): string {
  if (action?.do === 'topic' || action?.do === 'gap') return action.id;
  return action?.do === 'start-dialog' ? action.table : '';
}

/**
 * Where a message found no answer: no known gap, or only "Meinten Sie …?". Its text may be kept, if the operator wants that.
 * Foreign subjects are left out: they are answered, and they may be private.
 */
export function unansweredBy(replies: readonly Reply[]): Subject | undefined {
  const reply = replies.find((r) => r.kind === 'choice' || (r.kind === 'gap' && r.gap === undefined));
  return reply && subjectOf(reply);
}
