import { expect } from 'chai';
import { readNummer } from '../../src/language/nummern.js';

describe('reading a Nummer', () => {
  const yes: Readonly<Record<string, string>> = {
    '5.4': '5.4',
    'Nr. 5.4': '5.4',
    'nr 5.4 satz 3': '5.4 S. 3',
    'Ziffer 5.4, Satz 3': '5.4 S. 3',
    'ziffer fünf vier': '5.4',
    'Punkt drei zwei Spiegelstrich sieben': '3.2 Spiegelstrich 7',
    '3.2 Spiegelstrich 7': '3.2 Spiegelstrich 7',
    'Was steht in Nummer 10?': '10',
    'zeig mir bitte den Wortlaut von 4.6': '4.6',
    '5.1 dritter Satz': '5.1 S. 3',
    '5.4 S. 3': '5.4 S. 3',
    Kopf: 'Kopf',
    '2': '2',
    '5,4': '5.4',
    'Ist 5.3 verbindlich?': '5.3',
    'was bedeutet 4.6': '4.6',
    'Worum geht es in Nummer 8?': '8',
    'ist 5.3 satz 2 eine soll-vorschrift oder zwingend': '5.3 S. 2',
  };
  for (const [text, stelle] of Object.entries(yes))
    it(`finds ${stelle} in „${text}“`, () => expect(readNummer(text)?.stelle).to.equal(stelle));

  const no = [
    'Wer genehmigt nach 5.4 meinen Urlaub?',
    'Gilt 4.2 auch für Teilzeit?',
    'zwei Tage frei',
    'Urlaub',
    '',
    'am 12.3. haben wir Sitzung',
    '01.01.2017',
    '24.04.2016',
    '50 zu 50',
    'drei Fachkräfte',
  ];
  for (const text of no) it(`finds none in „${text}“`, () => expect(readNummer(text)).to.equal(undefined));
});
