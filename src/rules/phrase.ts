/** A decision in plain German, made from the words of the table. No law is stated here that the table does not hold. */
import type { Merkmal, Tabelle } from '../knowledge/schema/regel.js';
import type { Change } from './changes.js';
import type { Facts } from './compile.js';
import type { Decision } from './decide.js';

/** "Abschluss: Bachelor" for every fact, in the order of the table. */
export function phraseFacts(tabelle: Tabelle, facts: Facts, only: readonly string[] = Object.keys(facts)): string[] {
  return tabelle.merkmale.flatMap((m) => (only.includes(m.id) ? (phraseFact(m, facts[m.id]) ?? []) : []));
}

/** "Abschluss: Bachelor", or `undefined` where the fact is unknown. */
export function phraseFact(merkmal: Merkmal, wert: string | undefined): string | undefined {
  return wert === undefined ? undefined : `${merkmal.name}: ${merkmal.werte[wert]}`;
}

/** "Erfüllt wären sie, wenn … oder …", one sentence for each other outcome. */
export function phraseChanges(tabelle: Tabelle, decision: Decision): string[] {
  if (tabelle.art === 'sammelnd') return decision.changes.map((change) => phraseCollected(tabelle, decision, change));
  const byOutcome = new Map<string, string[]>();
  for (const change of decision.changes) {
    const outcome = change.outcomes[0] ?? '';
    byOutcome.set(outcome, [...(byOutcome.get(outcome) ?? []), condition(tabelle, change.set)]);
  }
  return [...byOutcome].map(
    ([outcome, conditions]) =>
      `${resultOf(tabelle, outcome).waere ?? resultOf(tabelle, outcome).titel}, wenn ${conditions.join(' oder ')}.`,
  );
}

/** A result of the table; its names are checked when it is loaded. */
function resultOf({ ergebnisse }: Tabelle, id: string): Tabelle['ergebnisse'][string] {
  return ergebnisse[id] as Tabelle['ergebnisse'][string];
}

/** The condition of a set of facts, as it stands after "wenn". */
function condition(tabelle: Tabelle, set: Facts): string {
  return Object.entries(set)
    .map(([id, wert]) => {
      const merkmal = tabelle.merkmale.find((m) => m.id === id) as Merkmal;
      return merkmal.wenn[wert] ?? `„${merkmal.name}“ „${merkmal.werte[wert]}“ wäre`;
    })
    .join(' und ');
}

/** What a change adds, removes or regrades in a collecting table. */
function phraseCollected(tabelle: Tabelle, decision: Decision, change: Change): string {
  const now = grades(decision.outcomes);
  const then = grades(change.outcomes);
  const name = (id: string) => resultOf(tabelle, id).titel;
  const added = [...then.keys()].filter((id) => !now.has(id)).map(name);
  const removed = [...now.keys()].filter((id) => !then.has(id)).map(name);
  const changed = [...then]
    .filter(([id, stufe]) => now.has(id) && now.get(id) !== stufe)
    .map(([id, stufe]) => `${name(id)} (${tabelle.stufen?.[stufe]?.titel})`);
  const parts = [
    added.length > 0 ? `kämen hinzu: ${added.join(', ')}` : '',
    removed.length > 0 ? `fielen weg: ${removed.join(', ')}` : '',
    changed.length > 0 ? `änderte sich: ${changed.join(', ')}` : '',
  ].filter(Boolean);
  return `Wenn ${condition(tabelle, change.set)}, ${parts.join('; ')}.`;
}

/** "jugendamt: zu-beteiligen" -> jugendamt, zu-beteiligen */
export function grades(outcomes: readonly string[]): Map<string, string> {
  return new Map(outcomes.map((outcome) => outcome.split(': ') as [string, string]));
}
