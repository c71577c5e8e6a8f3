/** What is particular to the card of one kind of reply. */
import { expect } from 'chai';
import { topicReply } from '../../src/conversation/answer.js';
import { decisionReply } from '../../src/conversation/decision.js';
import { answerDialog, startState, stepDialog } from '../../src/conversation/dialog.js';
import { assistant, knowledge } from '../support.js';
import { answers, checklists, decisions, questions } from './replies.js';
import { cardOf, nodes, ofType, texts } from './support.js';

const { texte, verbindlichkeit } = knowledge.sprache;

describe('the answer card', () => {
  const thema = knowledge.themen.get('urlaub-genehmigung');
  if (!thema) throw new Error('topic urlaub-genehmigung is missing');
  const card = cardOf(topicReply(knowledge, thema));

  it('sets the first sentence of the answer largest', () => {
    const large = ofType(card, 'TextBlock').filter((t) => t.size === 'Large');
    expect(large.map((t) => t.text)).to.deep.equal(['Die Leitung des KI.']);
  });

  it('says in words how binding the sentence is', () => {
    expect(texts(card)).to.include('Verbindlichkeit: Zuständigkeit').and.to.include(verbindlichkeit.zustaendigkeit.erklaerung);
  });

  it('labels an interpretation as such', () => {
    const interpreted = answers.find(({ reply }) => reply.auslegung);
    if (!interpreted) throw new Error('no topic with an Auslegung');
    expect(texts(cardOf(interpreted.reply))).to.include(texte.auslegung_titel);
  });

  it('folds quotations after the first', () => {
    const several = answers.find(({ reply }) => reply.zitate.length > 1);
    if (!several) throw new Error('no topic with two quotations');
    const folded = nodes(cardOf(several.reply)).find((n) => n.id === 'weitere');
    expect(folded?.isVisible).to.equal(false);
  });
});

describe('the question card', () => {
  it('offers few short choices as buttons and others as a list with a label and an error message', () => {
    for (const { name, reply } of questions) {
      const card = cardOf(reply);
      const [list] = ofType(card, 'Input.ChoiceSet');
      const values = ofType(card, 'Action.Execute').flatMap((a) => (a.data as { wert?: string }).wert ?? []);
      const few = reply.choices.length <= 4 && reply.choices.every((c) => c.title.length <= 28);
      if (few) expect(values, name).to.deep.equal(reply.choices.map((c) => c.wert));
      else
        expect(
          ((list?.choices ?? []) as { value: string }[]).map((c) => c.value),
          name,
        ).to.deep.equal(reply.choices.map((c) => c.wert));
    }
  });

  it('sends inputs along only with "Weiter"', () => {
    for (const { name, reply } of questions) {
      for (const action of ofType(cardOf(reply), 'Action.Execute')) {
        expect(action.associatedInputs, `${name}: ${action.title}`).to.equal(action.title === texte.knopf_weiter ? 'auto' : 'none');
      }
    }
  });

  it('leads back as soon as there is something to go back to, and can always be left', () => {
    for (const { name, reply } of questions) {
      const titles = texts(cardOf(reply));
      expect(titles.includes(texte.knopf_zurueck), name).to.equal(reply.state.order.length > 0);
      expect(titles, name).to.include(texte.knopf_abbrechen);
    }
  });

  it('asks again with a hint when nothing was chosen', () => {
    const [first] = questions;
    if (!first) throw new Error('no question');
    expect(texts(cardOf({ ...first.reply, rueckfrage: texte.eingabe_pflicht }))).to.include(texte.eingabe_pflicht);
  });
});

describe('the decision card', () => {
  it('says by a style and in words how it turned out', () => {
    for (const { reply } of decisions.slice(0, 200)) {
      const card = cardOf(reply);
      const box = ofType(card, 'Container').find((c) => c.style);
      expect(box?.style).to.equal(
        { ja: 'good', nein: 'attention', auskunft: 'accent', 'nicht-geregelt': 'warning', offen: 'warning' }[reply.art],
      );
      expect(reply.ergebnis).to.include(String(texts(box)[0]));
    }
  });

  it('names every partner under its grade', () => {
    const table = assistant.tables.get('partner');
    if (!table) throw new Error('table partner is missing');
    const facts = Object.fromEntries(table.merkmale.map((m) => [m.id, m.werte[0] as string]));
    const reply = decisionReply(assistant, table, startState(assistant, table.tabelle.id, facts));
    const shown = texts(cardOf(reply)).join('\n');
    for (const { titel = '' } of reply.gruende) {
      const [partner = '', grade = ''] = titel.split(': ');
      expect(shown).to.include(partner);
      expect(shown.toLowerCase()).to.include(grade.toLowerCase());
    }
  });
});

describe('the checklist card', () => {
  it('has one labelled box for each item', () => {
    for (const { reply } of checklists) {
      const boxes = ofType(cardOf(reply), 'Input.Toggle');
      expect(boxes.map((b) => b.title)).to.deep.equal(reply.gruppen.flatMap((g) => g.punkte.map((p) => p.was)));
    }
  });
});

describe('a dialog by its cards', () => {
  it('reaches a result by pressing the first button each time', () => {
    let step = stepDialog(assistant, startState(assistant, 'eignung-fachkraft'), { first: true });
    let presses = 0;
    while (step?.reply.kind === 'question' && presses < 10) {
      const { reply } = step;
      step = answerDialog(assistant, reply.state, reply.merkmal, reply.choices[0]?.wert ?? '');
      presses++;
    }
    expect(step?.reply.kind).to.equal('decision');
  });
});
