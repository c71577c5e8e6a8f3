import { expect } from 'chai';
import { KeyedQueue } from '../../src/storage/queue.js';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

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
