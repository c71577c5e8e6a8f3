/** With the facts that a person gives, every case of the set has its right outcome and rests on a right place. */
import { expect } from 'chai';
import { decisionReply } from '../../src/conversation/decision.js';
import { startState } from '../../src/conversation/dialog.js';
import { toJson } from '../../src/text/json.js';
import { assistant, knowledge } from '../support.js';
import { faelle, LOCKED_CASES, readFaelle } from './cases.js';

const all = [...faelle, ...readFaelle(LOCKED_CASES)];

describe('the case set', () => {
  it('has at least 120 cases over all tables', () => {
    expect(all.length).to.be.at.least(500);
    expect(new Set(all.map((f) => f.tabelle))).to.include.all.keys(...knowledge.tabellen.keys());
  });

  for (const { id, tabelle, angaben, erwartet } of all) {
    if (tabelle === null || erwartet === null) continue;
    it(`${id} is decided right from its facts`, () => {
      const table = assistant.tables.get(tabelle);
      if (!table) throw new Error(`table ${tabelle} is missing`);
      const { decision } = toJson(knowledge, [decisionReply(assistant, table, startState(assistant, tabelle, angaben))]);
      if (typeof erwartet === 'string') expect(decision?.outcome).to.equal(erwartet);
      else {
        const certain = decision?.outcome === 'offen' ? decisionOf(tabelle, angaben) : [decision?.outcome ?? []].flat();
        expect(certain).to.include.members(Object.entries(erwartet).map(([partner, stufe]) => `${partner}: ${stufe}`));
      }
    });
  }
});

/** What is already certain in a collecting table while facts are missing. */
function decisionOf(tabelle: string, angaben: Readonly<Record<string, string>>): readonly string[] {
  const table = assistant.tables.get(tabelle);
  return table ? decisionReply(assistant, table, startState(assistant, tabelle, angaben)).decision.outcomes : [];
}
