/**
 * And, or and not with unknown facts: the truth tables of the DMN TCK for ternary logic (0106, 0107), in our words.
 * "?" is unknown as a fact, and open as an outcome.
 */
import { expect } from 'chai';
import { compileTable, type Facts, settledOutcome } from '../../src/rules/compile.js';
import { decide } from '../../src/rules/decide.js';
import { AND, OR, table } from './tables.js';

const NOT = table(
  ['a'],
  [
    [{ a: 'ja' }, 'falsch'],
    [{ a: 'nein' }, 'wahr'],
  ],
);

type Truth = 'ja' | 'nein' | '?';
const VALUES: readonly Truth[] = ['ja', 'nein', '?'];

/** Row: first operand, column: second operand, in the order of VALUES. */
const CONJUNCTION = [
  ['ja', 'nein', '?'],
  ['nein', 'nein', 'nein'],
  ['?', 'nein', '?'],
];
const DISJUNCTION = [
  ['ja', 'ja', 'ja'],
  ['ja', 'nein', '?'],
  ['ja', '?', '?'],
];
const NEGATION = ['nein', 'ja', '?'];

const known = (facts: Readonly<Record<string, Truth>>): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== '?'));

/** The outcome of a probe table as a truth value, by both ways to decide. */
function truth(tabelle: typeof AND, facts: Facts): Truth {
  const compiled = compileTable(tabelle);
  const { status, outcomes } = decide(compiled, facts);
  const settled = settledOutcome(compiled, facts);
  expect(settled === undefined).to.equal(status === 'offen');
  if (status === 'offen') return '?';
  expect(compiled.outcomes[settled as number]).to.deep.equal(outcomes);
  return outcomes[0] === 'wahr' ? 'ja' : 'nein';
}

describe('three-valued logic', () => {
  for (const [row, a] of VALUES.entries()) {
    for (const [column, b] of VALUES.entries()) {
      it(`${a} and ${b}`, () => expect(truth(AND, known({ a, b }))).to.equal(CONJUNCTION[row]?.[column]));
      it(`${a} or ${b}`, () => expect(truth(OR, known({ a, b }))).to.equal(DISJUNCTION[row]?.[column]));
    }
    it(`not ${a}`, () => expect(truth(NOT, known({ a }))).to.equal(NEGATION[row]));
  }
});
