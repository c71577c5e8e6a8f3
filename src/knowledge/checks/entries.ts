/** Walking over everything in the knowledge that cites the Erlass. */
import type { Knowledge } from '../model.js';
import type { FundstelleEntry } from '../schema/gemeinsam.js';

/** A citation with the file and path it stands at. */
export interface Citation {
  readonly file: string;
  readonly path: string;
  readonly entry: FundstelleEntry;
}

/** Every Fundstelle of every topic, gap, table row, dialog help and checklist item. */
export function citations(knowledge: Knowledge): Citation[] {
  const found: Citation[] = [];
  const add = (file: string, path: string, entries: readonly FundstelleEntry[]) => {
    entries.forEach((entry, i) => {
      found.push({ file, path: `${path}[${i}]`, entry });
    });
  };
  for (const t of knowledge.themen.values()) add(`themen/${t.id}.yaml`, 'fundstellen', t.fundstellen);
  for (const g of knowledge.luecken.values()) add(g.file, 'naechste', g.naechste);
  for (const t of knowledge.tabellen.values()) {
    t.zeilen.forEach((z, i) => {
      add(`regeln/${t.id}.yaml`, `zeilen[${i}].fundstellen`, z.fundstellen);
      add(`regeln/${t.id}.yaml`, `zeilen[${i}].naechster_schritt.fundstellen`, z.naechster_schritt?.fundstellen ?? []);
    });
  }
  for (const d of knowledge.dialoge.values()) {
    for (const [merkmal, f] of Object.entries(d.fragen))
      add(`dialoge/${d.id}.yaml`, `fragen.${merkmal}.fundstelle`, f.fundstelle ? [f.fundstelle] : []);
  }
  for (const c of knowledge.checklisten.values()) {
    add(`checklisten/${c.id}.yaml`, 'ablauf.fundstelle', c.ablauf ? [c.ablauf.fundstelle] : []);
    c.gruppen.forEach((g, i) => {
      add(
        `checklisten/${c.id}.yaml`,
        `gruppen[${i}].punkte.fundstelle`,
        g.punkte.flatMap((p) => p.fundstelle ?? []),
      );
    });
  }
  return found;
}
