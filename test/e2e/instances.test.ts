/** Two processes of the bot and one PostgreSQL: a conversation goes on wherever its next turn arrives, and no tick is lost. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import type { Worklist } from '../../src/checklists/worklist.js';
import { openDatabase } from '../../src/storage/open.js';
import { bothStores } from '../storage/support.js';
import { knowledge } from '../support.js';
import { activity } from '../teams/support.js';
import { type BotProcess, startBotProcess } from './bot-process.js';

const PEOPLE = 50;
const TICKS = 2_000;
const WISH = 'Checkliste für die Planungsrunde am 30.6.2027, wir sind ein Kreis, Schwerpunkt Sport';
const GROUP = { id: '19:gruppe@thread.v2', conversationType: 'groupChat', isGroup: true };

const stores = bothStores();

describe('two instances', function () {
  this.timeout(180_000);
  let bots: BotProcess[];
  let channel: Server;
  let spoken: string[];

  before(async () => {
    spoken = [];
    channel = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
      request.on('end', () => {
        const read = JSON.parse(body || '{}') as { attachments?: { content: { speak?: string } }[] };
        if (request.method === 'POST') spoken.push(read.attachments?.[0]?.content.speak ?? '');
        response.writeHead(201, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ id: String(spoken.length) }));
      });
    });
    await new Promise<void>((resolve) => channel.listen(0, '127.0.0.1', resolve));
    const settings = { STORAGE_URL: stores.postgres().url, PLAYGROUND: 'off', RATE_PERSON: '0', RATE_TENANT: '0' };
    bots = await Promise.all([startBotProcess(settings), startBotProcess(settings)]);
  });
  after(async () => {
    await Promise.all(bots.map((bot) => bot.stop()));
    channel.closeAllConnections();
    channel.close();
  });

  const post = (instance: number, body: object) =>
    fetch(`${bots[instance]?.bot}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...body, serviceUrl: `http://127.0.0.1:${(channel.address() as AddressInfo).port}/` }),
    });
  const last = () => spoken.at(-1) ?? '';

  it('tell the same version of the knowledge', async () => {
    const versions = await Promise.all(
      bots.map(async ({ bot }) => (await (await fetch(`${bot}/healthz`)).json()) as { knowledge: string }),
    );
    expect(versions.map((v) => v.knowledge)).to.deep.equal([knowledge.version, knowledge.version]);
  });

  it('serve one conversation turn by turn', async () => {
    const say = async (instance: number, text: string) => post(instance, activity('message-personal', { text }));
    await say(0, 'Eignung einer Fachkraft prüfen');
    expect(last()).to.include('Welchen Abschluss hat die Person?');
    await say(1, 'bachelor');
    expect(last()).to.include('Welche Inhalte hatte das Studium?');
    await say(0, 'zurück');
    expect(last()).to.include('Welchen Abschluss hat die Person?');
    await say(1, 'abbrechen');
    expect(last()).to.include(knowledge.sprache.texte.dialog_abgebrochen);
  });

  it('lose none of 2,000 ticks of 50 people on one list', async () => {
    const { entities } = activity('message-group-mention');
    await post(0, activity('message-personal', { text: `<at>Erlass-Lotse</at> ${WISH}`, entities, conversation: GROUP }));
    const database = await openDatabase(stores.postgres().url);
    const kept = async (): Promise<{ readonly list: Worklist; readonly version: number }> => {
      const [row] = await database.all('SELECT list, version FROM checklists');
      return { list: JSON.parse(String(row?.list)) as Worklist, version: Number(row?.version) };
    };
    const { list, version } = await kept();
    const items = list.items.map((item) => item.id);
    // Each person ticks and unticks one item in turn; whoever is last for an item leaves it ticked.
    const press = async (person: number, round: number): Promise<void> => {
      const item = items[person % items.length];
      const ask = round % 2 === 0 ? 'tick' : 'untick';
      const data = { v: knowledge.version, action: { do: 'list', ask: { ask, list: list.id, item, page: 0 } } };
      const from = { id: `29:${person}`, name: `Person ${person}`, aadObjectId: `oid-${person}` };
      const value = { action: { type: 'Action.Execute', verb: 'lotse', data } };
      const id = `${person}-${round}`;
      const response = await post((person + round) % 2, activity('execute-answer', { id, from, value, conversation: GROUP }));
      expect(response.status).to.equal(200);
      const answer = JSON.stringify(await response.json());
      expect(answer).not.to.include(knowledge.sprache.texte.liste_gestoert);
    };
    await Promise.all(
      Array.from({ length: PEOPLE }, async (_, person) => {
        for (let round = 0; round < TICKS / PEOPLE; round++) await press(person, round);
      }),
    );
    for (const person of items.keys()) await press(person, 0);
    const after = await kept();
    await database.close();
    expect(after.version - version).to.equal(TICKS + items.length);
    expect(after.list.items.every((item) => item.done)).to.equal(true);
  });
});
