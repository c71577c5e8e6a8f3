/** Kept checklists in both stores: shared, never overwritten by accident, deleted with the person. */
import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { personOwner, type Worklist } from '../../src/checklists/worklist.js';
import { DatabaseWorklists } from '../../src/storage/checklists.js';
import { addEscalation, changeEscalation, findEscalation } from '../../src/storage/escalations.js';
import { Greetings } from '../../src/storage/greetings.js';
import { openDatabase } from '../../src/storage/open.js';
import { deletePerson, exportPerson } from '../../src/storage/privacy.js';
import { remind } from '../../src/storage/reminders.js';
import { DatabaseSessionStore } from '../../src/storage/session-store.js';
import { CHECKLIST_DAYS, tidy } from '../../src/storage/tidy.js';
import { bothStores, DAY, eachStore, failure } from './support.js';

const ANNA = { id: 'anna-id', name: 'Anna Ä.' };
const BERT = { id: '29:bert_%', name: "Bert'; DROP TABLE checklists; --" };
const GROUP = '["msteams","19:gruppe"]';

const list = (count = 3, changes: Partial<Worklist> = {}): Worklist => ({
  id: randomUUID(),
  checklist: 'planungsrunde',
  facts: { traeger: ['kreis'] },
  version: '0123456789ab',
  createdBy: ANNA,
  createdAt: 1,
  items: Array.from({ length: count }, (_, i) => ({ id: `punkt-${i}` })),
  ...changes,
});

eachStore('kept checklists', bothStores(), (opened) => {
  it('give back what was kept, newest first, and nothing to anybody else', async () => {
    const store = new DatabaseWorklists(opened.database);
    const [one, two] = [list(), list(2, { createdAt: 2, date: '2027-03-12' })];
    await store.add('a', one);
    await store.add('a', two);
    expect(await store.all('a', false)).to.deep.equal([two, one]);
    expect(await store.find('a', one.id)).to.deep.equal(one);
    expect([await store.find('b', one.id), await store.all('b', false)]).to.deep.equal([undefined, []]);
    expect(await store.change('b', one.id, { do: 'tick', item: 'punkt-0' }, { person: BERT, at: 5 })).to.equal(undefined);
    expect([await store.delete('b', one.id), await store.delete('a', one.id), await store.delete('a', one.id)]).to.deep.equal([
      false,
      true,
      false,
    ]);
  });

  it('remember who did what and when; an archived one is found among the archived', async () => {
    const store = new DatabaseWorklists(opened.database);
    const kept = list();
    await store.add(GROUP, kept);
    await store.change(GROUP, kept.id, { do: 'tick', item: 'punkt-1' }, { person: BERT, at: 7 });
    await store.change(GROUP, kept.id, { do: 'tick', item: 'punkt-1' }, { person: ANNA, at: 8 });
    expect((await store.find(GROUP, kept.id))?.items[1]).to.deep.equal({ id: 'punkt-1', done: { by: BERT, at: 7 } });
    await store.change(GROUP, kept.id, { do: 'archive' }, { person: ANNA, at: 9 });
    expect([await store.all(GROUP, false), (await store.all(GROUP, true)).map((l) => l.archivedAt)]).to.deep.equal([[], [9]]);
    expect(await store.change(GROUP, kept.id, { do: 'untick', item: 'punkt-1' }, { person: ANNA, at: 10 })).to.deep.equal({
      ok: false,
      problem: 'archived',
    });
  });

  it('lose no tick: 50 people, two instances, 2,000 ticks', async function () {
    this.timeout(120_000);
    const other = await openDatabase(opened.url());
    const stores = [new DatabaseWorklists(opened.database), new DatabaseWorklists(other)];
    const kept = list(40);
    await stores[0]?.add(GROUP, kept);
    // Each item is ticked and unticked by turns, by whoever comes; the last word on each is known beforehand.
    const people = Array.from({ length: 50 }, async (_, person) => {
      for (let i = 0; i < 40; i++) {
        const item = `punkt-${(person + i) % 40}`;
        const change = person < 10 ? ({ do: 'untick', item } as const) : ({ do: 'tick', item } as const);
        const done = await stores[person % 2]?.change(GROUP, kept.id, change, {
          person: { id: `p${person}`, name: `P${person}` },
          at: i + 1,
        });
        expect(done?.ok).to.equal(true);
      }
    });
    await Promise.all(people);
    const [row] = await opened.database.all('SELECT version FROM checklists WHERE id = ?', kept.id);
    expect(Number(row?.version), 'every change was written once').to.equal(2_001);
    const finals = await Promise.all(stores.map((store) => store.find(GROUP, kept.id)));
    expect(finals[0]).to.deep.equal(finals[1]);
    await Promise.all(
      kept.items.map((item, i) => stores[i % 2]?.change(GROUP, kept.id, { do: 'tick', item: item.id }, { person: ANNA, at: 99 })),
    );
    expect((await stores[1]?.find(GROUP, kept.id))?.items.every((item) => item.done)).to.equal(true);
    await other.close();
  });

  it('say so when the list is deleted while somebody ticks', async () => {
    const store = new DatabaseWorklists(opened.database);
    const kept = list();
    await store.add('a', kept);
    const [ticked, deleted] = await Promise.all([
      store.change('a', kept.id, { do: 'tick', item: 'punkt-0' }, { person: ANNA, at: 5 }),
      store.delete('a', kept.id),
    ]);
    expect(deleted).to.equal(true);
    expect(ticked === undefined || ticked.ok).to.equal(true);
    expect(await store.find('a', kept.id)).to.equal(undefined);
    expect(await store.change('a', kept.id, { do: 'tick', item: 'punkt-0' }, { person: ANNA, at: 5 })).to.equal(undefined);
  });

  it('refuse what is no list, and leave an unreadable one as it is', async () => {
    const store = new DatabaseWorklists(opened.database);
    expect(await failure(store.add('a', { ...list(), extra: 1 } as never))).to.be.instanceOf(Error);
    await opened.database.run(
      "INSERT INTO checklists (id, owner, list, archived, version, changed_at) VALUES ('x', 'a', '{\"neu\":1}', 0, 1, 0)",
    );
    expect(await failure(store.change('a', 'x', { do: 'archive' }, { person: ANNA, at: 1 }))).to.be.instanceOf(Error);
    const [row] = await opened.database.all("SELECT list FROM checklists WHERE id = 'x'");
    expect(row?.list).to.equal('{"neu":1}');
  });

  it('are forgotten after their time, and only then', async () => {
    const old = new DatabaseWorklists(opened.database, () => 0);
    const young = new DatabaseWorklists(opened.database, () => 2 * DAY);
    await old.add('a', list());
    const kept = list();
    await young.add('a', kept);
    await tidy(opened.database, (CHECKLIST_DAYS + 1) * DAY);
    expect((await young.all('a', false)).map((l) => l.id)).to.deep.equal([kept.id]);
  });

  it('belong to what is kept about a person: shown, and deleted in every table, what others share stays done', async () => {
    const store = new DatabaseWorklists(opened.database);
    const own = list(1, { createdBy: BERT });
    const shared = list(2);
    const foreign = list(1, { checklist: 'konflikt' });
    await store.add(personOwner('bert-object'), own);
    await store.add(GROUP, shared);
    await store.add(GROUP, foreign);
    await store.change(GROUP, shared.id, { do: 'tick', item: 'punkt-0' }, { person: BERT, at: 5 });
    await store.change(GROUP, shared.id, { do: 'note', item: 'punkt-1', note: 'anrufen', assignee: BERT }, { person: BERT, at: 6 });
    await new DatabaseSessionStore(opened.database).set(JSON.stringify(['msteams', '19:gruppe', BERT.id]), { lastTopic: 'x' }, 0);
    await new DatabaseSessionStore(opened.database).set(JSON.stringify(['msteams', '19:gruppe', '29:bertha']), {}, 0);
    await new Greetings(opened.database).add(JSON.stringify(['msteams', 'a:chat']));
    for (const [of, who] of [
      [shared, BERT],
      [foreign, ANNA],
    ] as const)
      await remind(opened.database, { list: of.id, owner: GROUP, target: '{}', person: who.id });
    const handedOver = (askedBy: string) => ({
      askedBy,
      name: BERT.name,
      reference: '{}',
      question: 'Frage',
      finding: { kind: 'unclear', id: '' } as const,
    });
    await addEscalation(opened.database, handedOver('bert-object'), 1);
    const asked = await addEscalation(opened.database, handedOver('anna-id'), 1);
    await changeEscalation(opened.database, asked, { state: 'beantwortet', handledBy: BERT.id, handlerName: BERT.name, answer: 'Ja' }, 2);
    await opened.database.run("UPDATE escalations SET name = 'Anna' WHERE asked_by = 'anna-id'");
    const ids = ['bert-object', BERT.id, 'a:chat'];
    const data = await exportPerson(opened.database, ids);
    expect(data.sessions).to.have.length(1);
    expect(data.greetings).to.have.length(1);
    expect((data.checklists as Worklist[]).map((l) => l.id)).to.have.members([own.id, shared.id]);
    expect(await deletePerson(opened.database, ids, 'gelöscht')).to.deep.equal({
      sessions: 1,
      greetings: 1,
      checklists: 2,
      reminders: 1,
      escalations: 2,
    });
    expect(Object.values(await exportPerson(opened.database, ids)).flat()).to.deep.equal([]);
    expect(await opened.database.all('SELECT person FROM reminders')).to.deep.equal([{ person: ANNA.id }]);
    const left = await store.find(GROUP, shared.id);
    expect(left?.items).to.deep.equal([
      { id: 'punkt-0', done: { by: { name: 'gelöscht' }, at: 5 } },
      { id: 'punkt-1', note: { text: 'anrufen', by: { name: 'gelöscht' }, at: 6 } },
    ]);
    expect(await store.find(GROUP, foreign.id)).to.deep.equal(foreign);
    const everything = JSON.stringify(
      await Promise.all(['sessions', 'greetings', 'checklists', 'escalations'].map((t) => opened.database.all(`SELECT * FROM ${t}`))),
    );
    expect(everything).not.to.include(BERT.name.slice(0, 6)).and.not.to.include('bert-object');
    expect(everything).to.include('29:bertha');
    expect((await findEscalation(opened.database, asked.id))?.answer).to.equal('Ja');
  });
});
