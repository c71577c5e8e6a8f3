/** What rests on each place of the Erlass: topics, rules of tables, items of checklists. */
import type { Knowledge } from '../knowledge/model.js';
import type { Zeile } from '../knowledge/schema/regel.js';

/** A topic, as its link on the page. */
export interface RestingTopic {
  readonly id: string;
  readonly kurz: string;
  readonly auslegung?: string;
}

/** The rules of one table that rest on a place; rules that say the same are named once. */
export interface RestingTable {
  readonly id: string;
  readonly titel: string;
  readonly regeln: readonly { readonly grund: string; readonly auslegung?: string }[];
}

export interface RestingItem {
  readonly checkliste: string;
  readonly titel: string;
  readonly was: string;
}

export interface Resting {
  readonly themen: readonly RestingTopic[];
  readonly tabellen: readonly RestingTable[];
  readonly punkte: readonly RestingItem[];
}

/** Everything that cites a place, by its written Fundstelle. Places that nothing cites are absent. */
export function restingOn(knowledge: Knowledge): ReadonlyMap<string, Resting> {
  const places = new Map<string, { themen: RestingTopic[]; tabellen: RestingTable[]; punkte: RestingItem[] }>();
  const at = (stelle: string) => {
    const place = places.get(stelle) ?? { themen: [], tabellen: [], punkte: [] };
    places.set(stelle, place);
    return place;
  };
  for (const { id, kurz, auslegung, fundstellen } of knowledge.themen.values())
    for (const stelle of unique(fundstellen.map((f) => f.stelle)))
      at(stelle).themen.push({ id, kurz, ...(auslegung ? { auslegung } : {}) });
  for (const { id, titel, zeilen } of knowledge.tabellen.values())
    for (const stelle of unique(zeilen.flatMap(placesOf)))
      at(stelle).tabellen.push({ id, titel, regeln: rulesOf(zeilen.filter((zeile) => placesOf(zeile).includes(stelle))) });
  for (const { id, titel, gruppen } of knowledge.checklisten.values())
    for (const { was, fundstelle } of gruppen.flatMap((g) => g.punkte))
      if (fundstelle) at(fundstelle.stelle).punkte.push({ checkliste: id, titel, was });
  return places;
}

function placesOf({ fundstellen, naechster_schritt }: Zeile): string[] {
  return [...fundstellen, ...(naechster_schritt?.fundstellen ?? [])].map((f) => f.stelle);
}

function rulesOf(zeilen: readonly Zeile[]): RestingTable['regeln'] {
  const rules = new Map(
    zeilen.map(({ grund, auslegung }) => [JSON.stringify([grund, auslegung]), { grund, ...(auslegung ? { auslegung } : {}) }]),
  );
  return [...rules.values()];
}

function unique(list: readonly string[]): string[] {
  return [...new Set(list)];
}
