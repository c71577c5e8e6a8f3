/** What people do with a list, as pure functions. */
import { expect } from 'chai';
import fc from 'fast-check';
import { applyChange, type Change } from '../../src/checklists/change.js';
import { createWorklist } from '../../src/checklists/create.js';
import { MAX_NOTE, progressOf, type Worklist, worklist } from '../../src/checklists/worklist.js';
import type { Checkliste } from '../../src/knowledge/schema/checkliste.js';
import { assistant, knowledge } from '../support.js';

const BY = { person: { id: 'a', name: 'Anna' }, at: 10 };
const ID = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff';
const liste = knowledge.checklisten.get('planungsrunde') as Checkliste;
const made = (date?: string): Worklist =>
  createWorklist(
    assistant,
    { id: ID, liste, facts: { traeger: ['kreis'], unfug: ['x'] }, today: '2026-11-25', ...(date ? { date } : {}) },
    BY,
  );
const afterwards = (list: Worklist, ...changes: readonly Change[]): Worklist =>
  changes.reduce((before, change) => {
    const changed = applyChange(before, change, BY);
    if (!changed.ok) throw new Error(changed.problem);
    return changed.list;
  }, list);

describe('a kept list', () => {
  it('holds ids and people, no words of the Erlass', () => {
    const text = JSON.stringify(made());
    for (const { gruppen } of knowledge.checklisten.values())
      for (const { was, fundstelle } of gruppen.flatMap((g) => g.punkte)) {
        expect(text).not.to.include(was);
        if (fundstelle) expect(text).not.to.include(fundstelle.wortlaut);
      }
    expect(made().facts).to.deep.equal({ traeger: ['kreis'] });
  });

  it('is due as many weeks before its date as the knowledge advises; what has passed is due today', () => {
    const due = (id: string, date: string) => made(date).items.find((item) => item.id === id)?.due;
    expect([due('laufzeit', '2027-06-30'), due('laufzeit', '2027-01-01'), due('verbund', '2027-06-30')]).to.deep.equal([
      '2027-04-07',
      '2026-11-25',
      undefined,
    ]);
    expect(made().items.some((item) => item.due)).to.equal(false);
  });

  it('is ticked and unticked; the first who ticked stays', () => {
    const ticked = afterwards(made(), { do: 'tick', item: 'verbund' });
    expect(progressOf(ticked)).to.deep.equal({ done: 1, total: ticked.items.length });
    const again = applyChange(ticked, { do: 'tick', item: 'verbund' }, { person: { name: 'Bert' }, at: 99 });
    expect(again).to.deep.equal({ ok: true, list: ticked });
    expect(afterwards(ticked, { do: 'untick', item: 'verbund' })).to.deep.equal(made());
  });

  it('takes note, person and day of an item together, and takes them away again', () => {
    const noted = afterwards(made(), { do: 'note', item: 'verbund', note: '  anrufen ', assignee: { name: 'Cem' }, due: '2027-01-01' });
    expect(noted.items.find((item) => item.id === 'verbund')).to.deep.equal({
      id: 'verbund',
      note: { text: 'anrufen', by: BY.person, at: 10 },
      assignee: { name: 'Cem' },
      due: '2027-01-01',
    });
    expect(afterwards(noted, { do: 'note', item: 'verbund' })).to.deep.equal(made());
  });

  it('refuses what cannot be, and stays as it was', () => {
    const tick = { do: 'tick', item: 'erfunden' } as const;
    expect(applyChange(made(), tick, BY)).to.deep.equal({ ok: false, problem: 'no-item' });
    expect(applyChange(made(), { do: 'note', item: 'verbund', note: 'x'.repeat(MAX_NOTE + 1) }, BY)).to.deep.equal({
      ok: false,
      problem: 'note-too-long',
    });
    const archived = afterwards(made(), { do: 'archive' });
    expect(applyChange(archived, { do: 'tick', item: 'verbund' }, BY)).to.deep.equal({ ok: false, problem: 'archived' });
    expect(afterwards(archived, { do: 'reopen' })).to.deep.equal(made());
  });

  it('stays a list whatever is done, in any order', () => {
    const item = fc.constantFrom(...made().items.map((i) => i.id), 'erfunden');
    const change = fc.oneof(
      fc.record({ do: fc.constantFrom('tick' as const, 'untick' as const), item }),
      fc.record({ do: fc.constant('note' as const), item, note: fc.string({ maxLength: MAX_NOTE + 5 }) }),
      fc.constantFrom({ do: 'archive' } as const, { do: 'reopen' } as const),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        const list = changes.reduce<Worklist>((before, one) => {
          const changed = applyChange(before, one, BY);
          return changed.ok ? changed.list : before;
        }, made());
        expect(worklist.safeParse(list).success).to.equal(true);
        expect(list.items.map((i) => i.id)).to.deep.equal(made().items.map((i) => i.id));
      }),
    );
  });
});
