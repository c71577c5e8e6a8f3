/** What holds for every card, whatever the knowledge says. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect } from 'chai';
import { renderErrorCard, renderFeedbackCard } from '../../src/cards/render.js';
import { stampedAction } from '../../src/conversation/action.js';
import { spokenStelle } from '../../src/erlass/stelle.js';
import type { Zitat } from '../../src/knowledge/model.js';
import { PROJECT_ROOT } from '../../src/paths.js';
import { quotesOf } from '../../src/text/json.js';
import { renderText } from '../../src/text/render.js';
import { knowledge } from '../support.js';
import { everyReply } from './replies.js';
import { cardOf, nodes, ofType, templates, texts } from './support.js';

// `adaptivecards` is broken as an ES module.
const AdaptiveCards = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js') as typeof import('adaptivecards');

const schema = JSON.parse(readFileSync(join(PROJECT_ROOT, 'test', 'cards', 'adaptive-card-1.5.schema.json'), 'utf8')) as object;
const validate = new Ajv({ allErrors: false, discriminator: true }).compile(schema);
const MAX_BYTES = 28 * 1024;

const rendered = everyReply.map(({ name, reply }) => ({ name: `${reply.kind}: ${name}`, reply, card: cardOf(reply) }));
const error = renderErrorCard(templates, knowledge, 'ABC123', { v: knowledge.version, action: { do: 'help' } });
const forms = ([{ reaktion: 'like' }, { reaktion: 'dislike', nachricht: '1' }, undefined] as const).map((judged) => ({
  name: `feedback ${judged?.reaktion}`,
  card: renderFeedbackCard(templates, knowledge, judged),
}));
const all = [...rendered.map(({ name, card }) => ({ name, card })), { name: 'error', card: error }, ...forms];

/** Names of the cards that break a rule; an empty list is the wish. */
const breaking = (rule: (card: (typeof all)[number]['card']) => boolean) => all.filter(({ card }) => !rule(card)).map(({ name }) => name);

describe('every card', () => {
  it('exists for every kind of reply', () => {
    const kinds = new Set(everyReply.map(({ reply }) => reply.kind));
    expect([...kinds]).to.include.members([
      'answer',
      'gap',
      'choice',
      'nummer',
      'question',
      'decision',
      'checklist',
      'escalation',
      'ticket',
      'human-answer',
      'smalltalk',
    ]);
    expect(all.length).to.be.greaterThan(500);
  });

  it('fits the strict schema of Adaptive Card 1.5', () => {
    for (const { name, card } of all) {
      expect(validate(card), `${name}: ${JSON.stringify(validate.errors?.[0])}`).to.equal(true);
    }
  });

  it('is accepted by the renderer that Teams uses', () => {
    const seen = new Set<string>();
    for (const { name, card } of all) {
      // Rendering thousands of alike cards adds nothing: one of each shape is enough.
      const shape = nodes(card)
        .map((n) => n.type)
        .join();
      if (seen.has(shape)) continue;
      seen.add(shape);
      const parsed = new AdaptiveCards.AdaptiveCard();
      const context = new AdaptiveCards.SerializationContext();
      parsed.parse(card, context);
      const problems = [...Array(context.eventCount).keys()].map((i) => context.getEventAt(i).message);
      expect(problems, name).to.deep.equal([]);
      expect(
        parsed.validateProperties().validationEvents.map((e) => e.message),
        name,
      ).to.deep.equal([]);
    }
    expect(seen.size).to.be.greaterThan(20);
  });

  it('is smaller than 28 KB', () => expect(breaking((card) => Buffer.byteLength(JSON.stringify(card)) < MAX_BYTES)).to.deep.equal([]));

  it('leaves no place unfilled', () =>
    expect(breaking((card) => !/\$\{|\{[a-z_]+\}|undefined|\[object/.test(JSON.stringify(card)))).to.deep.equal([]));

  it('wraps every text', () => expect(breaking((card) => ofType(card, 'TextBlock').every((t) => t.wrap === true))).to.deep.equal([]));

  it('has at most six actions, at most three of them in front', () => {
    const inFront = (card: unknown) => (Array.isArray(card) ? card : []).filter((a: { mode?: string }) => a.mode !== 'secondary').length;
    // A tap on a row of answers (selectAction) is no button.
    const rows = (card: unknown) => nodes(card).filter((n) => n.selectAction).length;
    expect(breaking((card) => nodes(card).filter((n) => String(n.type).startsWith('Action.')).length - rows(card) <= 6)).to.deep.equal([]);
    expect(breaking((card) => inFront(card.actions) <= 3)).to.deep.equal([]);
  });

  it('gives every button a Submit with the same data for old clients, and only data that we read back', () => {
    for (const { name, card } of all) {
      for (const action of ofType(card, 'Action.Execute')) {
        expect((action.fallback as { data: unknown }).data, name).to.deep.equal(action.data);
        expect(stampedAction.safeParse(action.data).success, name).to.equal(true);
      }
    }
  });

  it('names every id once, and folds only what is there', () => {
    for (const { name, card } of all) {
      const ids = nodes(card).flatMap((n) => (typeof n.id === 'string' ? [n.id] : []));
      expect(new Set(ids).size, name).to.equal(ids.length);
      const targets = ofType(card, 'Action.ToggleVisibility').flatMap((a) => a.targetElements as string[]);
      expect(
        targets.filter((t) => !ids.includes(t)),
        name,
      ).to.deep.equal([]);
    }
  });

  it('speaks the plain text of its reply; a list without its quotations', () => {
    for (const { name, reply, card } of rendered) {
      if (reply.kind !== 'checklist' && reply.kind !== 'worklist') expect(card.speak, name).to.equal(renderText(knowledge, reply));
      else
        for (const { was, zitat } of reply.gruppen.flatMap<{ readonly was: string; readonly zitat?: Zitat }>((g) => g.punkte))
          expect(card.speak)
            .to.include(was)
            .and.to.include(zitat ? spokenStelle(zitat.stelle) : reply.kind === 'checklist' ? 'nicht aus dem Erlass' : '');
    }
  });

  it('shows every quotation word for word with its place', () => {
    // A kept list names its places; the form of each item has the quotation.
    for (const { name, reply, card } of rendered.filter(({ reply }) => reply.kind !== 'worklist')) {
      const shown = texts(card).join('\n');
      for (const { wortlaut, stelle } of quotesOf(reply)) {
        expect(shown, name).to.include(`„${wortlaut}“`);
        expect(shown, name).to.include(spokenStelle(stelle));
      }
    }
  });

  it('says which Fassung it speaks of wherever it states law', () => {
    const stating = rendered.filter(({ reply }) => ['answer', 'gap', 'nummer', 'decision', 'checklist'].includes(reply.kind));
    expect(
      stating.filter(({ card }) => !texts(card).some((t) => t.includes(knowledge.angaben.fassung))).map(({ name }) => name),
    ).to.deep.equal([]);
  });
});
