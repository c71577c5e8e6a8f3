import { expect } from 'chai';
import { allNummern } from '../../src/erlass/citation.js';
import { ERLASS_SOURCE, knowledge } from '../support.js';

/** The source without its layout: Markdown marks, list dashes, page-end hyphens, white space. */
function bare(source: string): string {
  return source
    .split('\n')
    .map((line) =>
      line
        .trim()
        .replace(/^#+\s*/, '')
        .replace(/\*\*/g, '')
        .replace(/^- /, ''),
    )
    .join('\n')
    .replace(/(\p{Ll})-\n+(?=\p{Ll})/gu, '$1')
    .replace(/\s+/g, '');
}

describe('round trip of the Erlass', () => {
  it('finds every character of the source, apart from layout, in exactly one place and in order', () => {
    const { erlass } = knowledge;
    const parts = [...erlass.kopf];
    for (const abschnitt of erlass.abschnitte) {
      parts.push(`${abschnitt.nr}. ${abschnitt.titel}`);
      for (const nummer of abschnitt.nummern) {
        if (nummer.nummer !== abschnitt.nr) parts.push(nummer.nummer);
        parts.push(...nummer.saetze.map((s) => s.text), ...nummer.spiegelstriche.map((s) => s.text));
      }
    }
    expect(parts.join('').replace(/\s+/g, '')).to.equal(bare(ERLASS_SOURCE));
  });

  it('loses no Nummer and invents none', () => {
    const printed = [...ERLASS_SOURCE.matchAll(/^(?:- )?(\d{1,2}\.\d{1,2}) \p{Lu}/gmu)].map((m) => m[1]);
    const parsed = allNummern(knowledge.erlass)
      .map((n) => n.nummer)
      .filter((n) => n.includes('.'));
    expect(parsed).to.deep.equal(printed);
  });
});
