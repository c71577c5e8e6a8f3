/** The document for the data-protection officer says what the code does. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { parseConfig } from '../../src/config.js';
import { EVENT_KINDS } from '../../src/conversation/events.js';
import { MAX_NOTE_LENGTH } from '../../src/conversation/note-text.js';
import { PROJECT_ROOT } from '../../src/paths.js';
import type { Database } from '../../src/storage/database.js';
import { DAY_MS } from '../../src/storage/day.js';
import { openDatabase } from '../../src/storage/open.js';
import {
  ANSWER_DAYS,
  CHECKLIST_DAYS,
  ESCALATION_DAYS,
  EVENT_DAYS,
  NOTE_DAYS,
  SESSION_DAYS,
  TIDY_EVERY_MS,
} from '../../src/storage/tidy.js';

const document = readFileSync(join(PROJECT_ROOT, 'docs', 'datenschutz.md'), 'utf8');
/** The row of a table in "Was gespeichert wird", cell by cell. */
const row = (table: string) =>
  new RegExp(`^\\| \`${table}\` \\|(.*)\\|$`, 'm')
    .exec(document)?.[1]
    ?.split('|')
    .map((cell) => cell.trim()) ?? [];

describe('docs/datenschutz.md', () => {
  it('gives the periods after which the code deletes', () => {
    const days = {
      sessions: SESSION_DAYS,
      events: EVENT_DAYS,
      answers: ANSWER_DAYS,
      notes: NOTE_DAYS,
      escalations: ESCALATION_DAYS,
      checklists: CHECKLIST_DAYS,
    };
    for (const [table, n] of Object.entries(days)) expect(row(table).at(-1), table).to.match(new RegExp(`^${n} Tage`));
    expect(document).to.include(`alle ${TIDY_EVERY_MS / (DAY_MS / 24)} Stunden`);
    expect(document).to.include(`verfällt nach ${NOTE_DAYS} Tagen`);
    expect(document).to.include(`Die Angaben liegen ${SESSION_DAYS} Tage`);
  });

  it('names every table of the database, and each has a row', async () => {
    const database: Database = await openDatabase('sqlite::memory:');
    const tables = (await database.all("SELECT name FROM sqlite_master WHERE type = 'table'")).map(({ name }) => String(name));
    await database.close();
    expect(tables).to.include('notes');
    for (const table of tables) if (table !== 'migrations') expect(row(table), table).to.have.length(3);
  });

  it('tells how long a text may be, how many kinds are counted, and that texts are off', () => {
    expect(document).to.include(`Höchstens ${MAX_NOTE_LENGTH} Zeichen`).and.to.include(`auf ${MAX_NOTE_LENGTH} Zeichen gekürzt`);
    expect(EVENT_KINDS).to.have.length(9);
    expect(document).to.include('zählt neun Arten').and.to.include('Voreingestellt ist `off`');
    expect(parseConfig({}).storeTexts).to.equal(false);
  });
});
