/** Fitting a checklist to a case: which items apply, which do not, and why. Pure. */
import type { Knowledge } from '../knowledge/model.js';
import type { Bedingung, Checkliste, Punkt } from '../knowledge/schema/checkliste.js';
import { punkteOf } from '../knowledge/schema/checkliste.js';
import { fill } from '../knowledge/schema/texte.js';
import type { CompiledTable } from '../rules/compile.js';
import { decide } from '../rules/decide.js';
import { checkFacts } from '../rules/facts.js';

/** What is known of a case: id of an `angabe` -> its values. A fact that is absent is unknown and leaves nothing out. */
export type CaseFacts = Readonly<Record<string, readonly string[]>>;

/** What fitting needs of the assistant. */
export interface FittingParts {
  readonly knowledge: Knowledge;
  readonly tables: ReadonlyMap<string, CompiledTable>;
}

/** An item that does not apply, and the reason in words. */
export interface Dropped {
  readonly punkt: Punkt;
  readonly grund: string;
}

export interface Fitted {
  readonly punkte: readonly Punkt[];
  readonly weggelassen: readonly Dropped[];
}

/** The items of a list that apply. Unknown facts leave nothing out. */
export function fitChecklist(parts: FittingParts, liste: Checkliste, facts: CaseFacts): Fitted {
  const punkte: Punkt[] = [];
  const weggelassen: Dropped[] = [];
  for (const punkt of punkteOf(liste)) {
    const grund = punkt.bedingung && reasonAgainst(parts, punkt.bedingung, facts);
    if (grund === undefined) punkte.push(punkt);
    else weggelassen.push({ punkt, grund });
  }
  return { punkte, weggelassen };
}

/** Facts as the list knows them; whatever it does not ask about, or no `angabe` has as a value, falls away. */
export function validFacts({ sprache: { angaben } }: Knowledge, liste: Checkliste, facts: CaseFacts): CaseFacts {
  return Object.fromEntries(
    liste.angaben.flatMap((id) => {
      const angabe = angaben.get(id);
      const known = (facts[id] ?? []).filter((wert) => Object.hasOwn(angabe?.werte ?? {}, wert));
      const fitting = angabe?.mehrere ? [...new Set(known)] : known.length === 1 ? known : [];
      return fitting.length > 0 ? [[id, fitting]] : [];
    }),
  );
}

/** The facts in words: "Träger: Kreis". */
export function phraseFacts({ sprache: { angaben, texte } }: Knowledge, facts: CaseFacts): string[] {
  return Object.entries(facts).flatMap(([id, werte]) => {
    const angabe = angaben.get(id);
    const text = werte.map((wert) => angabe?.werte[wert]?.text ?? wert).join(', ');
    return angabe ? [fill(texte.karte_beschriftet, { titel: angabe.name, text })] : [];
  });
}

/** Why a condition does not hold, or `undefined` where it does or may. */
function reasonAgainst(parts: FittingParts, { angaben, tabelle }: Bedingung, facts: CaseFacts): string | undefined {
  const { angaben: known, texte } = parts.knowledge.sprache;
  for (const [id, werte] of Object.entries(angaben)) {
    const given = facts[id];
    if (!given || given.some((wert) => werte.includes(wert))) continue;
    const angabe = known.get(id);
    const allowed = werte.map((wert) => angabe?.werte[wert]?.text ?? wert).join(', ');
    return fill(texte.liste_gilt_nur, { name: angabe?.name ?? id, werte: allowed });
  }
  if (!tabelle || mayResult(parts, tabelle, facts)) return undefined;
  return fill(texte.liste_gilt_nach_pruefung, { titel: parts.knowledge.tabellen.get(tabelle.id)?.titel ?? tabelle.id });
}

/** Whether some completion of what is unknown leads to the outcome. */
function mayResult({ tables }: FittingParts, { id, angaben, ergebnis }: NonNullable<Bedingung['tabelle']>, facts: CaseFacts): boolean {
  const table = tables.get(id);
  if (!table) return true;
  const single = Object.fromEntries(
    Object.entries(facts).flatMap(([name, werte]) => (werte.length === 1 ? [[name, werte[0] as string]] : [])),
  );
  const shared = Object.entries({ ...single, ...angaben }).filter(([name, wert]) => checkFacts(table.tabelle, { [name]: wert }).ok);
  const decision = decide(table, Object.fromEntries(shared));
  const results = decision.status === 'entschieden' || table.tabelle.art === 'eindeutig' ? decision.outcomes : undefined;
  const possible = results ?? [...decision.outcomes, ...decision.open.flatMap(({ leadsTo }) => Object.values(leadsTo).flat())];
  return possible.some((outcome) => outcome.split(', ').some((one) => one === ergebnis || one.startsWith(`${ergebnis}: `)));
}
