import { expect } from 'chai';
import { KeyedQueue } from '../../src/storage/queue.js';
import { RecentKeys } from '../../src/storage/recent.js';
import { MemorySessionStore } from '../../src/storage/session-store.js';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('MemorySessionStore', () => {
  it('gives back what was set, and nothing after it was deleted', async () => {
    const store = new MemorySessionStore();
    await store.set('a', { lastTopic: 'x' });
    expect(await store.get('a')).to.deep.equal({ lastTopic: 'x' });
    await store.delete('a');
    expect(await store.get('a')).to.equal(undefined);
  });

  it('forgets the conversation that was quiet longest', async () => {
    const store = new MemorySessionStore(2);
    await store.set('a', {});
    await store.set('b', {});
    await store.get('a');
    await store.set('c', {});
    expect(await store.get('b')).to.equal(undefined);
    expect(await store.get('a')).to.deep.equal({});
    expect(store.size).to.equal(2);
  });

  it('refuses what is no session', async () => {
    const error = await new MemorySessionStore().set('a', { extra: 1 } as never).catch((e: unknown) => e);
    expect(error).to.be.instanceOf(Error);
  });
});

describe('KeyedQueue', () => {
  it('keeps the order within a key', async () => {
    const queue = new KeyedQueue();
    const seen: number[] = [];
    await Promise.all([30, 5, 1].map((ms, i) => queue.run('a', async () => pause(ms).then(() => void seen.push(i)))));
    expect(seen).to.deep.equal([0, 1, 2]);
  });

  it('lets other keys run meanwhile', async () => {
    const queue = new KeyedQueue();
    const seen: string[] = [];
    await Promise.all([
      queue.run('a', async () => pause(30).then(() => void seen.push('a'))),
      queue.run('b', async () => void seen.push('b')),
    ]);
    expect(seen).to.deep.equal(['b', 'a']);
  });

  it('goes on after a failure, which reaches only its own caller', async () => {
    const queue = new KeyedQueue();
    const failed = queue.run('a', () => Promise.reject(new Error('kaputt'))).catch((e: Error) => e.message);
    expect(await queue.run('a', async () => 'gut')).to.equal('gut');
    expect(await failed).to.equal('kaputt');
  });

  it('keeps nothing of finished work', async () => {
    const queue = new KeyedQueue();
    await Promise.all([queue.run('a', async () => 1), queue.run('a', async () => 2), queue.run('b', async () => 3)]);
    expect(queue.size).to.equal(0);
  });
});

describe('RecentKeys', () => {
  it('knows a key until it is forgotten or crowded out', () => {
    const keys = new RecentKeys(2);
    expect([keys.add('a'), keys.add('a'), keys.add('b'), keys.add('c'), keys.add('a')]).to.deep.equal([true, false, true, true, true]);
    keys.forget('a');
    expect(keys.add('a')).to.equal(true);
  });
});
