/** Fitting leaves out exactly what does not apply, says why, and leaves out nothing for what is unknown. */
import { expect } from 'chai';
import { fitChecklist, phraseFacts, validFacts } from '../../src/checklists/fit.js';
import { type Checkliste, punkteOf } from '../../src/knowledge/schema/checkliste.js';
import { assistant, knowledge } from '../support.js';

const liste = (id: string) => knowledge.checklisten.get(id) as Checkliste;
const kept = (id: string, facts: Record<string, string[]>) => fitChecklist(assistant, liste(id), facts).punkte.map((p) => p.id);

describe('fitting a checklist', () => {
  it('leaves out nothing as long as nothing is known', () => {
    for (const each of knowledge.checklisten.values()) {
      const { punkte, weggelassen } = fitChecklist(assistant, each, {});
      expect(punkte, each.id).to.deep.equal(punkteOf(each));
      expect(weggelassen).to.deep.equal([]);
    }
  });

  it('keeps every item for some facts, and loses none: kept and left out are the whole list', () => {
    for (const each of knowledge.checklisten.values()) {
      const seen = new Set<string>();
      for (const id of each.angaben) {
        for (const wert of Object.keys(knowledge.sprache.angaben.get(id)?.werte ?? {})) {
          const { punkte, weggelassen } = fitChecklist(assistant, each, { [id]: [wert] });
          expect([...punkte, ...weggelassen.map((d) => d.punkt)], `${each.id} ${wert}`).to.have.members([...punkteOf(each)]);
          for (const { id: punkt } of punkte) seen.add(punkt);
        }
      }
      if (each.angaben.length > 0) expect([...seen], each.id).to.have.members(punkteOf(each).map((p) => p.id));
    }
  });

  it('asks only for facts that leave something out', () => {
    for (const each of knowledge.checklisten.values())
      for (const id of each.angaben) {
        const values = Object.keys(knowledge.sprache.angaben.get(id)?.werte ?? {});
        expect(
          values.some((wert) => fitChecklist(assistant, each, { [id]: [wert] }).weggelassen.length > 0),
          `${each.id} ${id}`,
        ).to.equal(true);
      }
  });

  it('takes the outcome of a table: only a Kreis has kreisangehörige Kommunen', () => {
    expect(kept('planungsrunde', { traeger: ['kreis'] })).to.include('kreisangehoerige-kommunen');
    expect(kept('planungsrunde', { traeger: ['kreisfreie-stadt'] })).not.to.include('kreisangehoerige-kommunen');
    const [dropped] = fitChecklist(assistant, liste('planungsrunde'), { traeger: ['kreisfreie-stadt'] }).weggelassen;
    expect(dropped?.grund).to.include('Welche Partner sind zu beteiligen?');
  });

  it('keeps what belongs to one of several Schwerpunkte', () => {
    const ids = kept('planungsrunde', { schwerpunkte: ['sport', 'ausbildung'] });
    expect(ids).to.include.members(['sport', 'arbeitsverwaltung', 'ausbildungskonsens', 'weitere-akteure']);
    expect(ids).not.to.include.members(['freiwilligenagenturen']);
    const { weggelassen } = fitChecklist(assistant, liste('planungsrunde'), { schwerpunkte: ['sport'] });
    expect(weggelassen.map((d) => d.grund)).to.include('gilt nur für Schwerpunkte: Ehrenamt und Engagement');
  });

  it('takes no fact that the list does not ask for, and no value that does not exist', () => {
    const facts = {
      traeger: ['kreis', 'kreisfreie-stadt'],
      schwerpunkte: ['sport', 'sport', 'erfunden'],
      stelle: ['fachkraft'],
      __proto__: ['x'],
    };
    expect(validFacts(knowledge, liste('planungsrunde'), facts)).to.deep.equal({ schwerpunkte: ['sport'] });
    expect(phraseFacts(knowledge, { schwerpunkte: ['sport', 'bildung'] })).to.deep.equal(['Schwerpunkte: Sport, Bildung']);
  });
});
