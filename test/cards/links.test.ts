/** Fundstellen as links into the text, where the page is reachable; without an address nothing changes. */
import { expect } from 'chai';
import { renderCard } from '../../src/cards/render.js';
import { anchorOf } from '../../src/erlass/anchor.js';
import { spokenStelle } from '../../src/erlass/stelle.js';
import { quotesOf } from '../../src/text/json.js';
import { knowledge } from '../support.js';
import { decisions, everyReply } from './replies.js';
import { cardOf, templates, texts } from './support.js';

/** As long as a real one may be: a decision quotes many places. */
const PUBLIC = 'https://erlass-lotse.kommunale-integrationszentren.nrw.example.org';
const MAX_BYTES = 28 * 1024;
const linked = (reply: Parameters<typeof cardOf>[0]) => renderCard(templates, knowledge, reply, PUBLIC);
const linkTo = (stelle: string) => `[${spokenStelle(stelle)}](${PUBLIC}/erlass#${anchorOf(stelle)})`;

describe('cards with the address of the page', () => {
  it('link every quotation to its place', () => {
    for (const { name, reply } of everyReply) {
      const shown = texts(linked(reply)).join('\n');
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

  it('name the addresses in a result that is copied as text', () => {
    for (const { reply } of decisions.slice(0, 300)) {
      const [shown = ''] = texts(linked({ ...reply, asText: true }));
      for (const { stelle } of quotesOf(reply)) expect(shown).to.include(`${spokenStelle(stelle)}: ${PUBLIC}/erlass#${anchorOf(stelle)}`);
    }
  });

  it('are smaller than 28 KB', () => {
    const copies = decisions.map(({ name, reply }) => ({ name: `${name} as text`, reply: { ...reply, asText: true } }));
    const sizes = [...everyReply, ...copies].map(({ name, reply }) => ({ name, size: Buffer.byteLength(JSON.stringify(linked(reply))) }));
    expect(sizes.filter(({ size }) => size >= MAX_BYTES)).to.deep.equal([]);
  });

  it('say the same aloud', () => {
    for (const { reply } of everyReply.slice(0, 300)) expect(linked(reply).speak).to.equal(cardOf(reply).speak);
  });
});

describe('cards without the address of the page', () => {
  it('link to nothing', () => {
    for (const { name, reply } of everyReply) expect(texts(cardOf(reply)).join('\n'), name).not.to.match(/\]\(|https?:/);
  });
});
