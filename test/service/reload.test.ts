/** New knowledge while the bot runs: complete and in order, or not at all. */
import { expect } from 'chai';
import type { Assistant } from '../../src/conversation/assistant.js';
import { CurrentAssistant, type Loaded } from '../../src/service/reload.js';
import { assistant } from '../support.js';
import { activity, spoken, startHarness } from '../teams/support.js';

const other: Assistant = {
  ...assistant,
  knowledge: {
    ...assistant.knowledge,
    version: 'neu',
    sprache: { ...assistant.knowledge.sprache, texte: { ...assistant.knowledge.sprache.texte, leer: 'Neue Worte.' } },
  },
};

function setUp(load: () => Promise<Loaded>) {
  const said: { readonly code: string }[] = [];
  const outcomes: string[] = [];
  const note = (details: object) => void said.push(details as { code: string });
  const holder = new CurrentAssistant(assistant);
  const parts = { log: { info: note, error: note } as never, metrics: { reloaded: (o: string) => void outcomes.push(o) }, load };
  return { holder, parts, said, outcomes };
}

describe('CurrentAssistant', () => {
  it('takes new knowledge that is in order', async () => {
    const { holder, parts, said, outcomes } = setUp(async () => ({ assistant: other }));
    await holder.reload(parts);
    expect(holder.current).to.equal(other);
    expect(said.map(({ code }) => code)).to.deep.equal(['LOTSE-601']);
    expect(outcomes).to.deep.equal(['new']);
  });

  it('keeps the old one where the new is wrong, and says what is wrong', async () => {
    const { holder, parts, said, outcomes } = setUp(async () => ({ problem: 'themen/urlaub.yaml: frage fehlt' }));
    await holder.reload(parts);
    expect(holder.current).to.equal(assistant);
    expect(said[0]).to.include({ code: 'LOTSE-602', problem: 'themen/urlaub.yaml: frage fehlt' });
    expect(outcomes).to.deep.equal(['refused']);
  });

  it('keeps the old one where loading fails', async () => {
    const { holder, parts, said } = setUp(() => Promise.reject(new Error('disk')));
    await holder.reload(parts);
    expect(holder.current).to.equal(assistant);
    expect(said[0]).to.include({ code: 'LOTSE-603' });
  });

  it('loads once for several signals at the same time', async () => {
    let loads = 0;
    const { holder, parts } = setUp(async () => {
      loads++;
      return { assistant: other };
    });
    await Promise.all([holder.reload(parts), holder.reload(parts)]);
    expect(loads).to.equal(1);
  });
});

describe('a running bot', () => {
  it('speaks from the new knowledge with the next turn, on its page as well', async () => {
    const holder = new CurrentAssistant(assistant);
    const bot = await startHarness({ assistant: () => holder.current });
    const page = async () => (await fetch(`${bot.origin}/erlass`)).headers.get('etag');
    const empty = activity('message-personal', { text: ' ' });
    await bot.post(empty);
    const before = await page();
    const { parts } = setUp(async () => ({ assistant: other }));
    await holder.reload(parts);
    await bot.post(empty);
    expect(bot.sent.map(spoken)[1]).to.include('Neue Worte.').and.not.equal(spoken(bot.sent[0]));
    expect(await page()).to.not.equal(before);
    expect(((await (await fetch(`${bot.origin}/healthz`)).json()) as { knowledge: string }).knowledge).to.equal('neu');
    await bot.stop();
  });
});
