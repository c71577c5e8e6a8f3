/** The page with the text: nothing of the Erlass is missing or changed, and every place can be linked to. */
import { expect } from 'chai';
import { anchorOf } from '../../src/erlass/anchor.js';
import { allNummern, allStellen, unitsOf, wortlautAt } from '../../src/erlass/citation.js';
import { parseStelle } from '../../src/erlass/stelle.js';
import { escapeHtml } from '../../src/web/html.js';
import { restingOn } from '../../src/web/resting.js';
import { STYLE } from '../../src/web/style.js';
import { textPage } from '../../src/web/text.js';
import { knowledge } from '../support.js';
import { attributes, elementAt, elements, readable } from './support.js';

const page = textPage(knowledge);
const ids = attributes(page, 'id');
const { texte } = knowledge.sprache;

/** Every Fundstelle below a value, however deep; a Merkmal may be called "stelle" too. */
function stellenIn(value: unknown): string[] {
  if (value instanceof Map) return stellenIn([...value.values()]);
  if (Array.isArray(value)) return value.flatMap(stellenIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'stelle' && parseStelle(String(inner)) ? [String(inner)] : stellenIn(inner),
  );
}

describe('the page with the text', () => {
  it('holds every Satz, Spiegelstrich, heading and line of the Kopf verbatim', () => {
    for (const nummer of allNummern(knowledge.erlass)) {
      for (const { nr, text } of nummer.saetze)
        expect(elementAt(page, `${nummer.nummer}-s${nr}`)).to.include(`>${escapeHtml(text)}</span>`);
      for (const { nr, text } of nummer.spiegelstriche)
        expect(elementAt(page, `${nummer.nummer}-sp${nr}`)).to.include(`>${escapeHtml(text)}</span>`);
    }
    for (const { nr, titel } of knowledge.erlass.abschnitte) expect(readable(elementAt(page, `titel-${nr}`))).to.equal(` ${nr}. ${titel}`);
    for (const line of knowledge.erlass.kopf) expect(page).to.include(`<p>${escapeHtml(line)}</p>`);
  });

  it('keeps the order of the text', () => {
    const order = allStellen(knowledge.erlass).map((stelle) => page.indexOf(` id="${anchorOf(stelle)}"`));
    expect(order).to.deep.equal([...order].sort((a, b) => a - b));
  });

  it('names every anchor once', () => expect(ids.filter((id, i) => ids.indexOf(id) !== i)).to.deep.equal([]));

  it('has an anchor for every Nummer, Satz and Spiegelstrich', () => {
    for (const nummer of allNummern(knowledge.erlass)) {
      const places = [nummer.nummer, `${nummer.nummer} S. 1`, ...unitsOf(nummer)];
      for (const stelle of places) expect(ids, stelle).to.include(anchorOf(stelle));
    }
  });

  it('has an anchor for every Fundstelle that is used anywhere in the knowledge', () => {
    const { erlass: _, sprache, ...citing } = knowledge;
    const used = new Set([...stellenIn(Object.values(citing)), ...sprache.fragearten.flatMap((f) => f.enthalten_in)]);
    expect(used.size).to.be.greaterThan(80);
    for (const stelle of used) {
      expect(wortlautAt(knowledge.erlass, stelle), stelle).to.be.a('string');
      expect(ids, stelle).to.include(anchorOf(stelle));
    }
  });

  it('leads nowhere that is not there', () => {
    const targets = attributes(page, 'href').flatMap((href) => /^(?:\/erlass)?#(.+)$/.exec(href)?.[1] ?? []);
    expect(targets.length).to.be.greaterThan(150);
    expect(targets.filter((target) => !ids.includes(target))).to.deep.equal([]);
    for (const list of ['aria-labelledby', 'aria-describedby', 'for'])
      expect(attributes(page, list).filter((target) => !ids.includes(target))).to.deep.equal([]);
  });

  it('tells of every place how binding it is, with our remarks marked as such', () => {
    const text = readable(page);
    for (const { verbindlichkeit, hinweis } of knowledge.normen) {
      expect(ids).to.include(`wort-${verbindlichkeit}`);
      if (hinweis) expect(text).to.include(`${texte.web_anmerkung}: ${hinweis}`);
    }
    const forces = text.split('Verbindlichkeit: ').length - 1;
    expect(forces).to.equal(knowledge.normen.length);
  });

  it('shows every topic, rule and item of a checklist that rests on the Erlass, interpretations marked as such', () => {
    const text = readable(page);
    for (const { id, kurz, auslegung } of knowledge.themen.values()) {
      expect(page).to.include(`<a href="/erlass?thema=${id}">${escapeHtml(kurz)}</a>`);
      if (auslegung) expect(text).to.include(`${texte.auslegung_titel}: ${auslegung}`);
    }
    for (const { zeilen } of knowledge.tabellen.values())
      for (const { grund, auslegung } of zeilen) {
        expect(text).to.include(grund);
        if (auslegung) expect(text).to.include(`${texte.auslegung_titel}: ${auslegung}`);
      }
    for (const { gruppen } of knowledge.checklisten.values())
      for (const { was, fundstelle } of gruppen.flatMap((g) => g.punkte)) if (fundstelle) expect(text).to.include(was);
  });

  it('says which Fassung it holds and that newer ones exist', () => {
    expect(readable(page)).to.include(knowledge.angaben.fassung).and.to.include(knowledge.angaben.neuere_fassungen.text);
    expect(readable(page)).to.include('Es gibt neuere Fassungen');
  });

  it('needs no script, no picture and nothing from elsewhere', () => {
    const known =
      'html head meta title link body a header p h1 form label div input button main nav h2 ul li section span details summary strong h3 dl dt dd footer';
    expect([...elements(page)].filter((name) => !known.split(' ').includes(name))).to.deep.equal([]);
    expect(page).not.to.match(/\son\w+=|\sstyle=|javascript:/i);
    expect([...attributes(page, 'href'), ...attributes(page, 'action')].filter((href) => !/^(?:\/erlass|#)/.test(href))).to.deep.equal([]);
    expect(STYLE).not.to.match(/url\(|@import|</);
  });

  it('is the same each time', () => expect(textPage(knowledge)).to.equal(page));

  it('leaves no place unfilled', () => expect(page).not.to.match(/\{[a-z_]+\}|undefined|\[object/));
});

describe('restingOn', () => {
  it('names a topic once at each of its places, and rules that say the same once', () => {
    for (const [stelle, { themen, tabellen }] of restingOn(knowledge)) {
      expect(new Set(themen.map((t) => t.id)).size, stelle).to.equal(themen.length);
      expect(new Set(tabellen.map((t) => t.id)).size, stelle).to.equal(tabellen.length);
      for (const { regeln } of tabellen) expect(new Set(regeln.map((r) => JSON.stringify(r))).size, stelle).to.equal(regeln.length);
    }
  });

  it('finds who approves leave under 5.4 Satz 3', () => {
    const resting = restingOn(knowledge).get('5.4 S. 3');
    expect(resting?.themen.map((t) => t.id)).to.include('urlaub-genehmigung');
    expect(resting?.tabellen.map((t) => t.id)).to.include('genehmigung');
  });
});
