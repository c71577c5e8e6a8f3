import { expect } from 'chai';
import { z } from 'zod/v4';
import { checkQuote } from '../../src/erlass/citation.js';
import { parseStelle } from '../../src/erlass/stelle.js';
import { toJson } from '../../src/text/json.js';
import { Talk } from '../conversation/support.js';
import { knowledge } from '../support.js';

/** The contract of the README. */
const contract = z.strictObject({
  id: z.string().optional(),
  kind: z.enum(['answer', 'decision', 'question', 'choice', 'gap', 'off-topic', 'smalltalk', 'checklist', 'nummer']),
  text: z.string().min(1),
  fundstellen: z.array(z.strictObject({ stelle: z.string(), wortlaut: z.string().optional(), verbindlichkeit: z.string().optional() })),
  options: z.array(z.strictObject({ title: z.string(), stelle: z.string().optional() })).optional(),
  decision: z
    .strictObject({
      table: z.string(),
      outcome: z.union([z.string(), z.array(z.string())]),
      facts: z.record(z.string(), z.string()),
      open: z.array(z.strictObject({ merkmal: z.string(), leadsTo: z.record(z.string(), z.array(z.string())) })).optional(),
      reasons: z.array(z.strictObject({ grund: z.string(), fundstellen: z.array(z.string()), auslegung: z.string().optional() })),
      changes: z.array(z.strictObject({ set: z.record(z.string(), z.string()), outcome: z.union([z.string(), z.array(z.string())]) })),
    })
    .optional(),
  confidence: z.number().min(0).max(1).optional(),
});

function result(text: string) {
  const talk = new Talk();
  talk.say(text);
  return contract.parse(toJson(knowledge, talk.replies, 'x1'));
}

describe('the JSON result', () => {
  const samples = [
    'Wer genehmigt meinen Urlaub?',
    'Wie viele Urlaubstage habe ich?',
    '5.4',
    'Hallo',
    'Eignung prüfen',
    'Checkliste Planungsrunde',
    'Wie wird das Wetter?',
    'Leitung',
    '',
  ];
  for (const text of samples) {
    it(`keeps the contract for „${text}“`, () => {
      const json = result(text);
      expect(json.id).to.equal('x1');
      for (const f of json.fundstellen) {
        expect(parseStelle(f.stelle), f.stelle).to.not.equal(undefined);
        expect(checkQuote(knowledge.erlass, f.stelle, f.wortlaut ?? ''), f.stelle).to.equal('verbatim');
        expect(f.verbindlichkeit).to.be.a('string').and.not.equal('');
      }
    });
  }

  it('puts the decisive place first', () => {
    expect(result('Wer genehmigt meinen Urlaub?').fundstellen[0]?.stelle).to.equal('5.4 S. 3');
  });

  it('joins two answers with the decisive place of each first', () => {
    const json = result('Wer genehmigt meinen Urlaub? Und welchen Abschluss braucht eine Fachkraft?');
    expect(json.fundstellen.slice(0, 2).map((f) => f.stelle.split(' ')[0])).to.deep.equal(['5.4', '5.1']);
  });

  it('offers at most three options', () => {
    for (const word of ['Leitung', 'Förderung', 'Schulen', 'Partner', 'Stellen', 'Land', 'Eltern']) {
      const json = result(word);
      if (json.kind === 'choice') expect(json.options?.length).to.be.within(1, 3);
    }
  });
});
