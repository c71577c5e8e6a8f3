/** Fundstellen as links into the text, where the page is reachable; without an address nothing changes. */
import { expect } from 'chai';
import type { Card } from '../../src/cards/json.js';
import { renderCard } from '../../src/cards/render.js';
import { parseConfig } from '../../src/config.js';
import type { Reply } from '../../src/conversation/reply.js';
import { anchorOf } from '../../src/erlass/anchor.js';
import { spokenStelle } from '../../src/erlass/stelle.js';
import { quotesOf } from '../../src/text/json.js';
import { knowledge } from '../support.js';
import { decisions, everyReply, type Named } from './replies.js';
import { cardOf, templates, texts } from './support.js';

/** As long as the settings allow: a decision quotes many places. */
const PUBLIC = parseConfig({ PUBLIC_URL: `https://${'a'.repeat(55)}.${'b'.repeat(24)}.example.org` }).publicUrl as string;
const MAX_BYTES = 28 * 1024;
const linked = (reply: Reply): Card => renderCard(templates, knowledge, reply, PUBLIC);
const linkTo = (stelle: string) => `[${spokenStelle(stelle)}](${PUBLIC}/erlass#${anchorOf(stelle)})`;

function bySize<T extends Reply>(list: readonly Named<T>[]): Named<T>[] {
  const sized = list.map((named) => ({ named, size: JSON.stringify(named.reply).length }));
  return sized.sort((a, b) => b.size - a.size).map(({ named }) => named);
}

/** The longest replies, where the size matters, every tenth of the others, and all that state no law. */
const sample: readonly (Named & { readonly card: Card })[] = bySize(everyReply)
  .filter(
    ({ reply }, i) =>
      i < 150 ||
      i % 10 === 0 ||
      ['checklist', 'smalltalk', 'choice', 'escalation', 'ticket', 'human-answer', 'list-form', 'lists'].includes(reply.kind),
  )
  .map((named) => ({ ...named, card: linked(named.reply) }));

describe('cards with the address of the page', () => {
  it('are checked for every kind of reply, with the longest address', () => {
    expect(PUBLIC).to.have.length(100);
    const kinds = (list: readonly Named[]) => [...new Set(list.map(({ reply }) => reply.kind))].sort();
    expect(kinds(sample)).to.deep.equal(kinds(everyReply));
  });

  it('link every quotation to its place', () => {
    for (const { name, reply, card } of sample.filter(({ reply }) => reply.kind !== 'worklist')) {
      const shown = texts(card).join('\n');
      for (const { stelle } of quotesOf(reply)) expect(shown, `${reply.kind} ${name}`).to.include(linkTo(stelle));
    }
  });

  it('link the place of each choice', () => {
    const choices = everyReply.flatMap(({ reply }) => (reply.kind === 'choice' ? [reply] : []));
    expect(choices.length).to.be.greaterThan(0);
    for (const reply of choices) {
      const shown = texts(linked(reply)).join('\n');
      for (const { stelle } of reply.options) if (stelle) expect(shown).to.include(linkTo(stelle));
    }
  });

  it('name the addresses in a result that is copied as text, and stay small', () => {
    for (const { name, reply } of bySize(decisions).slice(0, 100)) {
      const card = linked({ ...reply, asText: true });
      const [shown = ''] = texts(card);
      for (const { stelle } of quotesOf(reply)) expect(shown).to.include(`${spokenStelle(stelle)}: ${PUBLIC}/erlass#${anchorOf(stelle)}`);
      expect(Buffer.byteLength(JSON.stringify(card)), name).to.be.lessThan(MAX_BYTES);
    }
  });

  it('are smaller than 28 KB', () => {
    const large = sample.filter(({ card }) => Buffer.byteLength(JSON.stringify(card)) >= MAX_BYTES);
    expect(large.map(({ name }) => name)).to.deep.equal([]);
  });

  it('say the same aloud, and without the address link to nothing', () => {
    for (const { name, reply, card } of sample.filter((_, i) => i % 3 === 0)) {
      const without = cardOf(reply);
      expect(card.speak, name).to.equal(without.speak);
      expect(texts(without).join('\n'), name).not.to.match(/\]\(|https?:/);
    }
  });
});
