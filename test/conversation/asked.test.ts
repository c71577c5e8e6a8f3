/** A collecting table asked about single partners: only they are decided, and only what matters for them is asked. */
import { expect } from 'chai';
import { decisionReply } from '../../src/conversation/decision.js';
import { addStated, startState } from '../../src/conversation/dialog.js';
import { NEW_SESSION } from '../../src/conversation/session.js';
import { tableOf } from '../../src/conversation/table.js';
import { turn } from '../../src/conversation/turn.js';
import { toJson } from '../../src/text/json.js';
import { assistant, knowledge } from '../support.js';

const ask = (text: string) => toJson(knowledge, turn(assistant, NEW_SESSION, { type: 'message', text }).replies);

describe('asked about single partners', () => {
  it('decides as soon as their grade is certain', () => {
    const { decision, text } = ask(
      'Kreisfreie Stadt, wir schreiben grad den Erstantrag. Muss der Caritasverband an den Tisch oder können wir den später informieren?',
    );
    expect(decision?.outcome).to.deep.equal(['wohlfahrtsverbaende: zu-beteiligen']);
    expect(text)
      .to.match(/^Wohlfahrtsverbände: Beteiligung ist vorgeschrieben\./)
      .and.not.include('Jobcenter:');
  });

  it('asks only what matters for them', () => {
    const step = addStated(assistant, { ...startState(assistant, 'partner'), asked: ['jobcenter'] }, []);
    expect(step?.waiting?.merkmal).to.equal('anlass');
    const planned = { ...startState(assistant, 'partner', { anlass: 'laufende-planung' }), asked: ['jobcenter'] };
    expect(addStated(assistant, planned, [])?.reply.kind).to.equal('decision');
  });

  it('says who is not named, and shows who is', () => {
    const state = { ...startState(assistant, 'partner', { anlass: 'antragstellung', traeger: 'kreis' }), asked: ['jobcenter'] };
    const table = tableOf(assistant, state);
    if (!table) throw new Error('no table');
    const reply = decisionReply(assistant, table, state);
    expect(reply.ergebnis).to.equal('Für diesen Fall nennt der Erlass nicht: Jobcenter. Genannt sind diese Partner.');
    expect(reply.gruende.length).to.be.greaterThan(4);
    expect(reply.buttons.map((b) => b.title)).to.include('Alle Partner ansehen');
  });

  it('refuses what the table does not know', () => {
    expect(tableOf(assistant, { ...startState(assistant, 'partner'), asked: ['gibt-es-nicht'] })).to.equal(undefined);
    expect(tableOf(assistant, { ...startState(assistant, 'genehmigung'), asked: ['leitung'] })).to.equal(undefined);
  });
});
