/** The words of a person out of the text of a Teams message. */
import type { z } from 'zod/v4';
import { type Envelope, mention } from './activity.js';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Without the mention of the bot, without tags around other mentions, entities decoded, white space folded at the ends. */
export function messageText(activity: Envelope): string {
  let text = activity.text ?? '';
  for (const { text: tag, mentioned } of mentionsOfBot(activity)) {
    const written = tag ?? `<at>${mentioned.name ?? ''}</at>`;
    if (written !== '') text = text.split(written).join(' ');
  }
  return decode(text.replace(/<at\b[^>]*>(.*?)<\/at>/gis, '$1')).trim();
}

/** Whether the message speaks to the bot by its name. */
export function mentionsBot(activity: Envelope): boolean {
  return mentionsOfBot(activity).length > 0;
}

function mentionsOfBot({ entities, recipient }: Envelope): z.infer<typeof mention>[] {
  return (entities ?? [])
    .flatMap((entity) => mention.safeParse(entity).data ?? [])
    .filter(({ mentioned }) => mentioned.id === recipient.id);
}

/** The words of a message as Teams stores it: HTML. Tags fall away, a paragraph or line break parts words. */
export function plainText(html: string): string {
  return decode(html.replace(/<(?:br|\/p|\/div|\/li)\b[^<>]*>/gi, '\n').replace(/<[^<>]*>/g, '')).trim();
}

/** One pass only: `&amp;lt;` was typed as `&lt;` and stays so. */
function decode(text: string): string {
  return text
    .replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,6});/gi, (all, name: string) => {
      if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? all;
      const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
    })
    .replace(/\u00a0/g, ' ');
}
