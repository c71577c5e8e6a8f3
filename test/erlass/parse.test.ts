import { expect } from 'chai';
import { allNummern, findNummer } from '../../src/erlass/citation.js';
import { parseErlass } from '../../src/erlass/parse.js';
import { ERLASS_SOURCE, knowledge } from '../support.js';

const { erlass } = knowledge;
const ABK = new Set(knowledge.angaben.abkuerzungen);

describe('parseErlass', () => {
  it('finds ten sections and 36 Nummern in order', () => {
    expect(erlass.abschnitte.map((a) => a.nr)).to.deep.equal(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
    expect(allNummern(erlass).map((n) => n.nummer)).to.deep.equal(
      '1.1 1.2 1.3 1.4 1.5 1.6 1.7 2 3.1 3.2 4.1 4.2 4.3 4.4 4.5 4.6 4.7 5.1 5.2 5.3 5.4 6.1 6.2 6.3 6.4 7.1 7.2 7.3 7.4 7.5 8 9.1 9.2 9.3 10'.split(
        ' ',
      ),
    );
  });

  it('counts Sätze as a jurist does, abbreviations notwithstanding', () => {
    const counts = Object.fromEntries(allNummern(erlass).map((n) => [n.nummer, n.saetze.length]));
    expect(counts).to.include({
      '1.1': 4,
      '1.4': 2,
      '2': 3,
      '4.1': 3,
      '4.2': 2,
      '4.3': 3,
      '4.5': 2,
      '4.6': 3,
      '5.1': 5,
      '5.2': 2,
      '5.3': 2,
      '5.4': 3,
      '6.2': 2,
      '6.3': 4,
      '8': 4,
      '9.2': 1,
      '10': 1,
    });
  });

  it('counts the Spiegelstriche of 3.2, 7.2 and 7.3', () => {
    expect(['3.2', '7.2', '7.3'].map((n) => findNummer(erlass, n)?.spiegelstriche.length)).to.deep.equal([16, 5, 4]);
  });

  it('joins words cut at page ends but keeps real hyphens', () => {
    const text = JSON.stringify(erlass);
    expect(text).to.include('kreisangehörigen Gemeinden verabschiedetes');
    expect(text).to.include('Bildungs- und Ausbildungswegen');
    expect(text).to.include('geltenden Arbeitsteilung');
    expect(text).to.include('Spiel-, Lehr- und Lernmaterialien');
    expect(text).not.to.match(/\p{Ll}- \p{Ll}(?!nd|der)/u);
  });

  it('keeps the second paragraph of 5.1 as Satz 5', () => {
    const satz = findNummer(erlass, '5.1')?.saetze[4];
    expect(satz).to.deep.equal({
      nr: 5,
      absatz: 2,
      text: 'Über Ausnahmen entscheidet der Anstellungsträger - auf formlosen Antrag - im Benehmen mit dem zuständigen Ministerium.',
    });
  });

  it('keeps both dates of the old decree in the Kopf', () => {
    const kopf = erlass.kopf.join(' ');
    expect(kopf).to.include('25.06.2012 (BASS 12 – 21 Nr. 18)').and.include('26.05.2012 (BASS 12 – 21 Nr. 18)');
  });

  it('splits off a bold heading that is glued to the clause before', () => {
    const glued = ERLASS_SOURCE.replace('Dieser RdErl. tritt', 'Zum Schluss. Dieser RdErl. tritt').replace(
      /genannten Richtlinien\.\s+## \*\*10\. Inkrafttreten\*\*/,
      'genannten Richtlinien. **10. Inkrafttreten**',
    );
    const parsed = parseErlass(glued, ABK);
    expect(findNummer(parsed, '9.3')?.saetze.at(-1)?.text).to.match(/Richtlinien\.$/);
    expect(findNummer(parsed, '10')?.saetze).to.have.length(2);
  });

  it('refuses a text that is not this Erlass', () => {
    expect(() => parseErlass('Ein ganz anderer Text.', ABK)).to.throw(/1\.1/);
  });
});
