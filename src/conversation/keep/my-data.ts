/** "Meine Daten": what is stored about the one who asks, and deleting it. Only in a personal chat. */
import type { Knowledge } from '../../knowledge/model.js';
import { fill, type TextKey } from '../../knowledge/schema/texte.js';
import type { Button } from '../reply.js';
import { notice } from '../talk.js';
import type { Asker, CarriedOut } from './carry-out.js';
import { choose } from './replies.js';

/** Looking at and deleting what is kept about the one who asks. */
export interface PrivacyPort {
  /** every id by which the person may be known here */
  readonly ids: readonly string[];
  /** table -> entries */
  show(): Promise<Readonly<Record<string, readonly unknown[]>>>;
  forget(): Promise<void>;
}

export async function myData(knowledge: Knowledge, privacy: PrivacyPort, { shared }: Asker, file: boolean): Promise<CarriedOut> {
  const { texte } = knowledge.sprache;
  if (shared) return { replies: [notice(knowledge, texte.daten_nur_persoenlich)] };
  if (file) return { replies: [], file: { of: 'my-data' } };
  const tables = Object.entries(await privacy.show()).filter(([, entries]) => entries.length > 0);
  if (tables.length === 0) return { replies: [notice(knowledge, texte.daten_keine)] };
  const lines = tables.map(([table, entries]) =>
    fill(texte.daten_zeile, { anzahl: entries.length, was: texte[`daten_${table}` as TextKey] ?? table }),
  );
  const text = [`${texte.daten_titel}: ${lines.join('; ')}.`, fill(texte.daten_kennungen, { ids: privacy.ids.join(', ') })].join(' ');
  return {
    replies: [
      choose(text, [ask(texte.knopf_daten_datei, { ask: 'my-data', file: true }), ask(texte.knopf_daten_loeschen, { ask: 'forget-me' })]),
    ],
  };
}

export async function forgetMe(knowledge: Knowledge, privacy: PrivacyPort, { shared }: Asker, sure: boolean): Promise<CarriedOut> {
  const { texte } = knowledge.sprache;
  if (shared) return { replies: [notice(knowledge, texte.daten_nur_persoenlich)] };
  if (!sure) {
    const text = texte.daten_wirklich_loeschen;
    return {
      replies: [
        choose(text, [ask(texte.knopf_daten_ja, { ask: 'forget-me', sure: true }), { title: texte.knopf_hilfe, action: { do: 'help' } }]),
      ],
    };
  }
  await privacy.forget();
  return { replies: [notice(knowledge, texte.daten_geloescht)] };
}

function ask(title: string, wanted: Extract<Button['action'], { do: 'list' }>['ask']): Button {
  return { title, action: { do: 'list', ask: wanted } };
}
