/**
 * Removing the page layout of the source: Markdown marks, page-end hyphens, white space.
 * The source is a PDF turned into text, so words are cut at page ends ("Gemein-" / "den").
 */

/** What a line of the source is, before it is put together. */
export type Zeile =
  | { readonly art: 'leer' }
  | { readonly art: 'titel'; readonly nr: string; readonly text: string }
  | { readonly art: 'nummer'; readonly nr: string; readonly text: string }
  | { readonly art: 'strich'; readonly text: string }
  | { readonly art: 'text'; readonly text: string };

const TITEL = /^#{0,6}\s*\*\*(\d{1,2})\.\s+(.+?)\*\*$/;
const NUMMER = /^(?:-\s+)?(\d{1,2}\.\d{1,2})\s+(.+)$/;

/** Classifies each line; a bold heading glued to the end of a clause is first put on a line of its own. */
export function readZeilen(source: string): Zeile[] {
  const unglued = source.replace(/(\S)[ \t]*(#{0,6}\s*\*\*\d{1,2}\.\s+[^*\n]+\*\*)/g, (all, before: string, titel: string) =>
    before === '#' ? all : `${before}\n${titel}`,
  );
  return unglued.split(/\r?\n/).map(readZeile);
}

function readZeile(line: string): Zeile {
  const text = line.trim();
  if (!text) return { art: 'leer' };
  const titel = TITEL.exec(text);
  if (titel?.[1] && titel[2]) return { art: 'titel', nr: titel[1], text: titel[2].trim() };
  const nummer = NUMMER.exec(text);
  if (nummer?.[1] && nummer[2]) return { art: 'nummer', nr: nummer[1], text: nummer[2] };
  if (/^-\s+/.test(text)) return { art: 'strich', text: text.replace(/^-\s+/, '') };
  return { art: 'text', text };
}

/**
 * Joins a continuation to what stands before it. A hyphen at the end of a line goes if the next line goes on
 * in lower case ("Gemein-" + "den"); inside a line hyphens stay ("Spiel-, Lehr- und Lernmaterialien").
 */
export function joinLines(before: string, next: string): string {
  if (/\p{Ll}-$/u.test(before) && /^\p{Ll}/u.test(next) && !/^(?:und|oder|bzw)\b/.test(next)) {
    return before.slice(0, -1) + next;
  }
  return `${before} ${next}`;
}

/** Bold marks removed, white space folded to single blanks. */
export function fold(text: string): string {
  return text.replace(/\*\*/g, '').replace(/\s+/g, ' ').trim();
}
