/** The log: a code on every line, one id for all lines of a turn, nothing personal; and the list of codes is complete. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../../src/paths.js';
import { asTurn, createLog } from '../../src/service/log.js';
import { activity, startHarness } from '../teams/support.js';

const capture = () => {
  const lines: Record<string, unknown>[] = [];
  return { lines, log: createLog('info', { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) }) };
};

describe('the log', () => {
  it('marks all lines of a turn with one id, and only those', async () => {
    const { lines, log } = capture();
    log.info({ code: 'X' }, 'davor');
    await Promise.all(
      [1, 2].map((n) =>
        asTurn(async () => {
          log.info({ code: 'X', n }, 'a');
          await new Promise((resolve) => setTimeout(resolve, 5));
          log.info({ code: 'X', n }, 'b');
        }),
      ),
    );
    expect(lines[0]).not.to.have.property('turn');
    const turns = lines.slice(1).map(({ n, turn }) => `${n} ${turn}`);
    expect(new Set(turns).size).to.equal(2);
    expect(turns[0]).to.match(/^1 [0-9a-f]{12}$/);
  });

  it('puts nothing of one line into the next of the same turn', () => {
    const { lines, log } = capture();
    asTurn(() => {
      log.error({ err: new Error('kaputt'), code: 'X' }, 'a');
      log.info({ code: 'Y', ms: 1 }, 'b');
    });
    expect(lines[1]).to.have.all.keys('level', 'time', 'turn', 'code', 'ms', 'msg');
  });

  it('shows of an error its place, not what libraries hang on it', () => {
    const { lines, log } = capture();
    const error = Object.assign(new Error('duplicate key', { cause: new Error('innen') }), {
      code: '23505',
      detail: 'Key (key)=(29:aylin) already exists.',
      request: { headers: { authorization: 'Bearer geheim' }, body: 'Urlaub' },
    });
    log.error({ err: error, code: 'X' }, 'kaputt');
    expect(JSON.stringify(lines)).not.to.match(/aylin|geheim|Urlaub/);
    expect(lines[0]?.err).to.include({ type: 'Error', message: 'duplicate key', code: '23505' });
  });

  it('tells of each turn its kind and duration, and nothing of the person', async () => {
    const bot = await startHarness();
    await bot.post(activity('message-personal', { text: 'Geheimnisvolles Zwetschgenmus' }));
    await bot.post(activity('execute-answer'));
    await bot.settled();
    expect(bot.logged).to.have.length(2);
    for (const line of bot.logged) {
      expect(line).to.include({ code: 'LOTSE-300', kind: 'turn' });
      expect(line.ms).to.be.a('number');
    }
    expect(JSON.stringify(bot.logged)).not.to.match(/Zwetschgenmus|Aylin|29:|a:personal|00000000-/);
    await bot.stop();
  });
});

describe('the codes of the log', () => {
  const src = join(PROJECT_ROOT, 'src');
  const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({ file, text: readFileSync(join(src, file), 'utf8') }));
  const used = new Set(sources.flatMap(({ text }) => text.match(/LOTSE-\d{3}/g) ?? []));
  const document = readFileSync(join(PROJECT_ROOT, 'docs', 'betrieb.md'), 'utf8');
  const rows = [...document.matchAll(/^\| `(LOTSE-\d{3})` \|([^|]+)\|([^|]+)\|([^|]+)\|$/gm)];

  it('stand in docs/betrieb.md, each once, with meaning, cause and remedy, and no other', () => {
    expect(used.size).to.be.greaterThan(10);
    expect(rows.map((row) => row[1])).to.have.members([...used]);
    for (const [, code, ...cells] of rows) for (const cell of cells) expect(cell?.trim(), code).not.to.equal('');
  });

  it('are on every line', () => {
    for (const { file, text } of sources)
      for (const [call] of text.matchAll(/\blog\.(?:info|warn|error|fatal)\([^)]*/g)) expect(call, file).to.match(/code: 'LOTSE-\d{3}'/);
  });
});
