/**
 * Remembers activities for a while, so that one that comes again with another content is noticed. A token vouches for the
 * sender, not for the content: whoever got hold of one could send it along with words of their own.
 */
import { createHash } from 'node:crypto';
import type { Envelope } from './activity.js';

export type Sighting = 'new' | 'again' | 'altered';

/** As long as a token lives. */
const REMEMBERED_MS = 3_600_000;
/** About 20 MB at most; the oldest go first. */
const MAX_REMEMBERED = 50_000;
/** Kinds whose id stands for one content. Others (members joined, reactions) may share the id of a message. */
const TYPES = ['message', 'invoke'];

export class ReplayGuard {
  /** in the order they came */
  private readonly seen = new Map<string, { readonly hash: string; readonly until: number }>();

  constructor(private readonly now: () => number = Date.now) {}

  /** Whether the activity was here before, in this process. */
  look(activity: Envelope): Sighting {
    const { id, type, channelId, conversation } = activity;
    if (!id || !TYPES.includes(type)) return 'new';
    this.forget();
    const key = fingerprint([channelId, conversation.id, type, id]);
    const hash = fingerprint([activity.from.id, activity.name, activity.text, activity.value, activity.replyToId, activity.attachments]);
    const before = this.seen.get(key);
    if (before) return before.hash === hash ? 'again' : 'altered';
    this.seen.set(key, { hash, until: this.now() + REMEMBERED_MS });
    return 'new';
  }

  private forget(): void {
    for (const [key, { until }] of this.seen) {
      if (until > this.now() && this.seen.size < MAX_REMEMBERED) return;
      this.seen.delete(key);
    }
  }
}

function fingerprint(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url');
}
