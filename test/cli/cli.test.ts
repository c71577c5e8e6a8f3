import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../../src/paths.js';
import { readEvents } from '../../src/storage/events.js';
import { openDatabase } from '../../src/storage/open.js';
import { DatabaseSessionStore } from '../../src/storage/session-store.js';
import { writeUsage } from '../../src/storage/usage.js';

function lotse(args: readonly string[], input = '', settings: Record<string, string> = {}) {
  const run = spawnSync(process.execPath, [join(PROJECT_ROOT, 'bin', 'lotse.js'), ...args], {
    encoding: 'utf8',
    input,
    cwd: tmpdir(),
    env: { ...process.env, ...settings },
  });
  return { status: run.status, out: run.stdout, err: run.stderr };
}

describe('the lotse command', function () {
  this.timeout(60_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'lotse-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('answers a question from any folder, without colour codes', () => {
    const { status, out } = lotse(['ask', 'Wer', 'genehmigt', 'meinen', 'Urlaub?']);
    expect(status).to.equal(0);
    expect(out).to.include('Nr. 5.4 Satz 3').and.not.include('\u001b');
  });

  it('answers with one JSON object', () => {
    const { status, out } = lotse(['ask', '--json', 'Wer genehmigt meinen Urlaub?']);
    expect(status).to.equal(0);
    expect(JSON.parse(out)).to.include({ kind: 'answer' });
  });

  it('answers a batch in order, one line each', () => {
    const file = join(folder, 'fragen.jsonl');
    writeFileSync(file, ['{"id":"b","q":"5.4"}', '', '{"id":"a","q":"Hallo"}', '{"id":7,"q":""}'].join('\n'));
    const { status, out } = lotse(['ask', '--batch', file]);
    expect(status).to.equal(0);
    expect(
      out
        .trim()
        .split('\n')
        .map((row) => (JSON.parse(row) as { id: string }).id),
    ).to.deep.equal(['b', 'a', '7']);
  });

  it('refuses a wrong line of a batch before answering anything', () => {
    const file = join(folder, 'kaputt.jsonl');
    writeFileSync(file, '{"id":"a","q":"Hallo"}\nkein json\n');
    expect(lotse(['ask', '--batch', file])).to.deep.include({ status: 1, out: '' });
  });

  it('explains which words led where', () => {
    expect(lotse(['ask', '--explain', 'wer genehmiggt urlaub']).out).to.include('genehmiggt →');
  });

  it('decides, lists and refuses unknown names with a suggestion', () => {
    const decided = lotse(['decide', 'genehmigung', 'antrag=urlaub', 'person=lehrkraft', 'leitung-da=ja', '--json']);
    expect((JSON.parse(decided.out) as { decision: { outcome: string } }).decision.outcome).to.equal('leitung');
    expect(lotse(['decide', '--list']).out).to.include('eignung-fachkraft');
    expect(lotse(['decide', 'genemigung'])).to.deep.include({ status: 2, out: '' });
    expect(lotse(['decide', 'genemigung']).err).to.include('Meinten Sie „genehmigung“?');
    expect(lotse(['decide', 'genehmigung', 'antrag=urlaup']).err).to.include('Meinten Sie „urlaub“?');
    expect(lotse(['decide', 'genehmigung', 'antrag']).status).to.equal(2);
    expect(lotse(['decide', 'genehmigung', 'antrag=urlaub', 'antrag=urlaub']).status).to.equal(2);
  });

  it('shows a Nummer verbatim and refuses what is none', () => {
    expect(lotse(['show', '5.4']).out).to.include('Anträge auf Urlaub, Dienstreisen oder Dienstbefreiung');
    expect(lotse(['show', '3.2 Spiegelstrich 7']).out).to.include('Seiteneinstieg');
    expect(lotse(['show', '99.9']).status).to.equal(2);
    expect(lotse(['show', 'quatsch']).status).to.equal(2);
  });

  it('checks the knowledge and reports every mistake of another folder', () => {
    expect(lotse(['check'])).to.deep.include({ status: 0 });
    writeFileSync(join(folder, 'x.yaml'), 'a: 1');
    const { status, err } = lotse(['check', folder]);
    expect(status).to.equal(1);
    expect(err).to.include('Die Datei fehlt.').and.include('Abhilfe');
  });

  it('talks in the terminal, dialogs and choices included', () => {
    const { status, out } = lotse(['chat'], 'Eignung prüfen\nbachelor\nkeins\nnein\nabbrechen\ntschüss\n');
    expect(status).to.equal(0);
    expect(out).to.include('Willkommen').and.include('Welchen Abschluss').and.include('abgebrochen');
  });

  it('reports what was asked, as text and as a page, and changes nothing', async () => {
    const path = join(folder, 'lotse.db');
    const settings = { STORAGE_URL: `sqlite:${path}` };
    const none = lotse(['report'], '', settings);
    expect(none).to.deep.include({ status: 1, out: '' });
    expect(none.err).to.include('gibt es noch nicht');
    expect(existsSync(path)).to.equal(false);
    const database = await openDatabase(settings.STORAGE_URL);
    const entry = { type: 'event', version: 'v', event: { kind: 'answer', subject: 'urlaub-genehmigung' } } as const;
    await writeUsage(database, [
      { ...entry, day: '2026-09-30' },
      { ...entry, day: '2026-10-01' },
    ]);
    await database.close();
    expect(lotse(['report'], '', settings).out).to.match(/Urlaub genehmigen\s+Nr\. 5\.4 Satz 3\s+2/);
    expect(lotse(['report', '--seit', '2026-10-01'], '', settings).out).to.match(/Urlaub genehmigen\s+Nr\. 5\.4 Satz 3\s+1/);
    const file = join(folder, 'bericht.html');
    expect(lotse(['report', '--html', file], '', settings).out).to.include(file);
    expect(readFileSync(file, 'utf8')).to.match(/^<!doctype html>.*Urlaub genehmigen.*<\/html>\s*$/s);
    const after = await openDatabase(settings.STORAGE_URL);
    expect((await readEvents(after, '')).map(({ day, count }) => `${day} ${count}`)).to.deep.equal(['2026-09-30 1', '2026-10-01 1']);
    await after.close();
    for (const seit of ['gestern', '2026-13-01', '2026-02-30', ''])
      expect(lotse(['report', '--seit', seit], '', settings).status, seit).to.equal(2);
    expect(lotse(['report', '--html', join(folder, 'fehlt', 'x.html')], '', settings).status).to.equal(1);
    expect(lotse(['report'], '', { STORAGE_URL: 'mysql://x' }).err).to.include('STORAGE_URL');
  });

  it('helps everywhere in German and ends with 2 on wrong use', () => {
    for (const args of [
      ['--help'],
      ['ask', '--help'],
      ['decide', '--help'],
      ['show', '--help'],
      ['check', '--help'],
      ['chat', '--help'],
      ['report', '--help'],
    ]) {
      const { status, out } = lotse(args);
      expect(status, args.join(' ')).to.equal(0);
      expect(out).to.include('diese Hilfe');
    }
    for (const args of [
      [],
      ['gibtsnicht'],
      ['ask'],
      ['ask', '--quatsch'],
      ['ask', '--batch', join(folder, 'fehlt')],
      ['decide'],
      ['show'],
    ]) {
      expect(lotse(args).status, args.join(' ')).to.equal(2);
    }
  });

  it('fits a checklist to a case, to read or as a file', () => {
    const { status, out } = lotse(['checklist', 'planungsrunde', '--datum', 'in 20 Wochen', '--stadt', 'schwerpunkte=sport,bildung']);
    expect([status, out.includes('Träger: kreisfreie Stadt'), out.includes('[ ] Schwerpunkt Sport')]).to.deep.equal([0, true, true]);
    expect(out)
      .to.include('Weggelassen, weil es hier nicht gilt')
      .and.to.match(/Planungsrunde: \d\d\.\d\d\.20\d\d/);
    for (const [end, start] of [
      ['docx', 'PK'],
      ['ics', 'BEGIN:VCALENDAR'],
      ['md', '# Checkliste'],
    ] as const) {
      const file = join(folder, `liste.${end}`);
      expect(lotse(['checklist', 'planungsrunde', '--datum', '1.7.', '--kreis', '--out', file]).status, end).to.equal(0);
      expect(readFileSync(file).subarray(0, start.length).toString(), end).to.equal(start);
    }
    expect(lotse(['checklist', '--list']).out)
      .to.include('planungsrunde: ')
      .and.to.include('traeger = kreis | kreisfreie-stadt');
  });

  it('says what is wrong with a checklist that was asked for', () => {
    const wrong = (...args: readonly string[]) => lotse(['checklist', ...args]);
    const cases: readonly (readonly [readonly string[], string])[] = [
      [[], 'Es fehlt der Name'],
      [['planungsrunden'], 'Meinten Sie „planungsrunde“?'],
      [['planungsrunde', '--datum', '30.2.'], 'Den Tag „30.2.“ gibt es nicht'],
      [['planungsrunde', '--datum', '1.1.2020'], 'liegt in der Vergangenheit'],
      [['planungsrunde', '--datum', 'irgendwann'], 'kann ich nicht lesen'],
      [['planungsrunde', '--kreis', '--stadt'], 'nicht beides'],
      [['konflikt', '--kreis'], 'fragt diese Liste nicht'],
      [['planungsrunde', 'schwerpunkte=spott'], 'Erlaubt sind: bildung'],
      [['planungsrunde', 'traeger=kreis,kreisfreie-stadt'], 'nur ein Wert'],
      [['konflikt', '--out', 'liste.pdf'], '.docx, .ics, .md'],
      [['konflikt', '--out', join(folder, 'liste.ics')], 'fehlen Tage'],
    ];
    for (const [args, text] of cases) {
      const { status, err } = wrong(...args);
      expect([status, err.includes(text)], `${args.join(' ')}: ${err}`).to.deep.equal([2, true]);
    }
  });

  it('shows and deletes what is kept about a person', async () => {
    const STORAGE_URL = `sqlite:${join(folder, 'personen.db')}`;
    const database = await openDatabase(STORAGE_URL);
    await new DatabaseSessionStore(database).set(JSON.stringify(['msteams', 'a:1', '29:anna']), { lastTopic: 'x' }, 0);
    await new DatabaseSessionStore(database).set(JSON.stringify(['msteams', 'a:2', '29:bert']), {}, 0);
    await database.close();
    const shown = lotse(['privacy', 'export', '29:anna', 'objekt-id'], '', { STORAGE_URL });
    expect([shown.status, (JSON.parse(shown.out) as { sessions: unknown[] }).sessions.length]).to.deep.equal([0, 1]);
    expect(lotse(['privacy', 'delete', '29:anna'], '', { STORAGE_URL }).out).to.include('sessions: 1');
    expect(JSON.parse(lotse(['privacy', 'export', '29:anna'], '', { STORAGE_URL }).out)).to.deep.equal({
      sessions: [],
      greetings: [],
      checklists: [],
      reminders: [],
      escalations: [],
    });
    expect(lotse(['privacy', 'export', '29:bert'], '', { STORAGE_URL }).out).to.include('29:bert');
    expect(lotse(['privacy', 'delete']).status).to.equal(2);
  });
});
