/** Recognising facts: every name exists in the table, and every example is read as its author says. */
import { listsIn } from '../../cases/pattern.js';
import { createRecogniser, factsOf } from '../../cases/recognise.js';
import type { Knowledge } from '../model.js';
import { type Problem, show } from '../problem.js';
import type { Fall } from '../schema/fall.js';
import type { Tabelle } from '../schema/regel.js';

export function checkFaelle(knowledge: Knowledge): Problem[] {
  const { faelle, tabellen } = knowledge;
  const missing = [...tabellen.keys()]
    .filter((id) => !faelle.has(id))
    .map((id) => ({
      file: `regeln/${id}.yaml`,
      path: 'id',
      problem: 'Wie man die Tatsachen dieser Tabelle in einem Text erkennt, fehlt.',
      remedy: `faelle/${id}.yaml anlegen.`,
    }));
  const names = [
    ...[...faelle.values()].flatMap((fall) => nameProblems(fall, tabellen.get(fall.id))),
    ...[...faelle.values()].flatMap((fall) => listProblems(fall, Object.keys(knowledge.sprache.falltext.wortlisten))),
  ];
  return names.length > 0 ? [...missing, ...names] : [...missing, ...exampleProblems(knowledge)];
}

/** Results that a text can ask about: only of a collecting table, and only its own. */
function resultProblems({ id, ergebnisse }: Fall, tabelle: Tabelle): Problem[] {
  const known = tabelle.art === 'sammelnd' ? Object.keys(tabelle.ergebnisse) : [];
  return Object.keys(ergebnisse)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      file: `faelle/${id}.yaml`,
      path: `ergebnisse.${name}`,
      problem: 'Nach diesem Ergebnis allein kann man nicht fragen.',
      remedy:
        known.length > 0
          ? `Eines von: ${known.join(', ')}.`
          : 'Nur eine Tabelle mit „art: sammelnd“ kennt Fragen nach einem Ergebnis. Weglassen.',
    }));
}

function nameProblems({ id, merkmale, ...fall }: Fall, tabelle: Tabelle | undefined): Problem[] {
  const file = `faelle/${id}.yaml`;
  if (!tabelle) return [{ file, path: 'id', problem: 'Die Tabelle dazu gibt es nicht.', remedy: `regeln/${id}.yaml anlegen.` }];
  const facts = Object.entries(merkmale).flatMap(([name, { werte, zahl }]): Problem[] => {
    const merkmal = tabelle.merkmale.find((m) => m.id === name);
    const path = `merkmale.${name}`;
    if (!merkmal)
      return [
        { file, path, problem: 'Dieses Merkmal gibt es nicht.', remedy: `Eines von: ${tabelle.merkmale.map((m) => m.id).join(', ')}.` },
      ];
    const unknown = Object.keys(werte).filter((wert) => !Object.hasOwn(merkmal.werte, wert));
    const remedy = `Einer von: ${Object.keys(merkmal.werte).join(', ')}.`;
    return [
      ...unknown.map((wert) => ({ file, path: `${path}.werte.${wert}`, problem: 'Diesen Wert gibt es nicht.', remedy })),
      ...zahl
        .filter((muster) => !merkmal.zahl || !muster.split(' ').includes('#'))
        .map((muster) => ({
          file,
          path: `${path}.zahl`,
          value: show(muster),
          problem: 'Das Merkmal hat keine Zahlenbereiche, oder im Muster fehlt „#“.',
          remedy: 'Zahlenbereiche in der Tabelle angeben und „#“ für die Zahl schreiben.',
        })),
    ];
  });
  return [...facts, ...resultProblems({ id, merkmale, ...fall }, tabelle)];
}

/** Word lists that a pattern names and nobody wrote. */
function listProblems({ id, anzeichen, merkmale, ergebnisse }: Fall, known: readonly string[]): Problem[] {
  const patterns = Object.values(merkmale).flatMap(({ werte, unklar, zahl }) => [...Object.values(werte).flat(), ...unklar, ...zahl]);
  return [...anzeichen, ...patterns, ...Object.values(ergebnisse).flat()]
    .filter((muster) => listsIn(muster).some((name) => !known.includes(name)))
    .map((muster) => ({
      file: `faelle/${id}.yaml`,
      path: 'merkmale',
      value: show(muster),
      problem: 'Die Wortliste in geschweiften Klammern gibt es nicht.',
      remedy: `Eine von: ${known.join(', ')}. Oder in sprache/falltext.yaml anlegen.`,
    }));
}

function exampleProblems({ sprache, faelle, tabellen }: Knowledge): Problem[] {
  const recogniser = createRecogniser(sprache.falltext, faelle, tabellen, () => undefined);
  return [...faelle.values()].flatMap(({ id, beispiele }) =>
    beispiele.flatMap(({ text, angaben }, i) => {
      const read = recogniser.read(recogniser.prepare(text)).find((r) => r.table === id);
      const facts = read ? factsOf(read) : {};
      if (sorted(facts) === sorted(angaben)) return [];
      return [
        {
          file: `faelle/${id}.yaml`,
          path: `beispiele[${i}]`,
          value: show(text),
          problem: `Gelesen wird: ${sorted(facts) || 'nichts'}. Angegeben ist: ${sorted(angaben) || 'nichts'}.`,
          remedy: 'Ein Muster ergänzen oder enger fassen, oder das Beispiel berichtigen.',
        },
      ];
    }),
  );
}

function sorted(facts: Readonly<Record<string, string>>): string {
  return Object.entries(facts)
    .map(([merkmal, wert]) => `${merkmal}=${wert}`)
    .sort()
    .join(', ');
}
