/** From a message to a list that fits the case. */
import { expect } from 'chai';
import { readWish } from '../../../src/conversation/keep/wish.js';
import { assistant, knowledge } from '../../support.js';
import { TODAY } from './support.js';

const READ: readonly (readonly [string, string, Record<string, string[]>, string?])[] = [
  [
    'Checkliste für die Planungsrunde am 12. März, wir sind ein Kreis, Schwerpunkt Sport und Ausbildung',
    'planungsrunde',
    { traeger: ['kreis'], schwerpunkte: ['ausbildung', 'sport'] },
    '2027-03-12',
  ],
  ['Checkliste Planungsrunde nächsten Dienstag', 'planungsrunde', {}, '2026-12-01'],
  [
    'Mach mir bitte eine Checkliste für die Planungsrunde in sechs Wochen, kreisfreie Stadt',
    'planungsrunde',
    { traeger: ['kreisfreie-stadt'] },
    '2027-01-06',
  ],
  [
    'Liste für die Planungsrunde am 12.3. im Kreis Unna, Themen Ehrenamt',
    'planungsrunde',
    { traeger: ['kreis'], schwerpunkte: ['engagement'] },
    '2027-03-12',
  ],
  ['Checkliste Leitung, eine Lehrkraft übernimmt zum 1.8.', 'leitung-besetzen', { leitung: ['lehrkraft'] }, '2027-08-01'],
  ['Checkliste Konflikt: es geht um eine Anordnung', 'konflikt', { konflikt: ['anordnung'] }],
  ['Checkliste für neue Kollegin am 1.4.', 'einarbeitung', {}, '2027-04-01'],
  ['Checkliste Fachkraft Teilzeit im Kreis', 'fachkraft-besetzen', { traeger: ['kreis'], umfang: ['geteilt'] }],
  ['Ich brauche eine Checkliste für den Ausnahmeantrag einer Assistenzkraft', 'ausnahme-antrag', { stelle: ['assistenz'] }],
];

describe('a wish for a checklist', () => {
  for (const [text, id, facts, day] of READ)
    it(text, () => {
      const wish = readWish(assistant, text, TODAY);
      expect([wish?.liste.id, wish?.facts]).to.deep.equal([id, facts]);
      expect(wish?.day?.kind === 'day' ? wish.day.day : undefined).to.equal(day);
    });

  it('is none where nothing is said about the case, the occasion is another one, or no list is asked for', () => {
    for (const text of [
      'Checkliste Planungsrunde',
      'Checkliste Fachkraftstelle',
      'Checkliste zum Geburtstag am 12.3.',
      'Wann ist die Planungsrunde am 12.3.?',
      'Einkaufsliste für den 12.3.',
    ])
      expect(readWish(assistant, text, TODAY), text).to.equal(undefined);
  });

  it('takes no denied fact, and none of two that exclude each other', () => {
    const facts = (text: string) => readWish(assistant, `Checkliste Planungsrunde am 12.3., ${text}`, TODAY)?.facts;
    expect([facts('wir sind kein Kreis'), facts('Kreis oder kreisfreie Stadt?'), facts('nicht Sport, Schwerpunkt Kultur')]).to.deep.equal([
      {},
      {},
      { schwerpunkte: ['anderes'] },
    ]);
  });

  it('reads every value of every fact by its first words', () => {
    for (const liste of knowledge.checklisten.values())
      for (const id of liste.angaben) {
        const angabe = knowledge.sprache.angaben.get(id);
        for (const [wert, { worte }] of Object.entries(angabe?.werte ?? {})) {
          const text = `${liste.knopf} am 12.3.: ${angabe?.zusammen_mit[0] ?? ''} ${worte[0]}`;
          expect(readWish(assistant, text, TODAY)?.facts[id], text).to.deep.equal([wert]);
        }
      }
  });
});
