/** `npm run bench:memory [-- TURNS]`: the memory of the real program over many turns. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKnowledge } from '../src/prepared.js';
import { startLotse } from './load.js';
import { LoadChannel } from './load-channel.js';
import { mix } from './load-mix.js';
import { load } from './load-run.js';

const [turns = '200000'] = process.argv.slice(2);
const channel = new LoadChannel();
await channel.start();
const folder = mkdtempSync(join(tmpdir(), 'lotse-memory-'));
const bot = await startLotse(`sqlite:${join(folder, 'lotse.db')}`, { LOG_LEVEL: 'warn' });
const next = await mix(await openKnowledge(), 11);
const { resident, lost, refused, perSecond } = await load([bot], channel, next, { conversations: 200, turns: Number(turns) });
const { doubled, misordered } = channel.tally;
const [, second = Number.NaN] = resident;
const last = resident.at(-1) ?? Number.NaN;
console.log(
  `${turns} Schritte, ${perSecond.toFixed(0)} je Sekunde, verloren ${lost}, abgewiesen ${refused}, doppelt ${doubled}, Reihenfolge ${misordered}`,
);
console.log(`Speicher (RSS) in MiB nach je einem Zehntel: ${resident.map((mib) => mib.toFixed(0)).join(', ')}`);
console.log(`Zuwachs vom zweiten Zehntel bis zum Ende: ${((100 * (last - second)) / second).toFixed(1)} % (Ziel unter 5)`);
bot.child.kill('SIGTERM');
channel.stop();
rmSync(folder, { recursive: true, force: true });
process.exit(0);
