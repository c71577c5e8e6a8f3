/** Each look is a pair that opens in the Adaptive Cards Designer: a template and sample data that fit each other. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { viewOf } from '../../src/cards/render.js';
import { CARD_NAMES, compileTemplates } from '../../src/cards/templates.js';
import { CARDS_FOLDER } from '../../src/paths.js';
import { knowledge } from '../support.js';
import { everyReply } from './replies.js';
import { templates } from './support.js';

const read = (file: string) => readFileSync(join(CARDS_FOLDER, file), 'utf8');

describe('cards/', () => {
  it('holds one template and one sample for each card, and nothing else', () => {
    const expected = CARD_NAMES.flatMap((name) => [`${name}.data.json`, `${name}.template.json`]);
    expect(readdirSync(CARDS_FOLDER).sort()).to.deep.equal(expected.sort());
  });

  for (const name of CARD_NAMES) {
    it(`fills ${name} with its sample`, () => {
      const data = JSON.parse(read(`${name}.data.json`)) as Record<string, never>;
      const card = JSON.stringify(templates.expand(name, data));
      expect(card).not.to.match(/\$\{/);
    });
  }

  it('has samples with the keys that the program fills in', () => {
    const known = new Map<string, Set<string>>();
    for (const { reply } of everyReply) {
      const { name, data } = viewOf({ knowledge, templates }, reply);
      known.set(name, new Set([...(known.get(name) ?? []), ...Object.keys(data)]));
    }
    for (const [name, keys] of known) {
      const sample = Object.keys(JSON.parse(read(`${name}.data.json`)) as object).filter((key) => key !== 'speak');
      expect(
        sample.filter((key) => !keys.has(key)),
        name,
      ).to.deep.equal([]);
    }
  });
});

describe('compileTemplates', () => {
  it('names a missing file', () => expect(() => compileTemplates(new Map())).to.throw('cards/welcome.template.json fehlt'));

  it('names a broken file', () => {
    const files = new Map(CARD_NAMES.map((name) => [name as string, '{}']));
    files.set('gap', '{ "type": ');
    expect(() => compileTemplates(files)).to.throw('cards/gap.template.json ist kein gültiges JSON');
  });
});
