/** Cases in free text, and what a person can do with a case once it is open or decided. */
import { expect } from 'chai';
import type { DecisionReply, QuestionReply, Reply } from '../../src/conversation/reply.js';
import { knowledge } from '../support.js';
import { say, Talk, textOf } from './support.js';

const asDecision = (reply: Reply): DecisionReply => {
  expect(reply.kind, textOf(reply)).to.equal('decision');
  return reply as DecisionReply;
};
const asQuestion = (reply: Reply): QuestionReply => {
  expect(reply.kind, textOf(reply)).to.equal('question');
  return reply as QuestionReply;
};

const CASE = 'Kandidatin: Master BWL, nix mit Migration, danach drei Jahre Migrationsberatung bei der Caritas. Geht das als Fachkraft?';

describe('a case told in free text', () => {
  it('is decided at once where everything that matters was said, and shows what was understood', () => {
    const reply = asDecision(say(CASE));
    expect(reply).to.include({ art: 'ja', gelesen: true });
    expect(reply.angaben.map((a) => a.beleg)).to.deep.equal(['Master', 'Jahre Migrationsberatung']);
    expect(textOf(reply)).to.include('Das habe ich verstanden').and.include('Abschluss ändern');
  });

  it('is asked on where something is missing, and goes on by a typed answer', () => {
    const talk = new Talk();
    const question = asQuestion(
      talk.say(
        'Unsere Bewerberin für die Fachkraftstelle hat einen Bachelor in Chemie, kommt aus Unna, ist 34 und hatte im Studium weder Recht noch Migration.',
      ),
    );
    expect(question.bisher.map((b) => b.merkmal)).to.include('abschluss');
    expect(question.gelesen).to.equal(true);
    expect(asDecision(talk.say('sie hat fünf Jahre in der Flüchtlingsberatung gearbeitet')).art).to.equal('ja');
  });

  it('is told first what holds in general, where it asked for that as well', () => {
    const question = asQuestion(
      say('Ich soll zu einer Tagung nach Münster. Die Schulrätin sagt, die Dienstreise geht über ihren Tisch. Wer genehmigt sie?'),
    );
    const [zitat] = knowledge.themen.get('dienstreise-genehmigung')?.fundstellen ?? [];
    expect(question.allgemein).to.deep.include({ frage: 'Wer genehmigt Dienstreisen?' });
    expect(question.allgemein?.zitate[0]).to.deep.include(zitat);
    // The question comes from the same sentence, which is said once.
    expect(textOf(question).split(zitat?.wortlaut ?? '?')).to.have.length(2);
    expect(textOf(question)).to.match(/^Allgemein gilt: Wer genehmigt Dienstreisen\?/);
  });

  it('is shown the place of its own case', () => {
    const question = asQuestion(say('Ausnahme fürs Sekretariat: Der Arbeitgeber hat entschieden, ein Antrag liegt vor. Passt das?'));
    expect(question.zitat.stelle).to.equal('5.2 S. 2');
  });

  it('is asked nothing back where a text only resembles a case', () => {
    const text =
      'Ich sitze fast nur in der Seiteneinsteigerberatung mit Familien. Im Team heißt es, Einzelberatung von Kindern und Eltern sei gar nicht erlaubt. Steht das im Katalog?';
    expect(say(text)).to.include({ kind: 'answer', topic: 'beratung-kinder-eltern' });
  });

  it('leaves a general question to its topic, and a point the table does not hold to its gap', () => {
    expect(say('Welchen Abschluss braucht eine Fachkraft?').kind).to.equal('answer');
    expect(say('Wie viele Jahre Berufserfahrung braucht eine Fachkraft mindestens?').kind).to.equal('gap');
  });
});

describe('a decided case', () => {
  it('can be changed by name; answers that no longer matter drop out visibly', () => {
    const talk = new Talk();
    talk.say('Eignung prüfen');
    talk.say('bachelor');
    talk.say('keins');
    asDecision(talk.say('nur ehrenamtlich'));
    expect(asQuestion(talk.say('Abschluss ändern')).merkmal).to.equal('abschluss');
    const changed = asDecision(talk.say('kein Studium'));
    expect(changed.art).to.equal('nein');
    expect(changed.entfallen.length).to.be.greaterThan(0);
    expect(textOf(changed)).to.include(knowledge.sprache.texte.dialog_entfallen);
  });

  it('can be changed by a tap on an answer, also on an old card', () => {
    const talk = new Talk();
    const decision = asDecision(talk.say(CASE));
    talk.say('Hallo');
    const again = asQuestion(talk.press({ do: 'change', state: decision.state, merkmal: 'erfahrung' }));
    expect(again.bisher.map((b) => b.merkmal)).to.include('abschluss');
    const changed = talk.press({ do: 'answer', state: again.state, merkmal: 'erfahrung' }, 'nur-ehrenamt');
    expect(changed.kind).to.be.oneOf(['question', 'decision']);
  });

  it('can be had as plain text, and leads on to the next check with the same facts', () => {
    const talk = new Talk();
    const no = asDecision(talk.say('Bewerber ohne Studium, aber zehn Jahre in der Flüchtlingsberatung. Als Fachkraft möglich?'));
    expect(no.art).to.equal('nein');
    expect(talk.press({ do: 'as-text', state: no.state })).to.deep.include({ kind: 'decision', asText: true });
    const next = no.buttons.find((b) => b.action.do === 'start-dialog' && b.action.table === 'ausnahme');
    expect(next, 'the exception that the Erlass names').not.to.equal(undefined);
    if (next) expect(asQuestion(talk.press(next.action)).titel).to.equal(knowledge.dialoge.get('ausnahme')?.titel);
  });

  it('takes facts along only as far as the next table knows them', () => {
    const talk = new Talk();
    const reply = asQuestion(talk.press({ do: 'start-dialog', table: 'einrichtung', facts: { traeger: 'kreis', unsinn: 'x' } }));
    expect(reply.state.facts).to.deep.equal({ traeger: 'kreis' });
  });
});

describe('assumptions of the normal case', () => {
  it('are shown, can be changed, and are not made in doubt', () => {
    const talk = new Talk();
    const granted = asDecision(
      talk.say('Eine abgeordnete Lehrerin hat Urlaub beantragt, das Schulamt will mitreden, der Bürgermeister auch, wer genehmigt?'),
    );
    expect(granted.art).to.equal('ja');
    expect(granted.angenommen.map((a) => a.merkmal)).to.deep.equal(['leitung-da']);
    expect(textOf(granted)).to.include(knowledge.sprache.texte.dialog_angenommen);
    const again = asQuestion(talk.press({ do: 'change', state: granted.state, merkmal: 'leitung-da' }));
    expect(asDecision(talk.press({ do: 'answer', state: again.state, merkmal: 'leitung-da' }, 'nein')).art).to.equal('nicht-geregelt');
    expect(asDecision(talk.press({ do: 'answer', state: again.state, merkmal: 'leitung-da' }, 'unbekannt')).art).to.equal('offen');
  });
});

describe('a number in a dialog', () => {
  it('is put into its band, not taken for the place of a choice', () => {
    const talk = new Talk();
    let reply: Reply = talk.press({ do: 'start-dialog', table: 'stellenrahmen', facts: { pruefung: 'fachkraefte' } });
    if (asQuestion(reply).merkmal !== 'fachkraefte-umfang')
      reply = talk.press({ do: 'start-dialog', table: 'stellenrahmen', facts: { pruefung: 'fachkraefte', traeger: 'kreis' } });
    expect(asQuestion(reply).merkmal).to.equal('fachkraefte-umfang');
    const next = talk.say('4,5');
    const facts = next.kind === 'decision' || next.kind === 'question' ? next.state.facts : {};
    expect(facts['fachkraefte-umfang']).to.equal('drei-bis-fuenf');
  });
});

describe('the guided dialogs', () => {
  it('can all be reached from the welcome, a few on each card', () => {
    const talk = new Talk();
    let reply: Reply = talk.say('Hilfe');
    const found = new Set<string>();
    for (let card = 0; card < 10; card++) {
      const buttons: DecisionReply['buttons'] = 'buttons' in reply ? reply.buttons : [];
      expect(buttons.length).to.be.at.most(5);
      for (const { action } of buttons) if (action.do === 'start-dialog') found.add(action.table);
      const more = buttons.find((b) => b.action.do === 'more');
      if (!more) break;
      reply = talk.press(more.action);
    }
    expect([...found].sort()).to.deep.equal([...knowledge.dialoge.keys()].sort());
  });
});
