/** A kept list as a file that people take along. */
import type { Day } from '../calendar/day.js';
import type { Format } from '../checklists/ask.js';
import type { FittingParts } from '../checklists/fit.js';
import { viewOfList } from '../checklists/view.js';
import type { Worklist } from '../checklists/worklist.js';
import { calendarOf } from './calendar.js';
import { markdownOf } from './markdown.js';

export interface ExportedFile {
  /** letters, digits and hyphens, made from the knowledge alone: nothing a person typed becomes part of a name */
  readonly name: string;
  readonly content: Buffer;
  readonly type: string;
}

const TYPES: Readonly<Record<Format, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ics: 'text/calendar; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
};

/** When a file is made, and on which day in Germany. */
export interface Made {
  readonly today: Day;
  /** milliseconds since 1970 */
  readonly at: number;
}

/** @returns `undefined` for a calendar without a single day */
export async function exportList(parts: FittingParts, list: Worklist, format: Format, made: Made): Promise<ExportedFile | undefined> {
  const content = await contentOf(parts, list, format, made);
  return content && { name: `${baseName(parts, list)}.${format}`, content, type: TYPES[format] };
}

async function contentOf(parts: FittingParts, list: Worklist, format: Format, made: Made): Promise<Buffer | undefined> {
  const { knowledge } = parts;
  const view = viewOfList(parts, list, made.today);
  switch (format) {
    case 'docx': {
      // Loaded when the first document is wanted: 19 MiB that no start needs.
      const { wordOf } = await import('./word.js');
      return wordOf(knowledge, view, made);
    }
    case 'md':
      return Buffer.from(markdownOf(knowledge, view, made.today));
    case 'ics': {
      const calendar = calendarOf(knowledge, list, view, made.at);
      return calendar === undefined ? undefined : Buffer.from(calendar);
    }
  }
}

function baseName({ knowledge }: FittingParts, { checklist, date }: Worklist): string {
  const known = knowledge.checklisten.has(checklist) ? `-${checklist}` : '';
  return `checkliste${known}${date ? `-${date}` : ''}`;
}
