/** `lotse report`: what maintainers learn from the use. Reads the database and changes nothing. */
import { writeFile } from 'node:fs/promises';
import { z } from 'zod/v4';
import { readConfig } from '../config.js';
import { openKnowledge } from '../prepared.js';
import { reportPage } from '../report/html.js';
import { buildReport, type Usage } from '../report/model.js';
import { reportText } from '../report/text.js';
import { dayOf } from '../storage/day.js';
import { readEvents } from '../storage/events.js';
import { readNotes } from '../storage/notes.js';
import { openForReading } from '../storage/open.js';
import { CliError, print, printable, wrongUse } from './output.js';

export interface ReportOptions {
  readonly seit?: string;
  readonly html?: string;
}

/** Prints the report, or writes it as a page with `--html`. */
export async function report({ seit, html }: ReportOptions): Promise<void> {
  if (seit !== undefined && !z.iso.date().safeParse(seit).success)
    throw wrongUse(`„${printable(seit)}“ ist kein Tag. Richtig ist z. B. --seit 2026-10-01.`);
  const { storageUrl } = readConfig();
  const usage = await readUsage(storageUrl, seit);
  const knowledge = await openKnowledge();
  const { texte } = knowledge.sprache;
  const built = buildReport(knowledge, usage);
  if (html === undefined) {
    print(reportText(built, texte));
    return;
  }
  await writeFile(html, reportPage(built, texte)).catch(() => {
    throw new CliError(`Die Datei „${html}“ kann ich nicht schreiben.`, 1);
  });
  print(`Geschrieben: ${html}`);
}

async function readUsage(url: string, since: string | undefined): Promise<Usage> {
  const database = await openForReading(url);
  try {
    const [counts, notes] = [await readEvents(database, since ?? ''), await readNotes(database, since ?? '')];
    return { ...(since ? { since } : {}), until: dayOf(Date.now()), counts, notes };
  } finally {
    await database.close();
  }
}
