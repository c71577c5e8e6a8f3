/** What the world may send: captured activities with anything changed, valid shapes with wild values, and no activities at all. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { PROJECT_ROOT } from '../../src/paths.js';
import { knowledge } from '../support.js';
import { activity } from '../teams/support.js';

/** One request. */
export interface Request {
  readonly body: string;
  readonly contentType: string;
  readonly authorization?: string;
}

const CAPTURED = readdirSync(join(PROJECT_ROOT, 'test', 'teams', 'activities')).map((file) => file.replace('.json', ''));
const QUESTIONS = [
  ...[...knowledge.themen.values()].map(({ frage }) => frage),
  'ja',
  'nein',
  'weiß nicht',
  'abbrechen',
  'Hilfe',
  '5.4 S. 3',
  'Checkliste',
  'Master BWL, drei Jahre Berufserfahrung',
];

const wildText = fc.oneof(
  fc.string({ maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom(...QUESTIONS),
  fc.tuple(fc.constantFrom(...QUESTIONS), fc.string({ maxLength: 20 })).map(([a, b]) => `${a} ${b}`),
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '\u202e',
    'ﷺ'.repeat(50),
    '=1+1',
    '<script>alert(1)</script>',
    '${x}',
    '%s%n',
    '../../etc/passwd',
    "' OR 1=1 --",
  ),
  fc.integer({ min: 1, max: 20_000 }).map((n) => 'Ä'.repeat(n)),
  fc.integer({ min: 1, max: 3_000 }).map((n) => 'Urlaub '.repeat(n)),
);

const wild: fc.Arbitrary<unknown> = fc.oneof(
  wildText,
  fc.anything({ maxDepth: 3, maxKeys: 5 }).map(jsonable),
  fc.constantFrom(null, true, 0, -1, 1e308, [], {}, [null], '', [[[[[]]]]], '2026-99-99', { id: '' }),
  fc.constantFrom('__proto__', 'constructor', 'toString').map((key) => JSON.parse(`{"${key}":{"x":1}}`) as unknown),
);

/** As JSON would carry it: no bigint, no symbol, no circle. */
function jsonable(value: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(value, (_, v: unknown) => (typeof v === 'bigint' ? String(v) : v)) ?? 'null') as unknown;
  } catch {
    return null;
  }
}

interface Change {
  readonly at: number;
  readonly how: 'replace' | 'delete' | 'add' | 'wrap';
  readonly value: unknown;
}
const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(1_000),
  how: fc.constantFrom('replace', 'delete', 'add', 'wrap'),
  value: wild,
});

/** Every place of an object, deep ones too. */
function places(value: object): { readonly parent: Record<string, unknown>; readonly key: string }[] {
  return Object.keys(value).flatMap((key) => {
    const parent = value as Record<string, unknown>;
    const child = parent[key];
    return [{ parent, key }, ...(typeof child === 'object' && child !== null ? places(child) : [])];
  });
}

function mutated(original: object, changes: readonly Change[]): object {
  const copy = structuredClone(original);
  for (const { at, how, value } of changes) {
    const all = places(copy);
    const place = all[at % Math.max(1, all.length)];
    if (!place) continue;
    const { parent, key } = place;
    if (how === 'replace') parent[key] = structuredClone(value);
    else if (how === 'wrap') parent[key] = [parent[key]];
    else if (how === 'add') parent[`${key}X`] = structuredClone(value);
    else delete parent[key];
  }
  return copy;
}

const person = fc.constantFrom('29:a', '29:b', '29:c');
/** Requests for a bot whose channel listens at `serviceUrl`. */
export function requests(serviceUrl: string): fc.Arbitrary<Request> {
  const captured = fc.constantFrom(...CAPTURED).map((name) => activity(name, { serviceUrl }));
  const changed = fc.tuple(captured, fc.array(change, { maxLength: 2 })).map(([original, changes]) => mutated(original, changes));
  const asked = fc.tuple(wildText, person, fc.nat(50), fc.boolean()).map(([text, id, n, group]) =>
    activity('message-personal', {
      serviceUrl,
      text,
      from: { id },
      conversation: { id: `a:${n}`, ...(group ? { conversationType: 'groupChat', isGroup: true } : {}) },
    }),
  );
  const envelopes = fc
    .record({
      type: fc.oneof(
        fc.constantFrom('message', 'invoke', 'event', 'typing', 'installationUpdate', 'conversationUpdate', 'endOfConversation'),
        wildText,
      ),
      name: fc.oneof(fc.constantFrom('adaptiveCard/action', 'composeExtension/query', 'message/submitAction', 'task/fetch', 'x'), wild),
      value: wild,
      text: wild,
      entities: wild,
      membersAdded: wild,
      channelData: wild,
      deliveryMode: fc.constantFrom(undefined, 'expectReplies', 'notification', 'normal'),
      replyToId: wild,
      timestamp: wild,
      locale: wild,
    })
    .map((parts) => ({ ...activity('message-personal'), serviceUrl, ...parts }));
  const json = fc.oneof(
    { weight: 5, arbitrary: changed.map((value) => JSON.stringify(value)) },
    { weight: 3, arbitrary: asked.map((value) => JSON.stringify(value)) },
    { weight: 3, arbitrary: envelopes.map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: wild.map((value) => JSON.stringify(value) ?? '') },
    { weight: 1, arbitrary: fc.tuple(changed, fc.nat(500)).map(([value, n]) => JSON.stringify(value).slice(0, n)) },
    { weight: 1, arbitrary: fc.string({ maxLength: 300 }) },
  );
  return fc.record({
    body: json,
    contentType: fc.oneof(
      { weight: 30, arbitrary: fc.constant('application/json') },
      { weight: 1, arbitrary: fc.constantFrom('text/plain', 'application/json; charset=utf-16', 'x') },
    ),
    authorization: fc.oneof(
      fc.constant(''),
      fc.string({ maxLength: 50 }).map((text) => `Bearer ${text.replace(/[^\x21-\x7e]/g, '')}`),
      fc.tuple(wild, wild).map(([head, claims]) => `Bearer ${part(head)}.${part(claims)}.YQ`),
    ),
  });
}

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value) ?? '')
    .toString('base64url')
    .slice(0, 2_000);
}
