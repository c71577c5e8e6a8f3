/** `lotse checklist`: a list fitted to a case, to read or as a file. Nothing is kept. */
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { type Day, dayInGermany, formatDay } from '../calendar/day.js';
import { readDay } from '../calendar/read-day.js';
import { FORMATS, type Format } from '../checklists/ask.js';
import { createWorklist } from '../checklists/create.js';
import { type CaseFacts, validFacts } from '../checklists/fit.js';
import { viewOfList } from '../checklists/view.js';
import { dayProblem } from '../conversation/keep/form.js';
import { exportList } from '../export/file.js';
import type { Knowledge } from '../knowledge/model.js';
import type { Checkliste } from '../knowledge/schema/checkliste.js';
import { closest } from '../knowledge/spelling.js';
import { openAssistant } from '../prepared.js';
import { wholeList } from '../text/lists.js';
import { CliError, print, printable, wrongUse } from './output.js';

export interface ChecklistOptions {
  readonly datum?: string;
  readonly kreis?: boolean;
  readonly stadt?: boolean;
  readonly out?: string;
  readonly list?: boolean;
}

export async function checklistCommand(id: string | undefined, pairs: readonly string[], options: ChecklistOptions): Promise<void> {
  const assistant = await openAssistant();
  const { knowledge } = assistant;
  if (options.list) return print(describeLists(knowledge));
  if (id === undefined) throw wrongUse('Es fehlt der Name der Checkliste. Alle Checklisten: lotse checklist --list');
  const liste = findList(knowledge, id);
  const now = Date.now();
  const today = dayInGermany(now);
  const date = readDate(knowledge, options.datum, today);
  const by = { person: { name: knowledge.sprache.texte.name }, at: now };
  const facts = readFacts(knowledge, liste, pairs, options);
  const list = createWorklist(assistant, { id: randomUUID(), liste, facts, today, ...(date ? { date } : {}) }, by);
  if (options.out === undefined) {
    const text = wholeList(knowledge, viewOfList(assistant, list, today));
    return print(text.filter((paragraph) => paragraph !== '').join('\n\n'));
  }
  const file = await exportList(assistant, list, formatOf(options.out), { today, at: now });
  if (!file) throw wrongUse(`${knowledge.sprache.texte.datei_kalender_leer} Im Terminal: --datum`);
  await writeFile(options.out, file.content).catch((error: Error) => {
    throw new CliError(`Die Datei lässt sich nicht schreiben: ${printable(error.message)}`, 1);
  });
  print(`Geschrieben: ${printable(options.out)}`);
}

function findList({ checklisten }: Knowledge, id: string): Checkliste {
  const liste = checklisten.get(id);
  if (liste) return liste;
  const near = closest(id, checklisten.keys());
  throw wrongUse(
    `Die Checkliste „${printable(id)}“ gibt es nicht. ${near ? `Meinten Sie „${near}“? ` : ''}Es gibt: ${[...checklisten.keys()].join(', ')}.`,
  );
}

function readFacts(knowledge: Knowledge, liste: Checkliste, pairs: readonly string[], { kreis, stadt }: ChecklistOptions): CaseFacts {
  if (kreis && stadt) throw wrongUse('Entweder --kreis oder --stadt, nicht beides.');
  const given: [string, string][] = pairs.map((pair) => {
    const [name = '', ...rest] = pair.split('=');
    return [name, rest.join('=')];
  });
  if (kreis) given.push(['traeger', 'kreis']);
  if (stadt) given.push(['traeger', 'kreisfreie-stadt']);
  for (const [name, values] of given) checkPair(knowledge, liste, name, values);
  return validFacts(knowledge, liste, Object.fromEntries(given.map(([name, values]) => [name, values.split(',')])));
}

function checkPair({ sprache }: Knowledge, liste: Checkliste, name: string, values: string): void {
  const angabe = liste.angaben.includes(name) ? sprache.angaben.get(name) : undefined;
  if (!angabe)
    throw wrongUse(`Nach „${printable(name)}“ fragt diese Liste nicht. Sie fragt nach: ${liste.angaben.join(', ') || 'nichts'}.`);
  const all = values.split(',');
  const wrong = all.find((value) => !Object.hasOwn(angabe.werte, value));
  if (wrong !== undefined)
    throw wrongUse(`Den Wert „${printable(wrong)}“ gibt es für „${name}“ nicht. Erlaubt sind: ${Object.keys(angabe.werte).join(', ')}.`);
  if (all.length > 1 && !angabe.mehrere) throw wrongUse(`Für „${name}“ gilt nur ein Wert.`);
}

function readDate(knowledge: Knowledge, text: string | undefined, today: Day): Day | undefined {
  if (text === undefined) return undefined;
  const read = readDay(text, today);
  const problem = read ? dayProblem(knowledge, read) : knowledge.sprache.texte.datum_unlesbar;
  if (read?.kind !== 'day') throw wrongUse(`${problem} („${printable(text)}“, heute ist der ${formatDay(today)})`);
  return read.day;
}

function formatOf(file: string): Format {
  const format = FORMATS.find((known) => `.${known}` === extname(file).toLowerCase());
  if (!format) throw wrongUse(`Die Datei muss auf ${FORMATS.map((known) => `.${known}`).join(', ')} enden.`);
  return format;
}

function describeLists({ checklisten, sprache }: Knowledge): string {
  return [...checklisten.values()]
    .map((liste) =>
      [
        `${liste.id}: ${liste.titel}`,
        ...liste.angaben.map(
          (id) => `  ${id} = ${Object.keys(sprache.angaben.get(id)?.werte ?? {}).join(sprache.angaben.get(id)?.mehrere ? ' , ' : ' | ')}`,
        ),
      ].join('\n'),
    )
    .join('\n');
}
