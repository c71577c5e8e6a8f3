/**
 * What 200 people write: 60 % questions, 20 % steps of a dialog, 10 % checklists, 10 % nonsense. A dialog is started, answered
 * three times and ended, in one go. The same seed writes the same.
 */
import type { Knowledge } from '../src/knowledge/model.js';
import { OPEN_SETS, readQuestions } from './questions.js';

export interface Said {
  readonly text?: string;
  readonly value?: object;
}

export type NextTurn = (conversation: number) => Said;

const ANSWERS = ['weiß nicht', 'ja', 'nein', '1', 'Master'];
/** A dialog has five steps; begun with this chance, its steps are a fifth of all turns. */
const BEGINS = 1 / 21;
const CHECKLISTS = ['Checkliste', 'Checkliste für die Einstellung', 'Welche Checklisten gibt es?', 'Zeig mir die Checkliste zum Antrag'];

export async function mix(knowledge: Knowledge, seed: number): Promise<NextTurn> {
  const questions = (await Promise.all(OPEN_SETS.map(readQuestions))).flat().map(({ q }) => q);
  const tables = [...knowledge.dialoge.keys()];
  const random = generator(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  /** steps still to come, by conversation */
  const ahead = new Map<number, Said[]>();
  return (conversation) => {
    const step = ahead.get(conversation)?.shift();
    if (step) return step;
    const kind = random();
    if (kind < BEGINS) {
      ahead.set(conversation, [...[1, 2, 3].map(() => ({ text: pick(ANSWERS) })), { text: 'abbrechen' }]);
      return { value: { v: knowledge.version, action: { do: 'start-dialog', table: pick(tables) } } };
    }
    const other = random();
    if (other < 0.75) return { text: pick(questions) };
    if (other < 0.875) return { text: pick(CHECKLISTS) };
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
