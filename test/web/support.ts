/** Reading our own pages: enough to compare them with what they should say. */
import { escapeHtml } from '../../src/web/html.js';

/** The values of an attribute, in order, entities decoded. */
export function attributes(page: string, name: string): string[] {
  return [...page.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map((m) => decode(m[1] as string));
}

/** The names of all elements that occur. */
export function elements(page: string): Set<string> {
  return new Set([...page.matchAll(/<([a-z][a-z0-9]*)/gi)].map((m) => (m[1] as string).toLowerCase()));
}

/** What a person reads: tags removed, entities decoded, white space folded. */
export function readable(page: string): string {
  return decode(page.replace(/<head>.*?<\/head>/s, ' ').replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ');
}

/** The markup of one element with an id, up to the end of the same element. */
export function elementAt(page: string, id: string): string {
  const start = new RegExp(`<(\\w+)[^>]* id="${escapeHtml(id).replaceAll('.', '\\.')}"[^>]*>`).exec(page);
  if (!start?.[1]) throw new Error(`no element with the id ${id}`);
  const end = page.indexOf(`</${start[1]}>`, start.index);
  return page.slice(start.index, end);
}

function decode(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
}
