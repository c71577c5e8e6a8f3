/** Weeks and pictures: right whatever the days and numbers are. */
import { expect } from 'chai';
import fc from 'fast-check';
import { bar, weekChart } from '../../src/report/chart.js';
import { germanDay, weeksOf } from '../../src/report/weeks.js';

describe('weeks', () => {
  it('begin on Monday and have no holes', () => {
    const weeks = weeksOf([{ day: '2026-11-22', kind: 'answer', count: 2 }], '2026-11-09', '2026-11-24');
    expect(weeks.map(({ ab, answer }) => [ab, answer])).to.deep.equal([
      ['09.11.2026', 0],
      ['16.11.2026', 2],
      ['23.11.2026', 0],
    ]);
  });

  it('cross years and leap days', () => {
    expect(weeksOf([], '2027-12-28', '2028-03-01').map(({ ab }) => ab)).to.include.members(['27.12.2027', '03.01.2028', '28.02.2028']);
    expect(germanDay('2028-02-29')).to.equal('29.02.2028');
  });

  it('are none for days that are none, and not more than fit', () => {
    expect(weeksOf([], 'gestern', '2026-11-24')).to.deep.equal([]);
    expect(weeksOf([], '2026-11-24', '2026-11-01')).to.deep.equal([]);
    expect(weeksOf([], '1990-01-01', '2026-11-24')).to.have.length(58);
  });
});

describe('the pictures', () => {
  it('never leave their frame, whatever the numbers', () => {
    const number = fc.nat({ max: 10_000 });
    const week = fc.record({ ab: fc.constant('23.11.2026'), answer: number, gap: number, choice: number, 'off-topic': number });
    fc.assert(
      fc.property(fc.array(week, { maxLength: 58 }), (weeks) => {
        const svg = weekChart(weeks, 'x');
        expect(svg).not.to.match(/NaN|Infinity|undefined/);
        for (const [, x, width, y, height] of svg.matchAll(
          /<rect[^>]*x="([\d.-]+)%" width="([\d.-]+)%" y="([\d.-]+)" height="([\d.-]+)"/g,
        )) {
          expect(Number(x)).to.be.at.least(0);
          expect(Number(x) + Number(width)).to.be.at.most(100.01);
          expect(Number(y)).to.be.at.least(21.9);
          // A part is at least a pixel high.
          expect(Number(y) + Number(height)).to.be.at.most(157);
        }
      }),
    );
    expect(bar(5, 0)).to.include('width="0%"');
    expect(bar(1, 4)).to.include('width="25%"');
  });
});
