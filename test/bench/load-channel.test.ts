/** The load bench counts what it says it counts. */
import { expect } from 'chai';
import { LoadChannel } from '../../bench/load-channel.js';

describe('the channel of the load bench', () => {
  let channel: LoadChannel;
  beforeEach(async () => {
    channel = new LoadChannel();
    await channel.start();
  });
  afterEach(() => channel.stop());
  const send = (turn: string, text: string, conversation = 'c1') =>
    fetch(`${channel.url}/v3/conversations/${conversation}/activities/${turn}`, { method: 'POST', body: JSON.stringify({ text }) });

  it('calls a reply out of order that is new and comes after one to a later turn', async () => {
    for (const [turn, text] of [
      ['r-1', 'a'],
      ['r-3', 'b'],
      ['r-2', 'c'],
    ] as const)
      await send(turn, text);
    await send('r-2', 'c', 'c2');
    expect(channel.tally).to.deep.equal({ replies: 4, doubled: 0, misordered: 1 });
  });

  it('calls one doubled that came before, also when it comes after later ones', async () => {
    for (const turn of ['r-1', 'r-1', 'r-2', 'r-1']) await send(turn, `zu ${turn}`);
    expect(channel.tally).to.deep.equal({ replies: 4, doubled: 2, misordered: 0 });
  });

  it('takes no reply that it refused, and counts no look at the roster', async () => {
    channel.behaviour = (attempt) => (attempt === 0 ? { status: 429 } : {});
    expect((await send('r-1', 'a')).status).to.equal(429);
    expect((await send('r-1', 'a')).status).to.equal(201);
    expect(await (await fetch(`${channel.url}/v3/conversations/c1/members/x`)).json()).to.deep.equal({ userRole: 'user' });
    expect(channel.tally).to.deep.equal({ replies: 1, doubled: 0, misordered: 0 });
  });
});
