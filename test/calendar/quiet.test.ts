/** Nobody is written to at night or on a weekend, in the time of Germany. */
import { expect } from 'chai';
import fc from 'fast-check';
import { addYears, dayInGermany, weekdayOf } from '../../src/calendar/day.js';
import { isQuiet, quietFor } from '../../src/calendar/quiet.js';

const at = (text: string) => Date.parse(text);

describe('quiet hours', () => {
  it('are the night and the weekend, in summer and in winter', () => {
    const cases: [string, boolean][] = [
      ['2026-11-25T06:59:59Z', true],
      ['2026-11-25T07:00:00Z', false],
      ['2026-11-25T16:59:59Z', false],
      ['2026-11-25T17:00:00Z', true],
      ['2026-07-01T05:59:59Z', true],
      ['2026-07-01T06:00:00Z', false],
      ['2026-11-28T10:00:00Z', true],
      ['2026-11-29T10:00:00Z', true],
      // Monday in Germany, still Sunday in UTC.
      ['2026-11-29T23:30:00Z', true],
    ];
    for (const [text, quiet] of cases) expect(isQuiet(at(text)), text).to.equal(quiet);
  });

  it('end on the next working morning at eight', () => {
    expect(new Date(at('2026-11-27T17:30:00Z') + quietFor(at('2026-11-27T17:30:00Z'))).toISOString()).to.equal('2026-11-30T07:00:00.000Z');
    // The clocks change on the Sunday between.
    expect(new Date(at('2026-03-27T20:10:05Z') + quietFor(at('2026-03-27T20:10:05Z'))).toISOString()).to.equal('2026-03-30T06:00:00.000Z');
    expect(quietFor(at('2026-11-25T10:00:00Z'))).to.equal(0);
  });

  it('are over whenever they are said to be over, and never last four days', () => {
    fc.assert(
      fc.property(fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z') }), (ms) => {
        const wait = quietFor(ms);
        return !isQuiet(ms + wait) && wait < 4 * 86_400_000 && weekdayOf(dayInGermany(ms + wait)) < 6;
      }),
    );
  });
});

describe('years later', () => {
  it('is the same day, or the last of February', () => {
    expect([addYears('2027-03-12', 2), addYears('2028-02-29', 2), addYears('2028-02-29', 4)]).to.deep.equal([
      '2029-03-12',
      '2030-02-28',
      '2032-02-29',
    ]);
  });
});
