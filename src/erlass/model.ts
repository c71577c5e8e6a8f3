/** The Erlass as data: what the parser yields and everything else reads. */

/** One Satz, 1-based within its Nummer; `absatz` counts paragraphs (5.1 has two). */
export interface Satz {
  readonly nr: number;
  readonly absatz: number;
  readonly text: string;
}

/** One unnumbered list item, counted by us from 1. */
export interface Spiegelstrich {
  readonly nr: number;
  readonly text: string;
}

/** A clause that can be cited. Sections 2, 8 and 10 have no sub-numbers and are one Nummer each. */
export interface Nummer {
  readonly nummer: string;
  /** heading of the section it stands in, e.g. "Gemeinsame Aufgabenwahrnehmung" */
  readonly titel: string;
  readonly saetze: readonly Satz[];
  readonly spiegelstriche: readonly Spiegelstrich[];
}

/** A numbered heading, 1 to 10. */
export interface Abschnitt {
  readonly nr: string;
  readonly titel: string;
  readonly nummern: readonly Nummer[];
}

/** The whole decree. `kopf` holds the lines before section 1, layout removed. */
export interface Erlass {
  readonly kopf: readonly string[];
  readonly abschnitte: readonly Abschnitt[];
}
