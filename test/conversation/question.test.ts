import { expect } from 'chai';
import { splitQuestions } from '../../src/conversation/split.js';
import { assistant, knowledge } from '../support.js';
import { say, Talk, textOf } from './support.js';

describe('asking', () => {
  it('answers who approves leave with the verbatim sentence and its force', () => {
    const reply = say('Wer genehmigt meinen Urlaub?');
    expect(reply.kind).to.equal('answer');
    const text = textOf(reply);
    expect(text).to.match(/^Die Leitung/);
    expect(text).to.include(
      '„Anträge auf Urlaub, Dienstreisen oder Dienstbefreiung werden unabhängig von der Anstellungsträgerschaft von der jeweiligen Leitung genehmigt.“',
    );
    expect(text).to.include('Nr. 5.4 Satz 3').and.include('Zuständigkeit').and.include('neuere Fassungen');
  });

  it('is indifferent to case, umlaut spelling and a slip', () => {
    const topics = [
      'Wer genehmigt meinen Urlaub?',
      'WER GENEHMIGT MEINEN URLAUB',
      'wer genehmiggt meinen urlaub',
      'wer genehmigt meinen uhrlaub',
    ].map((q) => {
      const reply = say(q);
      return reply.kind === 'answer' ? reply.topic : reply.kind;
    });
    expect(new Set(topics).size, topics.join()).to.equal(1);
  });

  it('repairs slips, but never a real German word', () => {
    const repairs = (text: string) => [...assistant.search.analyser.analyse(text).repairs.keys()];
    expect(repairs('Wer genehmiggt die Dienstbefreung?')).to.deep.equal(['genehmiggt', 'dienstbefreung']);
    expect(repairs('Leistung Entlastung abheften einlegen etwa Bachelor')).to.deep.equal([]);
  });

  it('gives the same answer to the same question', () => {
    expect(say('Welchen Abschluss braucht eine Fachkraft?')).to.deep.equal(say('Welchen Abschluss braucht eine Fachkraft?'));
  });

  it('says that the Erlass is silent, and what it does say', () => {
    const reply = say('Wie viele Urlaubstage habe ich?');
    expect(reply.kind).to.equal('gap');
    expect(textOf(reply)).to.match(/nicht/);
  });

  it('does not take artificial intelligence for its subject', () => {
    expect(say('Was ist künstliche Intelligenz?').kind).to.equal('off-topic');
  });

  it('corrects a wrong premise in the first words', () => {
    const reply = say('Stimmt es, dass der Bürgermeister meinen Urlaub genehmigen muss?');
    expect(textOf(reply)).to.match(/^Nein/);
  });

  it('shows a Nummer, a Satz and a Spiegelstrich verbatim', () => {
    expect(say('5.4')).to.deep.include({ kind: 'nummer', stelle: '5.4' });
    expect(say('Nr 5.4 satz 3')).to.deep.include({ kind: 'nummer', stelle: '5.4 S. 3' });
    expect(say('ziffer fünf vier')).to.deep.include({ kind: 'nummer', stelle: '5.4' });
    expect(say('zeig mir 3.2 Spiegelstrich 7')).to.deep.include({ kind: 'nummer', stelle: '3.2 Spiegelstrich 7' });
    expect(textOf(say('4.4 Satz 1'))).to.include('angemessene Vertretung');
    expect(textOf(say('Nummer 12.3'))).to.include('gibt es im Erlass nicht');
  });

  it('answers two questions in one message', () => {
    const talk = new Talk();
    talk.say('Wer genehmigt meinen Urlaub? Und wie viele Urlaubstage habe ich?');
    expect(talk.replies.map((r) => r.kind)).to.deep.equal(['answer', 'gap']);
  });

  it('takes a number or a place for one of the choices it offered', () => {
    for (const [typed, position] of [
      ['2', 1],
      ['die erste', 0],
      ['nummer 3', 2],
    ] as const) {
      const talk = new Talk();
      const choice = talk.say('Schulaufsicht');
      if (choice.kind !== 'choice') throw new Error(`expected a choice, got ${choice.kind}`);
      const titel = choice.options[position]?.title;
      expect(talk.say(typed), typed).to.include({ titel });
    }
    expect(new Talk().say('2')).to.deep.include({ kind: 'nummer', stelle: '2' });
  });

  it('knows where the last answer stands', () => {
    const talk = new Talk();
    talk.say('Wer genehmigt meinen Urlaub?');
    expect(textOf(talk.say('Wo steht das?'))).to.match(/^Das steht in Nr\. 5\.4 Satz 3\./);
    expect(textOf(new Talk().say('Wo steht das?'))).to.include('ganze Frage');
  });

  it('answers greetings and help everywhere', () => {
    for (const word of ['Hallo', 'Hi', 'Hilfe', 'Help', 'Start', 'hello', 'Moin']) expect(say(word).kind, word).to.equal('smalltalk');
  });

  it('starts a dialog and a checklist when asked', () => {
    expect(say('Eignung prüfen').kind).to.equal('question');
    expect(say('Checkliste Planungsrunde').kind).to.equal('checklist');
  });

  it('answers each plain question of the knowledge with its own topic or gap', () => {
    for (const thema of knowledge.themen.values())
      expect(say(thema.frage), thema.frage).to.deep.include({ kind: 'answer', topic: thema.id });
    for (const luecke of knowledge.luecken.values())
      expect(say(luecke.frage), luecke.frage).to.deep.include({ kind: 'gap', gap: luecke.id });
  });

  it('does not cut what a person tells before the question', () => {
    const told =
      'Wir haben morgen ein Gespräch mit einer kurdischen Familie und brauchen einen Dolmetscher. Aus welchem Budget bezahlen wir den?';
    expect(splitQuestions(told)).to.deep.equal([told]);
    expect(splitQuestions('Moin. Wer genehmigt Urlaub und wer zahlt die Lehrkräfte?')).to.deep.equal([
      'Moin. Wer genehmigt Urlaub',
      'wer zahlt die Lehrkräfte?',
    ]);
  });
});
