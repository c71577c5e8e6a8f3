import { expect } from 'chai';
import type { DialogState } from '../../src/conversation/action.js';
import type { QuestionReply, Reply } from '../../src/conversation/reply.js';
import { knowledge } from '../support.js';
import { Talk, textOf } from './support.js';

const asQuestion = (reply: Reply): QuestionReply => {
  expect(reply.kind, textOf(reply)).to.equal('question');
  return reply as QuestionReply;
};

describe('a dialog', () => {
  it('leads by typed answers to a result with reasons', () => {
    const talk = new Talk();
    expect(asQuestion(talk.say('Eignung prüfen')).merkmal).to.equal('abschluss');
    asQuestion(talk.say('bachelor'));
    asQuestion(talk.say('keins'));
    const result = talk.say('nur ehrenamtlich');
    expect(result).to.deep.include({ kind: 'decision', art: 'nein' });
    const text = textOf(result);
    expect(text)
      .to.match(/^Nein\./)
      .and.include('Ehrenamt')
      .and.include('formlosen Antrag')
      .and.include('Erfüllt wären sie, wenn');
    expect(talk.session.dialog).to.equal(undefined);
  });

  it('leads by buttons to the same result as by words', () => {
    const talk = new Talk();
    let reply = asQuestion(talk.press({ do: 'start-dialog', table: 'eignung-fachkraft' }));
    const answers: Record<string, string> = {
      abschluss: 'fh-diplom-bachelor-master',
      inhalte: 'keine-davon',
      erfahrung: 'kommunalverwaltung',
    };
    let next: Reply = reply;
    while (next.kind === 'question') {
      reply = next;
      next = talk.press({ do: 'answer', state: reply.state, merkmal: reply.merkmal }, answers[reply.merkmal]);
    }
    expect(next).to.deep.include({ kind: 'decision', art: 'ja' });
  });

  it('takes "die erste", a number, "ja klar" and "keine ahnung"', () => {
    const talk = new Talk();
    const first = asQuestion(talk.say('Eignung prüfen'));
    expect(
      asQuestion(talk.say('die erste'))
        .bisher.map((b) => b.text)
        .join(),
    ).to.include(first.choices[0]?.title.slice(0, 10));
    const second = asQuestion(talk.say('keine Ahnung'));
    expect(second.state.unknown).to.have.length(1);
    expect(talk.say('1').kind).to.equal('decision');
    talk.say('Partner ermitteln');
    talk.say('Laufende Planung');
    const yesNo = asQuestion(talk.replies[0] as Reply);
    if (yesNo.choices.some((c) => c.wert === 'ja')) expect(talk.say('ja klar').kind).to.be.oneOf(['question', 'decision']);
  });

  it('goes back, and the answer can be changed', () => {
    const talk = new Talk();
    talk.say('Eignung prüfen');
    talk.say('kein Studium');
    talk.say('Eignung prüfen');
    talk.say('bachelor');
    expect(asQuestion(talk.say('zurück')).merkmal).to.equal('abschluss');
    expect(talk.say('kein Studium')).to.deep.include({ kind: 'decision', art: 'nein' });
  });

  it('can be cancelled', () => {
    const talk = new Talk();
    talk.say('Eignung prüfen');
    expect(textOf(talk.say('abbrechen'))).to.include('abgebrochen');
    expect(talk.session.dialog).to.equal(undefined);
    expect(textOf(talk.say('abbrechen'))).to.include('keine Prüfung');
  });

  it('asks again, with a hint, where an answer is not understood', () => {
    const talk = new Talk();
    const first = asQuestion(talk.say('Eignung prüfen'));
    const again = asQuestion(talk.say('xyzzy plugh'));
    expect(again.rueckfrage).to.be.a('string');
    expect(again.merkmal).to.equal(first.merkmal);
  });

  it('answers a side question and resumes', () => {
    const talk = new Talk();
    talk.say('Eignung prüfen');
    talk.say('Wer genehmigt meinen Urlaub?');
    expect(talk.replies.map((r) => r.kind)).to.deep.equal(['answer', 'question']);
    asQuestion(talk.say('bachelor'));
  });

  it('takes a button pressed twice, and one of an earlier question, for what it says', () => {
    const talk = new Talk();
    const first = asQuestion(talk.press({ do: 'start-dialog', table: 'eignung-fachkraft' }));
    const press = () => talk.press({ do: 'answer', state: first.state, merkmal: first.merkmal }, 'kein-hochschulabschluss');
    expect(press()).to.deep.equal(press());
  });

  it('asks again where nothing was chosen', () => {
    const talk = new Talk();
    const first = asQuestion(talk.press({ do: 'start-dialog', table: 'genehmigung' }));
    expect(asQuestion(talk.press({ do: 'answer', state: first.state, merkmal: first.merkmal }, '')).rueckfrage).to.be.a('string');
  });

  it('answers forged and outdated buttons politely and keeps its state', () => {
    const talk = new Talk();
    talk.say('Eignung prüfen');
    const before = talk.session;
    const state: DialogState = { table: 'eignung-fachkraft', facts: { abschluss: 'doktorhut' }, unknown: [], order: [] };
    const forged = [
      talk.press({ do: 'answer', state, merkmal: 'inhalte' }, 'keine-davon'),
      talk.press({ do: 'answer', state: { ...state, facts: {} }, merkmal: 'gibt-es-nicht' }, 'ja'),
      talk.press({ do: 'start-dialog', table: 'unbekannt' }),
      talk.press({ do: 'topic', id: 'unbekannt' }),
      talk.press({ do: 'checklist', id: 'unbekannt' }),
    ];
    for (const reply of forged) expect(reply).to.deep.include({ kind: 'smalltalk', art: 'notice' });
    expect(textOf(talk.press({ do: 'topic', id: 'frueher' }, undefined, '000000000000'))).to.include('älteren');
    expect(talk.session).to.deep.equal(before);
  });
});

describe('every dialog', () => {
  it('asks in words that are all its own, each with its progress', () => {
    for (const id of knowledge.dialoge.keys()) {
      const reply = asQuestion(new Talk().press({ do: 'start-dialog', table: id }));
      expect(reply.einleitung).to.be.a('string');
      expect(reply.fortschritt).to.match(/Frage/);
      expect(reply.choices.length).to.be.greaterThan(1);
    }
  });
});
