/** What 200 people write: 60 % questions, 20 % steps of a dialog, 10 % checklists, 10 % nonsense. The same seed writes the same. */
import type { Knowledge } from '../src/knowledge/model.js';
import { OPEN_SETS, readQuestions } from './questions.js';

export interface Said {
  readonly text?: string;
  readonly value?: object;
}

export type NextTurn = (conversation: number) => Said;

const STEPS = ['weiß nicht', 'ja', 'nein', '1', 'Master'];
const CHECKLISTS = ['Checkliste', 'Checkliste für die Einstellung', 'Welche Checklisten gibt es?', 'Zeig mir die Checkliste zum Antrag'];

export async function mix(knowledge: Knowledge, seed: number): Promise<NextTurn> {
  const questions = (await Promise.all(OPEN_SETS.map(readQuestions))).flat().map(({ q }) => q);
  const tables = [...knowledge.dialoge.keys()];
  const random = generator(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  return () => {
    const kind = random();
    if (kind < 0.6) return { text: pick(questions) };
    if (kind < 0.65) return { value: { v: knowledge.version, action: { do: 'start-dialog', table: pick(tables) } } };
    if (kind < 0.8) return { text: pick(STEPS) };
    if (kind < 0.9) return { text: pick(CHECKLISTS) };
    return { text: Array.from({ length: 12 }, () => String.fromCharCode(97 + Math.floor(random() * 26))).join('') };
  };
}

/** mulberry32 */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
