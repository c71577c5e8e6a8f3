/** Conditions of checklists name facts, values and outcomes that exist; each fact that is asked decides something. */
import type { Knowledge } from '../model.js';
import type { Problem } from '../problem.js';
import type { Bedingung, Checkliste } from '../schema/checkliste.js';
import { punkteOf } from '../schema/checkliste.js';

export function checkChecklisten(knowledge: Knowledge): Problem[] {
  return [...knowledge.checklisten.values()].flatMap((liste) => [
    ...twice(liste),
    ...factProblems(knowledge, liste),
    ...punkteOf(liste).flatMap(({ id, bedingung }) => (bedingung ? conditionProblems(knowledge, liste, id, bedingung) : [])),
  ]);
}

const fileOf = ({ id }: Checkliste): string => `checklisten/${id}.yaml`;

/** A kept list remembers its items by their ids. */
function twice(liste: Checkliste): Problem[] {
  const ids = punkteOf(liste).map((p) => p.id);
  return [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))].map((id) => ({
    file: fileOf(liste),
    path: `punkte.${id}`,
    problem: 'Diese id steht zweimal in der Checkliste.',
    remedy: 'Einen der beiden Punkte umbenennen.',
  }));
}

function factProblems({ sprache: { angaben }, tabellen }: Knowledge, liste: Checkliste): Problem[] {
  const used = new Set(
    punkteOf(liste).flatMap(({ bedingung }) => [
      ...Object.keys(bedingung?.angaben ?? {}),
      ...(tabellen.get(bedingung?.tabelle?.id ?? '')?.merkmale ?? []).map((m) => m.id),
    ]),
  );
  return liste.angaben.flatMap((id): Problem[] => {
    const at = { file: fileOf(liste), path: `angaben.${id}` };
    if (!angaben.has(id))
      return [{ ...at, problem: 'Diese Angabe gibt es nicht.', remedy: `Eine von: ${[...angaben.keys()].join(', ')}.` }];
    if (!used.has(id))
      return [{ ...at, problem: 'Von dieser Angabe hängt kein Punkt ab.', remedy: 'Streichen, damit niemand danach gefragt wird.' }];
    return [];
  });
}

function conditionProblems({ sprache, tabellen }: Knowledge, liste: Checkliste, id: string, { angaben, tabelle }: Bedingung): Problem[] {
  const problem = (path: string, text: string, remedy: string): Problem => ({
    file: fileOf(liste),
    path: `punkte.${id}.bedingung.${path}`,
    problem: text,
    remedy,
  });
  const facts = Object.entries(angaben).flatMap(([name, values]): Problem[] => {
    const known = Object.keys(sprache.angaben.get(name)?.werte ?? {});
    if (!liste.angaben.includes(name))
      return [problem(`angaben.${name}`, 'Die Checkliste fragt nicht nach dieser Angabe.', 'Die Angabe oben unter „angaben“ nennen.')];
    return values
      .filter((value) => !known.includes(value))
      .map((value) => problem(`angaben.${name}`, `Den Wert „${value}“ gibt es nicht.`, `Einer von: ${known.join(', ')}.`));
  });
  if (!tabelle) return facts;
  const table = tabellen.get(tabelle.id);
  if (!table) return [...facts, problem('tabelle.id', 'Diese Tabelle gibt es nicht.', `Eine von: ${[...tabellen.keys()].join(', ')}.`)];
  const settled = Object.entries(tabelle.angaben)
    .filter(([name, value]) => !Object.hasOwn(table.merkmale.find((m) => m.id === name)?.werte ?? {}, value))
    .map(([name]) =>
      problem(`tabelle.angaben.${name}`, 'Dieses Merkmal oder diesen Wert hat die Tabelle nicht.', `Siehe regeln/${tabelle.id}.yaml.`),
    );
  const outcome = Object.hasOwn(table.ergebnisse, tabelle.ergebnis)
    ? []
    : [problem('tabelle.ergebnis', 'Dieses Ergebnis hat die Tabelle nicht.', `Eines von: ${Object.keys(table.ergebnisse).join(', ')}.`)];
  return [...facts, ...settled, ...outcome];
}
