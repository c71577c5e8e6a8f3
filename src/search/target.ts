/** What a question can be about: every askable thing of the knowledge with the words that lead to it. */
import { nummerOf } from '../erlass/stelle.js';
import type { Knowledge } from '../knowledge/model.js';

export type TargetKind = 'topic' | 'gap' | 'off-topic' | 'smalltalk' | 'dialog' | 'checklist';

export interface Target {
  readonly kind: TargetKind;
  readonly id: string;
  /** Nummer of the decisive place; only topics have one */
  readonly nummer?: string;
  /** ways to ask; `group` 0 is the plain answer, 1… are the zuspitzungen in order */
  readonly variants: readonly { readonly text: string; readonly group: number }[];
  /** groups whose answer begins with "Ja" or "Nein": no answer to "wer?" or "ab wann?" */
  readonly polarGroups?: ReadonlySet<number>;
  /** further words of the subject, each text weighed less than a variant */
  readonly words: readonly string[];
}

/** All targets of the knowledge, in a stable order. */
export function targetsOf(knowledge: Knowledge): Target[] {
  const topics = [...knowledge.themen.values()].map(
    (t): Target => ({
      kind: 'topic',
      id: t.id,
      nummer: nummerOf(t.fundstellen[0]?.stelle ?? ''),
      variants: [t.frage, ...t.varianten].map((text) => ({ text, group: 0 })).concat(grouped(t.zuspitzungen)),
      polarGroups: polar(t),
      words: [...t.begriffe, t.kurz, t.antwort, ...t.fundstellen.map((f) => f.wortlaut)],
    }),
  );
  const gaps = [...knowledge.luecken.values()].map(
    (g): Target => ({
      kind: 'gap',
      id: g.id,
      variants: [g.frage, ...g.varianten].map((text) => ({ text, group: 0 })).concat(grouped(g.zuspitzungen)),
      polarGroups: polar(g),
      words: [...g.begriffe, g.kurz],
    }),
  );
  const talks = (['off-topic', 'smalltalk'] as const).flatMap((kind) =>
    (kind === 'off-topic' ? knowledge.sprache.fremdthemen : knowledge.sprache.smalltalk).map(
      (t): Target => ({
        kind,
        id: t.id,
        variants: [...t.varianten, ...t.woerter].map((text) => ({ text, group: 0 })),
        words: t.woerter,
      }),
    ),
  );
  const triggers = [
    ...[...knowledge.dialoge.values()].map((d) => ({
      kind: 'dialog' as const,
      id: d.id,
      texts: [d.knopf, ...d.ausloeser],
      titel: d.titel,
    })),
    ...[...knowledge.checklisten.values()].map((c) => ({
      kind: 'checklist' as const,
      id: c.id,
      texts: [c.knopf, ...c.ausloeser],
      titel: c.titel,
    })),
  ].map(({ kind, id, texts, titel }): Target => ({ kind, id, variants: texts.map((text) => ({ text, group: 0 })), words: [titel] }));
  return [...topics, ...gaps, ...talks, ...triggers];
}

function polar({
  antwort,
  zuspitzungen,
}: {
  readonly antwort: string;
  readonly zuspitzungen: readonly { readonly antwort: string }[];
}): Set<number> {
  return new Set([antwort, ...zuspitzungen.map((z) => z.antwort)].flatMap((text, group) => (/^(?:Ja|Nein)\b/.test(text) ? [group] : [])));
}

function grouped(zuspitzungen: readonly { readonly varianten: readonly string[] }[]): { text: string; group: number }[] {
  return zuspitzungen.flatMap((z, index) => z.varianten.map((text) => ({ text, group: index + 1 })));
}
