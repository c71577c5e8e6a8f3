/** `knowledge/sprache/texte.yaml`: everything the assistant says itself. `{name}` marks a place to fill. */
import { z } from 'zod/v4';
import { satz } from './gemeinsam.js';

/** Every text and the places it must have. A text that is missing or lost a place stops the start. */
const TEXTE = {
  name: [],
  begruessung_titel: [],
  begruessung: [],
  hilfe_titel: [],
  hilfe: [],
  beispiele_titel: [],
  antwort_titel: [],
  luecke_titel: [],
  luecke_unbekannt: [],
  luecke_frageart: ['gesucht'],
  luecke_naechstes: [],
  auswahl_unsicher: [],
  auslegung_titel: [],
  hinweis_titel: [],
  fassung: ['fassung'],
  fremd: [],
  leer: [],
  nur_zeichen: [],
  zu_lang: ['laenge', 'grenze'],
  nummer_unbekannt: ['stelle'],
  keine_letzte_antwort: [],
  fundstelle_genannt: ['stelle'],
  warum_genannt: ['stelle'],
  dialog_fortschritt_eins: [],
  dialog_fortschritt: ['anzahl'],
  dialog_bisher: [],
  dialog_abgebrochen: [],
  dialog_gelesen: [],
  dialog_angenommen: [],
  dialog_entfallen: [],
  dialog_beleg: ['text', 'beleg'],
  dialog_aendern: [],
  dialog_aendern_hinweis: ['merkmal'],
  weitere_pruefungen: [],
  knopf_mehr: [],
  knopf_text: [],
  dialog_nichts_offen: [],
  dialog_nicht_verstanden: [],
  dialog_weiss_nicht: [],
  entscheidung_offen: [],
  entscheidung_offen_fakten: ['merkmale'],
  entscheidung_angaben: [],
  entscheidung_gruende: [],
  entscheidung_unerheblich: [],
  entscheidung_aendern: [],
  entscheidung_naechster_schritt: [],
  entscheidung_sammelnd: ['anzahl'],
  entscheidung_sammelnd_offen: ['anzahl'],
  speicher_gestoert: [],
  suche_nichts: [],
  nachschlagen_titel: [],
  rueckmeldung_titel: [],
  rueckmeldung_gut: [],
  rueckmeldung_fehlt: [],
  rueckmeldung_frage_gut: ['grenze'],
  rueckmeldung_frage_fehlt: ['grenze'],
  rueckmeldung_platzhalter: [],
  rueckmeldung_hinweis: [],
  rueckmeldung_unlesbar: [],
  knopf_absenden: [],
  entscheidung_nicht_genannt: ['gefragt'],
  knopf_alle: [],
  checkliste_wer: ['wer'],
  checkliste_hinweise: [],
  knopf_hilfe: [],
  knopf_zurueck: [],
  knopf_abbrechen: [],
  knopf_neu: [],
  knopf_weiter: [],
  knopf_veraltet: [],
  knopf_kaputt: [],
  fehler: ['code'],
  verbindlichkeit: ['wort'],
  mehr_dazu: [],
  eingabe_pflicht: [],
  auswahl_bezeichnung: [],
  luecke_art: [],
  entscheidung_art: [],
  entscheidung_anzahl: ['titel', 'anzahl'],
  checkliste_art: [],
  nummer_art: [],
  dialog_art: [],
  fehler_titel: [],
  karte_zwei_teile: ['eins', 'zwei'],
  karte_wortlaut: ['anzahl'],
  karte_weitere_stellen: ['anzahl'],
  karte_bedeutung: [],
  karte_zitat: ['wortlaut'],
  karte_beschriftet: ['titel', 'text'],
  karte_punkt: ['text'],
  knopf_nochmal: [],
} as const satisfies Record<string, readonly string[]>;

export type TextKey = keyof typeof TEXTE;
export type Texte = Readonly<Record<TextKey, string>>;

const text = (places: readonly string[]) =>
  satz.refine(
    (t) => places.every((place) => t.includes(`{${place}}`)),
    `Im Text fehlt ein Platzhalter. Er braucht: ${places.map((p) => `{${p}}`).join(', ')}.`,
  );

export const texteDatei = z.strictObject({
  texte: z.strictObject(
    Object.fromEntries(Object.entries(TEXTE).map(([key, places]) => [key, text(places)])) as unknown as Record<TextKey, z.ZodType<string>>,
  ),
});

/** Fills the places of a text: `fill("Nr. {stelle}", { stelle: "5.4" })`. */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{([a-z_]+)\}/g, (place, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : place));
}
