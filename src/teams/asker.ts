/** Who asks, and whom the lists of the conversation belong to. */
import { TeamsInfo, type TurnContext } from 'botbuilder';
import { dayInGermany } from '../calendar/day.js';
import { MAX_NAME, type Person, personOwner } from '../checklists/worklist.js';
import type { Asker } from '../conversation/keep/carry-out.js';
import { cleanInput } from '../language/fold.js';
import type { Envelope } from './activity.js';
import { conversationKey, isShared, personKey } from './key.js';

/** Every id by which the sender may be known in the store; in a personal chat the id of the chat as well. */
export function idsOf(activity: Envelope): string[] {
  return [...new Set([personKey(activity), activity.from.id, ...(isShared(activity) ? [] : [activity.conversation.id])])];
}

/** @param now milliseconds since 1970 @param unnamed what somebody without a name is called */
export function askerOf(activity: Envelope, now: number, unnamed: string): Asker {
  const id = personKey(activity);
  const shared = isShared(activity);
  return {
    owner: shared ? conversationKey(activity) : personOwner(id),
    person: { id, name: nameOf(activity.from.name) ?? unnamed },
    today: dayInGermany(now),
    at: now,
    shared,
  };
}

/** A member of the conversation; `undefined` where there is none with this id, or nobody can be asked. */
export async function findMember(context: TurnContext, id: string): Promise<Person | undefined> {
  try {
    const member = await TeamsInfo.getMember(context, id);
    const name = nameOf(member.name);
    return name ? { id: member.aadObjectId ?? id, name } : undefined;
  } catch {
    return undefined;
  }
}

function nameOf(given: string | null | undefined): string | undefined {
  return cleanInput(given ?? '').slice(0, MAX_NAME) || undefined;
}
