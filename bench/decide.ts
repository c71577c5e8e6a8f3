/** Deciding complete cases of the largest table beside general rule engines that were given the same rows. */
import { Engine } from 'json-rules-engine';
import PublicodesEngine from 'publicodes';
import type { Assistant } from '../src/conversation/assistant.js';
import { type CompiledTable, type Facts, factsAt, settledOutcome } from '../src/rules/compile.js';
import { decide } from '../src/rules/decide.js';

/** Cases for the slower peers; ours are repeated until the clock can tell. */
const SAMPLE = 300;
const REPEAT = 2_000;

/** Decisions a second. */
type Rate = { readonly name: string; readonly rate: number };

export async function decisions(assistant: Assistant): Promise<void> {
  const table = [...assistant.tables.values()].filter((t) => t.tabelle.art === 'eindeutig').sort((a, b) => b.size - a.size)[0];
  if (!table) return;
  const step = Math.max(1, Math.floor(table.size / SAMPLE));
  const cases = Array.from({ length: Math.min(SAMPLE, table.size) }, (_, i) => factsAt(table.merkmale, (i * step) % table.size));
  const expected = cases.map((facts) => table.outcomes[settledOutcome(table, facts) as number]?.[0] ?? '');
  const rates = [
    await ours(table, cases),
    await explained(table, cases),
    await jsonRules(table, cases, expected),
    await publicodes(table, cases, expected),
  ];
  const base = rates[0]?.rate ?? 1;
  console.log(
    `\nEntscheiden, Tabelle ${table.tabelle.id} (${table.tabelle.zeilen.length} Zeilen, ${table.size} Fälle), je Sekunde auf einem Kern`,
  );
  for (const { name, rate } of rates) {
    console.log(`  ${name.padEnd(38)} ${Math.round(rate).toLocaleString('de-DE').padStart(12)}   ${(base / rate).toFixed(1)}-mal so lange`);
  }
}

async function rateOf(name: string, count: number, work: () => void | Promise<void>): Promise<Rate> {
  await work();
  const start = performance.now();
  await work();
  return { name, rate: (1000 * count) / (performance.now() - start) };
}

function ours(table: CompiledTable, cases: readonly Facts[]): Promise<Rate> {
  return rateOf('Erlass-Lotse, Ergebnis', cases.length * REPEAT, () => {
    for (let i = 0; i < REPEAT; i++) for (const facts of cases) settledOutcome(table, facts);
  });
}

function explained(table: CompiledTable, cases: readonly Facts[]): Promise<Rate> {
  return rateOf('Erlass-Lotse, mit voller Begründung', cases.length, () => {
    for (const facts of cases) decide(table, facts);
  });
}

function jsonRules(table: CompiledTable, cases: readonly Facts[], expected: readonly string[]): Promise<Rate> {
  const engine = new Engine();
  for (const zeile of table.tabelle.zeilen) {
    engine.addRule({
      conditions: { all: Object.entries(zeile.wenn).map(([fact, werte]) => ({ fact, operator: 'in', value: [werte].flat() })) },
      event: { type: zeile.dann },
    });
  }
  return rateOf('json-rules-engine', cases.length, async () => {
    for (const [i, facts] of cases.entries()) {
      const { events } = await engine.run({ ...facts });
      if (events[0]?.type !== expected[i]) throw new Error('json-rules-engine decides differently');
    }
  });
}

function publicodes(table: CompiledTable, cases: readonly Facts[], expected: readonly string[]): Promise<Rate> {
  const name = (id: string) => id.replaceAll('-', ' ');
  const rules: Record<string, unknown> = {
    ergebnis: {
      variations: table.tabelle.zeilen.map((zeile) => ({
        si: {
          'toutes ces conditions': Object.entries(zeile.wenn).map(([id, werte]) => ({
            'une de ces conditions': [werte].flat().map((wert) => `${name(id)} = '${wert}'`),
          })),
        },
        alors: `'${zeile.dann}'`,
      })),
    },
  };
  for (const m of table.merkmale) rules[name(m.id)] = null;
  const engine = new PublicodesEngine(rules as never, { logger: { log() {}, warn() {}, error() {} } });
  return rateOf('publicodes', cases.length, () => {
    for (const [i, facts] of cases.entries()) {
      engine.setSituation(Object.fromEntries(Object.entries(facts).map(([id, wert]) => [name(id), `'${wert}'`])));
      if (engine.evaluate('ergebnis').nodeValue !== expected[i]) throw new Error('publicodes decides differently');
    }
  });
}
