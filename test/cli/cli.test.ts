import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../../src/paths.js';

function lotse(args: readonly string[], input = '') {
  const run = spawnSync(process.execPath, [join(PROJECT_ROOT, 'bin', 'lotse.js'), ...args], { encoding: 'utf8', input, cwd: tmpdir() });
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

  it('helps everywhere in German and ends with 2 on wrong use', () => {
    for (const args of [['--help'], ['ask', '--help'], ['decide', '--help'], ['show', '--help'], ['check', '--help'], ['chat', '--help']]) {
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
});
