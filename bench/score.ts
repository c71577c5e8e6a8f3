/** Judging a result against a question. */
import { nummerOf } from '../src/erlass/stelle.js';
import type { JsonResult } from '../src/text/json.js';
import type { Question } from './questions.js';

export interface Judgement {
  /** the first Fundstelle is decisive (answerable), or silence was recognised (the others) */
  readonly right: boolean;
  /** a right Nummer among the first three Fundstellen or options */
  readonly top3: boolean;
  /** a definite answer that is wrong */
  readonly confidentWrong: boolean;
}

/** A gap is recognised by `gap`, by a decision that the Erlass is silent, or by `off-topic`, a subject far away too; small talk by `smalltalk`. */
export function judge(question: Question, result: JsonResult): Judgement {
  const accepted = new Set([...question.gold, ...question.acceptable]);
  const first = result.fundstellen[0] ? nummerOf(result.fundstellen[0].stelle) : undefined;
  const definite = result.kind === 'answer' || result.kind === 'nummer' || result.kind === 'decision';
  if (question.kind === 'answerable') {
    const right = definite && first !== undefined && accepted.has(first);
    const offered = [...result.fundstellen.map((f) => f.stelle), ...(result.options ?? []).flatMap((o) => o.stelle ?? [])]
      .slice(0, 3)
      .map(nummerOf);
    return {
      right,
      top3: right || (result.kind !== 'gap' && offered.some((n) => accepted.has(n))),
      confidentWrong: !right && (definite || result.kind === 'off-topic' || (result.kind === 'gap' && (result.confidence ?? 0) >= 0.55)),
    };
  }
  const undecided = result.decision?.outcome === 'nicht-geregelt';
  const silent =
    question.kind === 'smalltalk' ? result.kind === 'smalltalk' : result.kind === 'gap' || result.kind === 'off-topic' || undecided;
  const chatty = question.kind === 'off-topic' && result.kind === 'smalltalk';
  return { right: silent || chatty, top3: silent || chatty, confidentWrong: definite && !silent };
}
