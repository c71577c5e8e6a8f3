import { expect } from 'chai';
import { readForeign } from '../../src/language/foreign.js';
import { knowledge } from '../support.js';

const { sprachen } = knowledge.sprache.fremdsprachen;
const languageOf = (text: string) => readForeign(text, sprachen)?.id;

describe('another language', () => {
  const foreign: Readonly<Record<string, string>> = {
    'Who approves my leave?': 'englisch',
    'Do you speak English?': 'englisch',
    'Benim iznimi kim onaylıyor?': 'tuerkisch',
    'Хто затверджує мою відпустку?': 'ukrainisch',
    'Кто утверждает мой отпуск?': 'russisch',
    'من يوافق على إجازتي؟': 'arabisch',
  };
  for (const [text, id] of Object.entries(foreign)) it(`is recognised: ${id}`, () => expect(languageOf(text)).to.equal(id));

  it('is not found in any way of asking of the knowledge', () => {
    const asked = [...knowledge.themen.values(), ...knowledge.luecken.values()].flatMap((t) => [t.frage, ...t.varianten]);
    expect(asked.filter((text) => languageOf(text) !== undefined)).to.deep.equal([]);
  });
});
