/** What comes next is read in full: a phone cuts long buttons off, so they are rows. */
import { expect } from 'chai';
import { MAX_ACTIONS, MAX_BUTTON_LENGTH } from '../../src/cards/actions.js';
import { followUps } from '../../src/cards/follow-ups.js';
import type { Button } from '../../src/conversation/reply.js';
import { knowledge } from '../support.js';
import { answers, gaps, places } from './replies.js';
import { cardOf, ofType, templates } from './support.js';

const context = { templates, knowledge };
const button = (title: string): Button => ({ title, action: { do: 'help' } });
const titles = (list: unknown) => (list as { title?: string; text?: string }[]).map((a) => a.title ?? a.text);

describe('what a card offers next', () => {
  it('is a button when short and a row when long', () => {
    const long = 'x'.repeat(MAX_BUTTON_LENGTH + 1);
    const { mehr, aktionen } = followUps(context, [button('kurz'), button(long)]);
    expect(titles(aktionen)).to.deep.equal(['kurz']);
    expect(titles(mehr)).to.deep.equal([long]);
  });

  it('has room for six actions, those inside the card counted', () => {
    const { aktionen } = followUps(
      context,
      Array.from({ length: 9 }, (_, i) => button(`${i}`)),
      2,
    );
    expect(aktionen).to.have.length(MAX_ACTIONS - 2);
  });

  it('is nowhere cut off on a phone', () => {
    let rows = 0;
    for (const { name, reply } of [...answers, ...gaps, ...places]) {
      const card = cardOf(reply);
      rows += ofType(card, 'ColumnSet').length;
      const buttons = (card.actions ?? []) as { title: string }[];
      expect(
        buttons.filter(({ title }) => title.length > MAX_BUTTON_LENGTH),
        name,
      ).to.deep.equal([]);
    }
    expect(rows).to.be.greaterThan(100);
  });
});
