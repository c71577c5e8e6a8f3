/** The case set: texts by several voices with their facts and what the Erlass makes of them (written before the recognisers). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod/v4';
import { PROJECT_ROOT } from '../../src/paths.js';

const fall = z.object({
  id: z.string(),
  text: z.string(),
  fundstellen: z.array(z.string()),
  /** the result as the author named it, before the tables existed */
  ergebnis: z.string(),
  frage: z.string(),
  /** table, facts stated in the text, and the outcome they must have; for a collecting table the partners meant */
  tabelle: z.string().nullable(),
  angaben: z.record(z.string(), z.string()),
  erwartet: z.union([z.string(), z.record(z.string(), z.string())]).nullable(),
  muss_sagen: z.array(z.string()).default([]),
  darf_nicht_sagen: z.array(z.string()).default([]),
});
export type Fall = z.infer<typeof fall>;

/** Open cases: the first set, by a lawyer before the recognisers (its even numbers were locked until 0.2.0), and two more by others. */
export const faelle: readonly Fall[] = ['faelle', 'faelle-2', 'faelle-3', 'faelle-4'].flatMap(readFaelle);

/** The cases that were locked until the last release; from the text alone they are evaluated once per release. */
export const LOCKED_CASES = 'faelle-5';

/** @param set name of a file here */
export function readFaelle(set: string): Fall[] {
  return readFileSync(join(PROJECT_ROOT, 'test', 'cases', `${set}.jsonl`), 'utf8')
    .split('\n')
    .filter((row) => row.trim())
    .map((row) => fall.parse(JSON.parse(row)));
}
