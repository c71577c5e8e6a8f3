/** Reminders over the wire: asked for, sent once by whichever instance is first, in peace at night, stopped by one tap. */
import { expect } from 'chai';
import { openDatabase } from '../../src/storage/open.js';
import { nodes } from '../cards/support.js';
import { bothStores } from '../storage/support.js';
import { knowledge } from '../support.js';
import { activity, type Harness, spoken, startHarness } from './support.js';

const { texte } = knowledge.sprache;
const WISH = 'Checkliste für die Planungsrunde am 30.6.2027, wir sind ein Kreis, Schwerpunkt Sport';
const at = (text: string) => Date.parse(`${text}Z`);
/** Wednesday; and the Monday on which items of 7 April come near. */
const TODAY = at('2026-11-25T09:00:00');
const NEAR = at('2027-04-05T09:00:00');

const stores = bothStores();

for (const kind of ['sqlite', 'postgres'] as const) {
  describe(`reminders in ${kind}`, () => {
    let now: number;
    let url: string;
    let bots: Harness[];
    const start = async (): Promise<Harness> => {
      const bot = await startHarness({ now: () => now, databaseUrl: url });
      bots.push(bot);
      return bot;
    };
    beforeEach(async () => {
      now = TODAY;
      bots = [];
      url = kind === 'sqlite' ? `sqlite:${stores.folder()}/reminders.db` : stores.postgres().url;
      const database = await openDatabase(url);
      for (const table of ['checklists', 'reminders', 'outbox', 'sessions']) await database.run(`DELETE FROM ${table}`);
      await database.close();
    });
    afterEach(() => Promise.all(bots.map((bot) => bot.stop())));

    const press = async (bot: Harness, ask: object): Promise<{ readonly speak: string }> => {
      const data = { v: knowledge.version, action: { do: 'list', ask } };
      const value = { action: { type: 'Action.Execute', verb: 'lotse', data } };
      const response = await bot.post(activity('execute-answer', { value }));
      await bot.settled();
      return ((await response.json()) as { readonly value: { readonly speak: string } }).value;
    };
    const made = async (bot: Harness): Promise<string> => {
      await bot.post(activity('message-personal', { text: WISH }));
      const [row] = await bot.database.all('SELECT id FROM checklists');
      return String(row?.id);
    };
    const reminders = (...all: Harness[]) =>
      all.flatMap(({ sent }) => sent.map(spoken)).filter((text) => text.startsWith(texte.erinnerung_art));
    const deliver = async (bot: Harness) => {
      const found = await bot.parts.remindersJob.look();
      await bot.postman.poke();
      return found;
    };

    it('come only to who asked for them, once for each day, with Fundstelle', async () => {
      const bot = await start();
      const list = await made(bot);
      now = NEAR;
      await deliver(bot);
      expect(reminders(bot), 'nobody asked yet').to.deep.equal([]);
      expect((await press(bot, { ask: 'remind-on', list })).speak).to.include(texte.erinnern_an);
      expect((await press(bot, { ask: 'menu', list })).speak).to.include(texte.knopf_erinnern_aus);
      await deliver(bot);
      const [text = ''] = reminders(bot);
      expect(text).to.include('wann die jetzigen Schwerpunkte auslaufen').and.include('07.04.2027').and.include('Nr. 4.6');
      now += 86_400_000;
      await deliver(bot);
      expect(reminders(bot)).to.have.length(1);
    });

    it('are sent by one of two instances, also after a restart', async () => {
      const [one, two] = [await start(), await start()];
      const list = await made(one);
      await press(one, { ask: 'remind-on', list });
      now = NEAR;
      const found = await Promise.all([deliver(one), deliver(two), deliver(one), deliver(two)]);
      expect(found.reduce((a, b) => a + b)).to.equal(1);
      const three = await start();
      await deliver(three);
      expect(reminders(one, two, three)).to.have.length(1);
    });

    it('wait for the morning, even where they were written in time', async () => {
      const bot = await start();
      const list = await made(bot);
      await press(bot, { ask: 'remind-on', list });
      now = at('2027-04-05T20:00:00');
      await deliver(bot);
      expect(reminders(bot)).to.deep.equal([]);
      now = at('2027-04-06T15:59:00');
      bot.statusOf = () => 404;
      await deliver(bot);
      bot.statusOf = () => 201;
      now = at('2027-04-06T16:30:00');
      await bot.postman.poke();
      expect(reminders(bot), 'after hours').to.deep.equal([]);
      now = at('2027-04-07T06:00:00');
      await bot.postman.poke();
      expect(reminders(bot)).to.have.length(1);
    });

    it('stop by one tap, also one that lies ready already', async () => {
      const bot = await start();
      const list = await made(bot);
      await press(bot, { ask: 'remind-on', list });
      now = NEAR;
      await bot.parts.remindersJob.look();
      expect((await press(bot, { ask: 'remind-off', list })).speak).to.include(texte.erinnern_aus);
      await bot.postman.poke();
      expect(reminders(bot)).to.deep.equal([]);
      expect(await bot.database.all('SELECT * FROM outbox')).to.deep.equal([]);
    });

    it('tell when what was fixed for two years runs out, with the sentence of the Erlass', async () => {
      const bot = await start();
      const list = await made(bot);
      await press(bot, { ask: 'archive', list });
      await press(bot, { ask: 'remind-on', list });
      now = at('2029-04-09T09:00:00');
      await deliver(bot);
      expect(reminders(bot)[0])
        .to.include('laufen sie am 30.06.2029 aus')
        .and.include('in der Regel jeweils für einen Zeitraum von zwei Jahren');
      const card = bot.sent.at(-1)?.activity.attachments?.[0]?.content;
      const titles = nodes(card).map((n) => n.title);
      expect(titles).to.include.members([texte.knopf_liste_zeigen, texte.knopf_erinnern_aus]);
    });

    it('end with their list, and with what is kept about the person', async () => {
      const bot = await start();
      const list = await made(bot);
      await press(bot, { ask: 'remind-on', list });
      const from = (activity('message-personal') as { from: { id: string; aadObjectId?: string } }).from;
      const ids = [from.aadObjectId ?? from.id, from.id];
      expect((await bot.parts.personal.show(ids)).reminders).to.have.length(1);
      await bot.parts.personal.forget(ids);
      expect(await bot.database.all('SELECT * FROM reminders')).to.deep.equal([]);
    });
  });
}
