import { expect } from 'chai';
import { nummerOf } from '../../src/erlass/stelle.js';
import { toJson } from '../../src/text/json.js';
import { knowledge } from '../support.js';
import { Talk, textOf } from './support.js';

function places(...messages: string[]): string[] {
  const talk = new Talk();
  return messages.map((text) => {
    talk.say(text);
    const { kind, fundstellen } = toJson(knowledge, talk.replies);
    return `${kind} ${nummerOf(fundstellen[0]?.stelle ?? '')}`;
  });
}

describe('a follow-up without its subject', () => {
  it('asks the same of another person', () => {
    expect(places('Welchen Abschluss braucht eine Fachkraft?', 'und bei Assistenzkräften?')).to.deep.equal(['answer 5.1', 'answer 5.2']);
  });
  it('asks the same of another request', () => {
    expect(places('Wer genehmigt meinen Urlaub?', 'und Dienstreisen?')).to.deep.equal(['answer 5.4', 'answer 5.4']);
  });
  it('asks the same of another partner', () => {
    const talk = new Talk();
    talk.say('Muss das Jobcenter beteiligt werden?');
    expect(textOf(talk.say('und das Jugendamt?'))).to.include('6.3 Satz 3');
  });
  it('does not lean on the question before where it says what it means', () => {
    expect(places('Welchen Abschluss braucht eine Fachkraft?', 'Wer genehmigt meinen Urlaub?')).to.deep.equal(['answer 5.1', 'answer 5.4']);
  });
  it('means nothing without a question before', () => {
    expect(new Talk().say('und bei denen?').kind).to.be.oneOf(['gap', 'choice', 'off-topic', 'smalltalk']);
  });
});

describe('another language', () => {
  it('is answered in that language and in German', () => {
    const talk = new Talk();
    expect(textOf(talk.say('Who approves my leave?'))).to.match(/^I can only answer in German\. Ich antworte auf Deutsch/);
    expect(textOf(talk.say('Хто затверджує мою відпустку?')))
      .to.include('німецькою')
      .and.include('Deutsch');
  });
});
