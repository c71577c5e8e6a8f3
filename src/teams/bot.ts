/** The bot as a teams-ai application: one route, because our own parser has already told what an activity means. */
import { Application, type TeamsAdapter } from '@microsoft/teams-ai';
import type { TurnContext } from 'botbuilder';
import type { Assistant } from '../conversation/assistant.js';
import type { Incoming } from '../conversation/incoming.js';
import type { Reply } from '../conversation/reply.js';
import { notice } from '../conversation/talk.js';
import type { Metrics } from '../service/metrics.js';
import type { Greetings } from '../storage/greetings.js';
import { KeyedQueue } from '../storage/queue.js';
import type { Recorder } from '../storage/recorder.js';
import type { Envelope } from './activity.js';
import type { LotseAdapter } from './adapter.js';
import { lookUpMessage, searchResults, unfurledLink } from './compose.js';
import { answerInvoke, editPressed, type Outgoing, sendCards } from './deliver.js';
import { Edits } from './edits.js';
import type { Escalations } from './escalations.js';
import { type Feedback, feedbackForm } from './feedback.js';
import { type GuestParts, mayGoOn } from './guests.js';
import { conversationKey, sessionKey } from './key.js';
import { changesForAll, type ListParts, listsFor } from './lists.js';
import { isMeant, judgePress, ownedCard } from './owner.js';
import { type Parsed, parseActivity } from './parse.js';
import { deliverTurn, refusePress } from './press.js';
import { outgoing, type Perform, type TurnParts, takeTurn } from './take-turn.js';
import { feedbackEntries, turnEntries } from './usage.js';

const KIND = Symbol('kind of the turn');

/** What the activity of a turn that ran meant, for the counts. */
export function kindOfTurn(context: TurnContext): Parsed['kind'] {
  return context.turnState.get<Parsed['kind'] | undefined>(KIND) ?? 'ignore';
}

/** Everything the bot needs. */
export interface BotParts extends TurnParts, ListParts, GuestParts {
  readonly adapter: LotseAdapter;
  readonly greetings: Greetings;
  readonly usage: Recorder;
  /** absent where the operator named no channel of people who answer */
  readonly escalations?: Escalations;
  readonly metrics?: Metrics;
  /** whether texts of questions without an answer are kept */
  readonly storeTexts: boolean;
}

/**
 * Builds the application. teams-ai gets no storage (it loses messages of parallel turns), no typing timer (one is shared
 * by all turns) and no mention handling (it throws for odd texts).
 */
export function createBot(parts: BotParts): Application {
  // Only `onTurnError` and proactive calls of its adapter are used, which every CloudAdapter has.
  const adapter = parts.adapter as unknown as TeamsAdapter;
  const app = new Application({ adapter, startTypingTimer: false, removeRecipientMention: false });
  const queue = new KeyedQueue();
  const edits = new Edits<void>();

  app.activity(
    async () => true,
    async (context) => {
      const activity = context.activity as unknown as Envelope;
      const parsed = parseActivity(activity);
      context.turnState.set(KIND, parsed.kind);
      if (!(await mayGoOn(parts, context, activity, parsed))) return;
      switch (parsed.kind) {
        case 'turn': {
          const replaced = await queue.run(sessionKey(activity), () => answerTurn(parts, context, activity, parsed));
          // Outside the queue: while Teams is slow, the next press of the same person is answered all the same.
          const pressed = JSON.stringify([activity.conversation.id, activity.replyToId]);
          return replaced && edits.run(pressed, () => editPressed(context, parts.log, replaced));
        }
        case 'welcome':
          return (await isNew(parts, activity)) ? greet(parts, context, activity) : undefined;
        case 'goodbye':
          return forget(parts, activity);
        case 'search':
          return answerInvoke(context, 200, searchResults(parts, parsed.value));
        case 'lookup':
          return answerInvoke(context, 200, lookUpMessage(parts, parsed.value));
        case 'link':
          return answerInvoke(context, 200, unfurledLink(parts, parsed.value));
        case 'feedback-form':
          return answerInvoke(context, 200, feedbackForm(parts, parsed.feedback, activity.replyToId ?? undefined));
        case 'feedback':
          takeFeedback(parts, activity, parsed.feedback);
          return answerInvoke(context, 200, {});
        case 'file-consent': {
          await answerInvoke(context, 200);
          const said = await listsFor(parts, context, activity).consented(parsed.consent);
          return void (await sendCards(context, parts.log, [outgoing(parts, said)]));
        }
        case 'unknown-invoke':
          return answerInvoke(context, 400);
        case 'ignore':
          return undefined;
      }
    },
  );
  return app;
}

/** One turn, from what was said to what is counted of it. @returns what draws the card that takes the place of the pressed one for everybody */
async function answerTurn(
  parts: BotParts,
  context: TurnContext,
  activity: Envelope,
  { incoming, via }: Extract<Parsed, { readonly kind: 'turn' }>,
): Promise<(() => Promise<Outgoing>) | undefined> {
  const { log, usage, escalations, assistant, metrics, storeTexts } = parts;
  const answered = await answerToTicket(parts, activity, incoming);
  if (answered) return void (await sendCards(context, log, answered));
  if (!isMeant(activity, incoming)) return undefined;
  const press = judgePress(activity, incoming);
  if (press === 'refuse') return void (await refusePress(parts, context, via));
  const lists = listsFor(parts, context, activity);
  const perform: Perform = async (effect) =>
    effect.kind === 'lists' ? lists.perform(effect.request) : (escalations?.perform(effect, activity) ?? [nobody(assistant)]);
  const { messages, ...taken } = await takeTurn(parts, sessionKey(activity), lists.dated(incoming), perform);
  for (const { kind } of taken.replies) metrics?.reply(kind);
  const own = (message: Outgoing) => ({ ...message, card: ownedCard(activity, message.card) });
  const owned = messages.map(own);
  const shown = await deliverTurn(parts, context, owned, via, press);
  usage.add(turnEntries({ activity, version: assistant.knowledge.version, texts: storeTexts }, { incoming, ...taken, shown }));
  const [card] = owned;
  if (!card || via !== 'execute' || !(press === 'replace' || changesForAll(incoming, taken.replies))) return undefined;
  const [reply] = taken.replies;
  return async () => (reply?.kind === 'worklist' ? own(outgoing(parts, await lists.latest(reply))) : card);
}

/** What a button for handing over says where there is no channel any more. */
function nobody({ knowledge }: Assistant): Reply {
  return notice(knowledge, knowledge.sprache.texte.fachstelle_keine);
}

/** A message below a question that was handed over is its answer, and no turn of ours. */
async function answerToTicket(parts: BotParts, activity: Envelope, incoming: Incoming): Promise<Outgoing[] | undefined> {
  const replies = incoming.type === 'message' ? await parts.escalations?.fromThread(activity, incoming.text) : undefined;
  return replies?.map((reply) => outgoing(parts, reply));
}

async function greet(parts: BotParts, context: TurnContext, activity: Envelope): Promise<void> {
  const { messages } = await takeTurn(parts, sessionKey(activity), { type: 'welcome' });
  await sendCards(context, parts.log, messages);
}

/** What cannot be read is thanked for as well, and told in the log. */
function takeFeedback({ usage, assistant, log }: BotParts, activity: Envelope, feedback: Feedback): void {
  const entries = feedbackEntries(activity, assistant.knowledge.version, feedback);
  if (entries.length === 0) log.warn({ code: 'LOTSE-302' }, 'Eine Rückmeldung war nicht zu lesen');
  usage.add(entries);
}

/** Whether the conversation was never greeted. Where the store is out of order nobody is greeted twice: "Hilfe" says the same. */
async function isNew({ greetings, log }: BotParts, activity: Envelope): Promise<boolean> {
  try {
    return await greetings.add(conversationKey(activity));
  } catch (error) {
    log.error({ err: error, code: 'LOTSE-402' }, 'Das Gedächtnis ließ sich nicht schreiben');
    return false;
  }
}

async function forget({ greetings, sessions, log }: BotParts, activity: Envelope): Promise<void> {
  try {
    await greetings.forget(conversationKey(activity));
    await sessions.delete(sessionKey(activity));
  } catch (error) {
    log.error({ err: error, code: 'LOTSE-402' }, 'Das Gedächtnis ließ sich nicht schreiben');
  }
}
