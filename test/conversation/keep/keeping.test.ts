/** Working through a list, alone and with others, as the conversation tells it. */
import { expect } from 'chai';
import { MAX_NOTE } from '../../../src/checklists/worklist.js';
import type { Database } from '../../../src/storage/database.js';
import { openDatabase } from '../../../src/storage/open.js';
import { PERSONAL_TABLES } from '../../../src/storage/privacy.js';
import { renderText } from '../../../src/text/render.js';
import { knowledge } from '../../support.js';
import { ANNA, as, BERT, Keeper } from './support.js';

const { texte } = knowledge.sprache;
const WISH = 'Checkliste für die Planungsrunde am 12. März, wir sind ein Kreis, Schwerpunkt Sport und Ausbildung';
let database: Database;

beforeEach(async () => {
  database = await openDatabase('sqlite::memory:');
});
afterEach(() => database.close());

describe('keeping a list', () => {
  it('begins with one message that says everything', async () => {
    const list = as('worklist', await new Keeper(database).say(WISH));
    expect(list.view.termin).to.equal('Planungsrunde: 12.03.2027');
    expect(list.view.angaben).to.deep.equal(['Träger: Kreis', 'Schwerpunkte: Ausbildung und Beschäftigung, Sport']);
    expect(list.view.weggelassen.map((l) => l.grund)).to.include('gilt nur für Schwerpunkte: Ehrenamt und Engagement');
    expect(list.meldung).to.include(texte.liste_angelegt).and.to.include('Vorschläge');
  });

  it('asks once, on one card, for what is missing, filled in with what is known', async () => {
    const anna = new Keeper(database);
    const form = as('list-form', await anna.say('Checkliste für die Planungsrunde, wir sind ein Kreis'));
    expect([form.felder.map((f) => [f.id, f.werte]), form.tag]).to.deep.equal([
      [
        ['traeger', ['kreis']],
        ['schwerpunkte', []],
      ],
      undefined,
    ]);
    const made = as(
      'worklist',
      await anna.press({ do: 'list-create', id: form.checklist }, { traeger: 'unbekannt', schwerpunkte: '', tag: '' }),
    );
    expect(made.view.weggelassen).to.deep.equal([]);
    expect(made.view.termin).to.equal(undefined);
  });

  it('says what is wrong with a date, and loses nothing', async () => {
    const anna = new Keeper(database);
    const text = (date: string) => `Checkliste für die Planungsrunde am ${date}, wir sind ein Kreis`;
    const noDay = as('list-form', await anna.say(text('30.2.')));
    expect([noDay.fehler, noDay.felder[0]?.werte]).to.deep.equal([
      'Den Tag „30.2.“ gibt es nicht. Bitte wählen Sie einen anderen.',
      ['kreis'],
    ]);
    expect(as('list-form', await anna.say(text('12.3.2020'))).fehler).to.include('12.03.2020 liegt in der Vergangenheit');
    const again = await anna.press(
      { do: 'list-create', id: 'planungsrunde' },
      { traeger: 'kreis', schwerpunkte: 'sport', tag: '2020-01-01' },
    );
    expect([as('list-form', again).fehler !== undefined, as('list-form', again).felder[1]?.werte]).to.deep.equal([true, ['sport']]);
    expect(as('list-form', await anna.press({ do: 'list-create', id: 'planungsrunde' }, { tag: 'morgen' })).fehler).to.equal(
      texte.datum_unlesbar,
    );
    expect(as('lists', await anna.say('Meine Checklisten')).listen).to.deep.equal([]);
  });

  it('goes on page by page, and each item is ticked with who and when', async () => {
    const anna = new Keeper(database, ANNA, true);
    const made = as('worklist', await anna.say(WISH));
    const seen: string[] = [];
    let page = made;
    for (let i = 0; i < made.seite.alle; i++) {
      seen.push(...page.gruppen.flatMap((g) => g.punkte.map((p) => p.item.id)));
      const next = page.buttons[0]?.action;
      if (next?.do === 'list') page = as('worklist', await anna.ask(next.ask));
    }
    expect(seen).to.deep.equal(made.view.gruppen.flatMap((g) => g.punkte.map((p) => p.item.id)));
    const bert = new Keeper(database, BERT, true);
    const ticked = as('worklist', await bert.ask({ ask: 'tick', list: made.id, item: 'verbund', page: 2 }));
    const item = ticked.gruppen.flatMap((g) => g.punkte).find((p) => p.item.id === 'verbund');
    expect(item?.erledigt).to.equal('Erledigt von Bert am 25.11.2026, 10:00 Uhr');
    const stale = as('worklist', await anna.ask({ ask: 'tick', list: made.id, item: 'laufzeit', page: 0 }));
    expect(stale.view.fortschritt).to.match(/^2 von \d+ erledigt$/);
    expect(renderText(knowledge, stale)).to.include('[x] Prüfen Sie, wann die jetzigen Schwerpunkte auslaufen.');
  });

  it('takes note, person and day of an item in one form', async () => {
    const anna = new Keeper(database);
    const { id } = as('worklist', await anna.say(WISH));
    const form = as('list-item', await anna.ask({ ask: 'item', list: id, item: 'verbund' }));
    expect(form.punkt.zitat?.stelle).to.equal('8 S. 3');
    const ask = { ask: 'save', list: id, item: 'verbund' } as const;
    const saved = as('worklist', await anna.ask(ask, { notiz: 'erste\r\nzweite\u0007', person: 'bert', name: '', tag: '2027-02-01' }));
    const item = saved.gruppen.flatMap((g) => g.punkte).find((p) => p.item.id === 'verbund');
    expect(item).to.deep.include({ notiz: 'Notiz von Anna: erste\nzweite', zustaendig: 'Übernimmt: Bert', faellig: 'Bis 01.02.2027' });
    const mine = as('worklist', await anna.ask(ask, { notiz: '', person: 'bert', name: 'ich', tag: '' }));
    expect(mine.view.gruppen.flatMap((g) => g.punkte).find((p) => p.item.id === 'verbund')?.item).to.deep.equal({
      id: 'verbund',
      assignee: ANNA,
    });
  });

  it('stores nothing of a form with a note, a name, a person or a day that will not do', async () => {
    const anna = new Keeper(database);
    const { id } = as('worklist', await anna.say(WISH));
    const ask = { ask: 'save', list: id, item: 'verbund' } as const;
    const good = { notiz: 'bleibt', person: '', name: 'Cem', tag: '' };
    const long = as('list-item', await anna.ask(ask, { ...good, notiz: 'ä'.repeat(20_000) }));
    expect([long.fehler, long.eingaben.notiz.length, long.eingaben.name]).to.deep.equal([
      'Ihre Notiz hat 20.000 Zeichen, möglich sind 1.000. Die ersten 1.000 stehen noch da. Gespeichert ist noch nichts.',
      MAX_NOTE,
      'Cem',
    ]);
    const gone = as('list-item', await anna.ask(ask, { ...good, person: 'wer-weg-ist', name: '' }));
    expect([gone.fehler, gone.eingaben.notiz]).to.deep.equal([texte.punkt_person_fehlt, 'bleibt']);
    expect(as('list-item', await anna.ask(ask, { ...good, tag: '2020-01-01' })).fehler).to.include('Vergangenheit');
    expect(as('list-item', await anna.ask(ask, { ...good, name: 'x'.repeat(200) })).fehler).to.include('80 Zeichen');
    expect(as('list-item', await anna.ask({ ask: 'item', list: id, item: 'verbund' })).punkt.item).to.deep.equal({ id: 'verbund' });
  });

  it('is listed, archived, opened again, begun anew, deleted after one question', async () => {
    const anna = new Keeper(database);
    const { id } = as('worklist', await anna.say(WISH));
    expect(as('lists', await anna.say('Meine Checklisten')).listen.map((l) => l.zeile)).to.deep.equal([
      'Planungsrunde: 12.03.2027 · 0 von 20 erledigt',
    ]);
    expect(as('worklist', await anna.ask({ ask: 'archive', list: id })).view.archiviert).to.equal(true);
    expect(as('worklist', await anna.ask({ ask: 'tick', list: id, item: 'verbund' })).meldung).to.equal(texte.liste_archiviert);
    expect(as('lists', await anna.say('Meine Checklisten')).listen).to.deep.equal([]);
    expect(as('lists', await anna.say('Archiv')).listen).to.have.length(1);
    expect(as('worklist', await anna.ask({ ask: 'reopen', list: id })).view.archiviert).to.equal(false);
    const form = as('list-form', await anna.ask({ ask: 'again', list: id }));
    expect([form.felder[0]?.werte, form.tag]).to.deep.equal([['kreis'], undefined]);
    const question = as('smalltalk', await anna.ask({ ask: 'delete', list: id }));
    expect(question.buttons[0]?.title).to.equal(texte.knopf_liste_ja_loeschen);
    expect(as('worklist', await anna.ask({ ask: 'show', list: id })).id).to.equal(id);
    await anna.ask({ ask: 'delete', list: id, sure: true });
    for (const ask of [
      { ask: 'tick', list: id, item: 'verbund' },
      { ask: 'show', list: id },
      { ask: 'menu', list: id },
    ] as const)
      expect(as('smalltalk', await anna.ask(ask)).text).to.equal(texte.liste_fehlt);
  });

  it('is nobody else’s: not by its id, not in another chat', async () => {
    const { id } = as('worklist', await new Keeper(database).say(WISH));
    for (const other of [new Keeper(database, BERT), new Keeper(database, ANNA, true)]) {
      expect(as('smalltalk', await other.ask({ ask: 'show', list: id })).text).to.equal(texte.liste_fehlt);
      expect(as('smalltalk', await other.ask({ ask: 'delete', list: id, sure: true })).text).to.equal(texte.liste_fehlt);
    }
  });

  it('shows an item that the knowledge has lost, with all that was noted, and names what is new', async () => {
    const anna = new Keeper(database);
    const { id } = as('worklist', await anna.say(WISH));
    const [row] = await database.all('SELECT list FROM checklists');
    const text = String(row?.list).replace('"id":"verbund"', '"id":"frueher","note":{"text":"wichtig","by":{"name":"Anna"},"at":1}');
    await database.run('UPDATE checklists SET list = ?', text);
    const { view } = as('worklist', await anna.ask({ ask: 'show', list: id }));
    const last = view.gruppen.at(-1);
    expect([last?.titel, last?.punkte[0]?.was, last?.punkte[0]?.notiz]).to.deep.equal([
      texte.liste_entfallen,
      'Punkt „frueher“',
      'Notiz von Anna: wichtig',
    ]);
    expect(view.neu).to.deep.equal(['Geben Sie Ihre Erfahrungen im Verbund weiter, unentgeltlich und gegenseitig.']);
  });

  it('is offered with a list to read; without a store nothing is kept', async () => {
    const anna = new Keeper(database);
    const read = as('checklist', await anna.say('Checkliste Konflikt'));
    expect(read.buttons[0]).to.deep.include({ title: texte.knopf_liste_behalten, action: { do: 'list-form', id: 'konflikt' } });
    expect(as('list-form', await anna.press({ do: 'list-form', id: 'konflikt' })).checklist).to.equal('konflikt');
  });

  it('hands over files only of lists that are there', async () => {
    const anna = new Keeper(database);
    const { id } = as('worklist', await anna.say(WISH));
    await anna.ask({ ask: 'file', list: id, format: 'docx' });
    expect(anna.file).to.deep.equal({ of: 'list', list: id, format: 'docx' });
    await anna.ask({ ask: 'delete', list: id, sure: true });
    expect(as('smalltalk', await anna.ask({ ask: 'file', list: id, format: 'docx' })).text).to.equal(texte.liste_fehlt);
    expect(anna.file).to.equal(undefined);
  });
});

describe('"Meine Daten"', () => {
  it('shows what is kept, deletes it after one question, and only in the personal chat', async () => {
    const anna = new Keeper(database);
    expect(as('smalltalk', await anna.say('Meine Daten')).text).to.equal(texte.daten_keine);
    const { id } = as('worklist', await anna.say(WISH));
    expect(as('smalltalk', await anna.say('Was weißt du über mich?')).text)
      .to.include(`1 × ${texte.daten_checklists}`)
      .and.to.include('anna');
    expect(as('smalltalk', await anna.say('Meine Daten löschen')).text).to.equal(texte.daten_wirklich_loeschen);
    expect(as('worklist', await anna.ask({ ask: 'show', list: id })).id).to.equal(id);
    expect(as('smalltalk', await anna.ask({ ask: 'forget-me', sure: true })).text).to.equal(texte.daten_geloescht);
    expect(as('smalltalk', await anna.say('Meine Daten')).text).to.equal(texte.daten_keine);
    const group = new Keeper(database, ANNA, true);
    for (const text of ['Meine Daten', 'Meine Daten löschen'])
      expect(as('smalltalk', await group.say(text)).text).to.equal(texte.daten_nur_persoenlich);
  });
  it('has German words for every table that can hold a person', () => {
    for (const { table } of PERSONAL_TABLES) expect(texte, table).to.have.property(`daten_${table}`);
  });
});
