/** One YAML file against one schema, with errors that name path, value and remedy. */
import { isScalar, parseDocument } from 'yaml';
import type { z } from 'zod/v4';
import { type Problem, show } from './problem.js';
import { closest } from './spelling.js';

export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: Problem[] };

const MAX_SYNTAX_ERRORS = 3;

type Path = readonly PropertyKey[];
type Issue = z.core.$ZodIssue;

/** Parses and validates. Never throws on bad input: what is wrong comes back as problems. */
export function parseYaml<T>(file: string, text: string, schema: z.ZodType<T>): Parsed<T> {
  const document = parseDocument(text, { strict: true, uniqueKeys: true });
  if (document.errors.length > 0) {
    return {
      ok: false,
      // One slip makes many lines unreadable: what follows the first few is noise.
      problems: document.errors.slice(0, MAX_SYNTAX_ERRORS).map((error) => ({
        file,
        path: `Zeile ${error.linePos?.[0].line ?? '?'}`,
        problem: `Kein gültiges YAML: ${error.message.split('\n')[0] ?? error.code}`,
        remedy: 'Einrückung, Doppelpunkte und Anführungszeichen in dieser Zeile prüfen. Ein doppelter Schlüssel ist auch ein Fehler.',
      })),
    };
  }
  const data: unknown = document.toJS();
  const result = schema.safeParse(data);
  if (result.success) return { ok: true, value: result.data };
  const sourceOf = (path: Path) => {
    const node = document.getIn(path, true);
    return isScalar(node) ? node.source : undefined;
  };
  return { ok: false, problems: result.error.issues.map((issue) => toProblem(file, issue, data, schema, sourceOf)) };
}

function toProblem(file: string, issue: Issue, data: unknown, schema: z.ZodType, sourceOf: (path: Path) => string | undefined): Problem {
  const path = formatPath(issue.path);
  const found = valueAt(data, issue.path);
  const base = { file, path, ...(found === undefined ? {} : { value: show(found) }) };
  switch (issue.code) {
    case 'unrecognized_keys': {
      const key = issue.keys[0] ?? '';
      const suggestion = closest(key, knownKeys(schema));
      return {
        file,
        path: formatPath([...issue.path, key]),
        problem: `Unbekannter Schlüssel ${issue.keys.map((k) => `„${k}“`).join(', ')}.`,
        remedy: suggestion ? `Meinten Sie „${suggestion}“?` : 'Schlüssel löschen oder richtig schreiben, siehe knowledge/LIESMICH.md.',
      };
    }
    case 'invalid_type': {
      if (found === undefined) {
        return { ...base, problem: 'Hier fehlt eine Angabe.', remedy: `„${String(issue.path.at(-1) ?? '')}“ ergänzen.` };
      }
      if (issue.expected === 'string' && typeof found === 'number') {
        const source = sourceOf(issue.path) ?? String(found);
        return {
          ...base,
          value: source,
          problem: 'Eine Zahl ohne Anführungszeichen. YAML liest 3.10 als 3.1.',
          remedy: `In Anführungszeichen setzen: "${source}".`,
        };
      }
      return {
        ...base,
        problem: `Falsche Art von Wert, erwartet wird: ${ART[issue.expected] ?? issue.expected}.`,
        remedy: 'Einrückung und Schreibweise prüfen.',
      };
    }
    case 'invalid_value':
      return { ...base, problem: 'Diesen Wert gibt es hier nicht.', remedy: `Erlaubt sind: ${issue.values.map(String).join(', ')}.` };
    case 'too_small':
      return {
        ...base,
        problem: customOr(issue, 'Zu wenige Einträge oder zu kurz.'),
        remedy: `Mindestens ${String(issue.minimum)} angeben.`,
      };
    case 'too_big':
      return { ...base, problem: customOr(issue, 'Zu lang.'), remedy: `Auf höchstens ${String(issue.maximum)} kürzen.` };
    default:
      return { ...base, problem: customOr(issue, 'Ungültiger Wert.'), remedy: 'Den Wert wie beschrieben ändern.' };
  }
}

const ART: Record<string, string> = {
  string: 'Text',
  array: 'Liste',
  object: 'Block mit Schlüsseln',
  record: 'Block mit Schlüsseln',
  number: 'Zahl',
  boolean: 'true oder false',
};

/** Our own German messages pass; zod's English defaults do not. */
function customOr(issue: Issue, fallback: string): string {
  return /^(Invalid|Too |Expected|Unrecognized)/.test(issue.message) ? fallback : issue.message;
}

function formatPath(path: Path): string {
  return path.map((part, i) => (typeof part === 'number' ? `[${part}]` : `${i ? '.' : ''}${String(part)}`)).join('');
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) => (value && typeof value === 'object' ? (value as Record<PropertyKey, unknown>)[key] : undefined),
    data,
  );
}

/** All keys that occur anywhere in a schema: enough to suggest the right spelling. */
function knownKeys(schema: unknown, depth = 0, keys = new Set<string>()): Set<string> {
  if (depth > 8 || !schema || typeof schema !== 'object') return keys;
  const def = (schema as { def?: Record<string, unknown> }).def;
  if (!def) return keys;
  const shape = (def.type === 'object' ? (schema as { shape?: Record<string, unknown> }).shape : undefined) ?? {};
  for (const [key, child] of Object.entries(shape)) {
    keys.add(key);
    knownKeys(child, depth + 1, keys);
  }
  for (const inner of ['element', 'innerType', 'valueType', 'in']) knownKeys(def[inner], depth + 1, keys);
  return keys;
}
