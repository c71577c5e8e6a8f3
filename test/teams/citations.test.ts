/** The places a reply rests on, as they arrive at the channel. */
import { expect } from 'chai';
import type { Reply } from '../../src/conversation/reply.js';
import { NEW_SESSION } from '../../src/conversation/session.js';
import { turn } from '../../src/conversation/turn.js';
import { citationsOf } from '../../src/teams/citations.js';
import { everyReply } from '../cards/replies.js';
import { assistant, knowledge } from '../support.js';
import { activity, startHarness } from './support.js';

const PUBLIC = 'https://lotse.example.org';
const LEAVE = knowledge.themen.get('urlaub-genehmigung')?.fundstellen[0];

const say = (text: string) => turn(assistant, NEW_SESSION, { type: 'message', text }).replies[0] as Reply;

describe('citations', () => {
  it('arrive with an answer, the decisive one first, without the label of generated content', async () => {
    const bot = await startHarness({ publicUrl: PUBLIC });
    await bot.post(activity('message-personal'));
    const [entity, ...others] = bot.sent[0]?.activity.entities ?? [];
    expect(others).to.deep.equal([]);
    expect(entity).to.include({ type: 'https://schema.org/Message', '@type': 'Message', '@context': 'https://schema.org' });
    expect(entity).not.to.have.property('additionalType');
    const [first] = (entity as { citation: object[] }).citation;
    expect(first).to.deep.equal({
      '@type': 'Claim',
      position: 1,
      appearance: {
        '@type': 'DigitalDocument',
        name: 'Nr. 5.4 Satz 3',
        abstract: LEAVE?.wortlaut,
        keywords: ['Zuständigkeit'],
        url: `${PUBLIC}/erlass#5.4-s3`,
        image: { '@type': 'ImageObject', name: 'Text' },
      },
    });
    await bot.stop();
  });

  it('come without links where no page is public', () => {
    expect(JSON.stringify(citationsOf(knowledge, say('Wer genehmigt meinen Urlaub?')))).not.to.include('"url"');
  });

  it('stand at a decision, each place once, and at a Nummer, but not at what states nothing', () => {
    const decision = citationsOf(knowledge, say('Wen müssen wir beteiligen?'));
    const names = decision?.citation.map(({ appearance }) => `${appearance.name}: ${appearance.abstract}`) ?? [];
    expect(names.length).to.be.greaterThan(0);
    expect(citationsOf(knowledge, say('5.4'))?.citation.length).to.be.greaterThan(1);
    for (const text of ['Hilfe', 'Eignung prüfen', 'Wie wird das Wetter?', 'Checkliste Planungsrunde'])
      expect(citationsOf(knowledge, say(text)), text).to.equal(undefined);
  });

  it('keep the limits of Teams for everything the knowledge holds', () => {
    const all = everyReply.map(({ reply }) => ({ reply, citation: citationsOf(knowledge, reply, PUBLIC)?.citation ?? [] }));
    expect(all.filter(({ citation }) => citation.length > 0).length).to.be.greaterThan(500);
    for (const { reply, citation } of all) {
      const told = JSON.stringify(reply).slice(0, 80);
      expect(citation.length, told).to.be.at.most(20);
      expect(citation.map(({ position }) => position)).to.deep.equal(citation.map((_, i) => i + 1));
      for (const { appearance } of citation) {
        expect(appearance.name.length, told).to.be.within(1, 80);
        expect(appearance.abstract.length, told).to.be.within(1, 160);
        expect(appearance.keywords.length).to.be.at.most(3);
        for (const word of appearance.keywords) expect(word.length).to.be.at.most(28);
      }
    }
  });

  it('come with what takes the place of a pressed card', async () => {
    const bot = await startHarness();
    const data = { v: knowledge.version, action: { do: 'topic', id: 'urlaub-genehmigung' } };
    await bot.post(activity('execute-start-dialog', { value: { action: { verb: 'lotse', data } } }));
    await bot.settled();
    expect(bot.edited[0]?.activity.entities).to.have.length(1);
    await bot.stop();
  });

  it('that Teams refuses cost nobody the answer', async () => {
    const bot = await startHarness({ refuses: ({ entities }) => (entities ? 400 : undefined) });
    await bot.post(activity('message-personal'));
    expect(bot.sent).to.have.length(1);
    expect(bot.sent[0]?.activity.entities).to.equal(undefined);
    expect(bot.problems().map(({ msg }) => msg)).to.deep.equal(['Teams nimmt die Fundstellen an einer Antwort nicht an']);
    await bot.stop();
  });
});
