/** Guests only if switched on: who is no member of the tenant gets one sentence, and nothing is answered or kept. */
import type { TurnContext } from 'botbuilder';
import type { Metrics } from '../service/metrics.js';
import type { Envelope } from './activity.js';
import { answerInvoke } from './deliver.js';
import { answerInstead, type InsteadParts, saySentence } from './instead.js';
import { isShared } from './key.js';
import type { Members, Standing } from './members.js';
import { isMeant } from './owner.js';
import type { Parsed } from './parse.js';

export interface GuestParts extends InsteadParts {
  /** absent: guests are let in, or nobody's identity can be checked */
  readonly members?: Members;
  readonly metrics?: Metrics;
}

/**
 * What may be done only for members of the tenant. Public text for the compose box (`looks`) is shown to whoever cannot be
 * looked up too: the bot is in few of the chats where people write, and what it shows there stands on `/erlass` for everybody.
 */
const ASKS: Readonly<Record<Parsed['kind'], 'acts' | 'looks' | 'nothing'>> = {
  turn: 'acts',
  feedback: 'acts',
  'feedback-form': 'acts',
  'file-consent': 'acts',
  welcome: 'acts',
  search: 'looks',
  lookup: 'looks',
  link: 'looks',
  goodbye: 'nothing',
  'unknown-invoke': 'nothing',
  ignore: 'nothing',
};

/** Whether the activity goes on; if not, its sender has been told, where it was the bot that was spoken to. */
export async function mayGoOn(parts: GuestParts, context: TurnContext, activity: Envelope, parsed: Parsed): Promise<boolean> {
  const asks = ASKS[parsed.kind];
  // A team or group is greeted, whoever added the bot or somebody else.
  if (!parts.members || asks === 'nothing' || (parsed.kind === 'welcome' && isShared(activity))) return true;
  const standing = await parts.members.standingOf(activity);
  const uncertain = standing === 'absent' || standing === 'failed';
  if (standing === 'member' || (asks === 'looks' && uncertain)) return true;
  parts.metrics?.refused(uncertain ? 'unknown' : standing);
  parts.log.warn({ code: 'LOTSE-206', standing }, 'Jemand gehört nicht zum Haus, oder es ließ sich nicht feststellen');
  await tell(parts, context, activity, parsed, standing);
  return false;
}

async function tell(parts: GuestParts, context: TurnContext, activity: Envelope, parsed: Parsed, standing: Standing): Promise<void> {
  const { gast, gast_unklar, gast_anderswo } = parts.assistant.knowledge.sprache.texte;
  const ownChat = activity.type === 'message' && !isShared(activity);
  const uncertain = standing === 'absent' && !ownChat ? gast_anderswo : gast_unklar;
  const text = standing === 'absent' || standing === 'failed' ? uncertain : gast;
  // A link that is pasted is left as it is: nobody asked for words.
  if (parsed.kind === 'link') return answerInvoke(context, 200, {});
  if (activity.type === 'invoke') return answerInstead(context, activity, text, 403);
  if (parsed.kind === 'turn' && isMeant(activity, parsed.incoming)) await saySentence(parts, context, text);
}
