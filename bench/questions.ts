/** Evaluation questions: what a person asked and what a right answer is. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod/v4';
import { PROJECT_ROOT } from '../src/paths.js';

const question = z.object({
  id: z.string(),
  q: z.string(),
  kind: z.enum(['answerable', 'not-regulated', 'off-topic', 'smalltalk']),
  /** decisive Nummern */
  gold: z.array(z.string()),
  /** other Nummern that are right in first place, too */
  acceptable: z.array(z.string()).default([]),
  style: z.string().default('sentence'),
  perspective: z.string().optional(),
});
export type Question = z.infer<typeof question>;

/**
 * Question files: `fragen` was given, the others are ours. `LOCKED_SET` is evaluated once per release and opened after it
 * (`frueher-1` for 0.1.0, `frueher-2` for 0.2.0, `frueher-3` while 0.3.0 was made, `frueher-4` for 0.3.0; `frueher-5` while 0.4.0 was made; `verschlossen-5` is that of 0.4.0).
 */
export const OPEN_SETS = [
  'fragen',
  'team',
  'leitung',
  'juristin',
  'pruefung',
  'frueher-1',
  'frueher-2',
  'frueher-3',
  'frueher-4',
  'frueher-5',
  'beirat',
] as const;
export const LOCKED_SET = 'verschlossen-5';

export async function readQuestions(set: string): Promise<Question[]> {
  const text = await readFile(join(PROJECT_ROOT, 'test', 'eval', `${set}.jsonl`), 'utf8');
  return text
    .split('\n')
    .filter((row) => row.trim())
    .map((row) => question.parse(JSON.parse(row)));
}
