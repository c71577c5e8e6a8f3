/** German dates as people write them, and every written day of a century. */
import { expect } from 'chai';
import fc from 'fast-check';
import { addDays, type Day, day, dayInGermany, dayOfParts, formatDay, formatMoment, weekdayOf } from '../../src/calendar/day.js';
import { readDay } from '../../src/calendar/read-day.js';

/** A Wednesday. */
const TODAY = '2026-11-25';

const DAYS: readonly (readonly [string, Day])[] = [
  ['12.3.', '2027-03-12'],
  ['am 12.03.', '2027-03-12'],
  ['25.11.', '2026-11-25'],
  ['24.11.', '2027-11-24'],
  ['29.2.', '2028-02-29'],
  ['12.3.2027', '2027-03-12'],
  ['12. 3. 2027', '2027-03-12'],
  ['1.4.27', '2027-04-01'],
  ['2027-03-12', '2027-03-12'],
  ['12. März', '2027-03-12'],
  ['am 12. Maerz 2028', '2028-03-12'],
  ['5 Mai', '2027-05-05'],
  ['24. Dez.', '2026-12-24'],
  ['heute', '2026-11-25'],
  ['morgen', '2026-11-26'],
  ['übermorgen', '2026-11-27'],
  ['nächsten Dienstag', '2026-12-01'],
  ['kommenden Freitag', '2026-11-27'],
  ['übernächsten Montag', '2026-12-07'],
  ['nächste Woche Dienstag', '2026-12-01'],
  ['Dienstag in zwei Wochen', '2026-12-08'],
  ['heute in zwei Wochen', '2026-12-09'],
  ['in sechs Wochen', '2027-01-06'],
  ['in 6 Wochen', '2027-01-06'],
  ['in zehn Tagen', '2026-12-05'],
  ['in vier Monaten', '2027-03-25'],
  ['Checkliste für die Planungsrunde am 12. März, wir sind ein Kreis', '2027-03-12'],
];

describe('reading a German day', () => {
  for (const [text, expected] of DAYS) it(text, () => expect(readDay(text, TODAY)).to.deep.include({ kind: 'day', day: expected }));

  it('says which day does not exist', () => {
    for (const text of ['30.2.', '31.4.2027', '29.2.2027', '30. Februar', '0.5.', '12.13.2027', '31. Juni 2028', '2027-02-30'])
      expect(readDay(`Planung am ${text}`, TODAY), text).to.deep.equal({ kind: 'no-such-day', text });
  });

  it('says which day is past', () => {
    for (const text of ['12.3.2026', 'gestern', 'vor zwei Wochen', '24.11.2026', '1. Mai 2020'])
      expect(readDay(text, TODAY)?.kind, text).to.equal('past');
  });

  it('takes no Nummer, time, week or month for a day', () => {
    for (const text of [
      'Nummer 5.4',
      '5.4',
      'um 14 Uhr',
      'nächste Woche',
      'nächsten Monat',
      'Checkliste Leitung',
      '3.2 Spiegelstrich 7',
      '§ 27 GO',
      'Version 1.2.3.4',
    ])
      expect(readDay(text, TODAY), text).to.equal(undefined);
  });

  it('gives back every day that is written out, whatever the day today', () => {
    const days = fc.integer({ min: 0, max: 26_000 }).map((n) => addDays('2027-01-01', n));
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 2_000 }), (target, before) => {
        const today = addDays(target, -before);
        expect(readDay(`am ${formatDay(target)} um 10 Uhr`, today)).to.deep.include({ kind: 'day', day: target });
        const [, month, dayOfMonth] = target.split('-').map(Number);
        const next = readDay(`${dayOfMonth}.${month}.`, today);
        expect(next?.kind === 'day' && next.day >= today && next.day.slice(5) === target.slice(5), target).to.equal(true);
      }),
    );
  });

  it('never throws, and reads only days that exist', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\d. -]{0,24}$/), (text) => {
        const read = readDay(text, TODAY);
        if (read && read.kind !== 'no-such-day') expect(day.safeParse(read.day).success).to.equal(true);
      }),
    );
  });

  it('counts weeks and weekdays from any day', () => {
    const names = ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'];
    for (let n = 0; n < 400; n++) {
      const today = addDays(TODAY, n);
      expect(readDay('in sechs Wochen', today)).to.deep.include({ day: addDays(today, 42) });
      const read = readDay(`nächsten ${names[n % 7]}`, today);
      if (read?.kind !== 'day') throw new Error(`${today} ${read?.kind}`);
      expect(weekdayOf(read.day)).to.equal((n % 7) + 1);
      expect(read.day > today && read.day <= addDays(today, 14), `${today} ${read.day}`).to.equal(true);
    }
  });
});

describe('days', () => {
  it('are those of Germany, also around midnight and when the clocks change', () => {
    const at = (text: string) => dayInGermany(Date.parse(text));
    expect(at('2026-11-25T22:59:00Z')).to.equal('2026-11-25');
    expect(at('2026-11-25T23:00:00Z')).to.equal('2026-11-26');
    expect(at('2027-06-30T21:59:00Z')).to.equal('2027-06-30');
    expect(at('2027-06-30T22:00:00Z')).to.equal('2027-07-01');
    expect(formatMoment(Date.parse('2027-03-28T01:30:00Z'))).to.equal('28.03.2027, 03:30 Uhr');
  });

  it('exist or not', () => {
    expect([dayOfParts(2028, 2, 29), dayOfParts(2027, 2, 29), dayOfParts(2027, 13, 1)]).to.deep.equal(['2028-02-29', undefined, undefined]);
    expect([day.safeParse('2027-02-29').success, day.safeParse('2027-02-28').success]).to.deep.equal([false, true]);
  });
});
