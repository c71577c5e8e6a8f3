/** Each thing is named once: an item when its day is near, and what runs out when that is near. */
import { expect } from 'chai';
import { applyChange, type Change } from '../../src/checklists/change.js';
import { createWorklist } from '../../src/checklists/create.js';
import { dueOn } from '../../src/checklists/due.js';
import type { Worklist } from '../../src/checklists/worklist.js';
import type { Checkliste } from '../../src/knowledge/schema/checkliste.js';
import { assistant, knowledge } from '../support.js';

const BY = { person: { id: 'a', name: 'Anna' }, at: 10 };
const liste = knowledge.checklisten.get('planungsrunde') as Checkliste;
const list = createWorklist(
  assistant,
  { id: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff', liste, facts: {}, date: '2027-06-30', today: '2026-11-25' },
  BY,
);
const changed = (before: Worklist, change: Change): Worklist => {
  const result = applyChange(before, change, BY);
  if (!result.ok) throw new Error(result.problem);
  return result.list;
};
/** Twelve weeks before the date. */
const FIRST = '2027-04-07';
const due = (today: string, told: readonly string[] = [], of = list) => dueOn(of, liste, today, told);

describe('what is due', () => {
  it('is named three days before, not earlier', () => {
    expect(due('2027-04-03')).to.equal(undefined);
    expect(due('2027-04-04')?.items).to.include('laufzeit');
    for (const id of due('2027-04-04')?.items ?? []) expect(list.items.find((item) => item.id === id)?.due).to.equal(FIRST);
  });

  it('is named once, and again only when its day was moved', () => {
    const first = due('2027-04-04');
    expect(due('2027-04-05', first?.told)).to.equal(undefined);
    const moved = changed(list, { do: 'note', item: 'laufzeit', due: '2027-04-09' });
    expect(due('2027-04-06', first?.told, moved)?.items).to.deep.equal(['laufzeit']);
  });

  it('is nothing that is done, and nothing on an archived list', () => {
    const { items = [] } = due('2027-04-04') ?? {};
    const done = items.reduce((before, item) => changed(before, { do: 'tick', item }), list);
    expect(due('2027-04-04', [], done)).to.equal(undefined);
    expect(due('2027-04-04', [], changed(list, { do: 'archive' }))).to.equal(undefined);
  });

  it('is also what runs out after two years, even if the list was put away', () => {
    const archived = changed(list, { do: 'archive' });
    expect(due('2029-04-06', [], archived)).to.equal(undefined);
    const end = due('2029-04-07', [], archived);
    expect(end).to.deep.include({ items: [], runsOut: '2029-06-30' });
    expect(due('2029-04-08', end?.told, archived)).to.equal(undefined);
    expect(due('2029-07-01', [], archived), 'too late').to.equal(undefined);
  });

  it('runs out for no list whose occasion fixes nothing', () => {
    expect(dueOn(list, knowledge.checklisten.get('konflikt'), '2029-06-01', due('2029-06-01')?.told ?? [])).to.equal(undefined);
  });
});
