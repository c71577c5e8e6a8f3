/** The frame of every page: head, skip link, title, search form, footer. */
import type { Knowledge } from '../knowledge/model.js';
import { fill } from '../knowledge/schema/texte.js';
import { MAX_MESSAGE_LENGTH } from '../language/fold.js';
import { type Content, type Html, html } from './html.js';
import { PAGE_PATH, STYLE_PATH } from './link.js';

interface Page {
  readonly titel: string;
  /** what stands in the search field */
  readonly frage?: string;
  readonly main: Content;
}

/** A whole document. */
export function documentOf(knowledge: Knowledge, { titel, frage, main }: Page): string {
  const { angaben, sprache } = knowledge;
  const { texte } = sprache;
  const name = fill(texte.web_titel, { titel: angaben.titel });
  return html`<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${titel}</title>
<link rel="stylesheet" href="${STYLE_PATH}">
</head>
<body>
<a class="sprung" href="#inhalt">${texte.web_sprung}</a>
<header>
<p class="name"><a href="${PAGE_PATH}">${texte.name}</a></p>
<h1>${name}</h1>
<p class="fassung">${angaben.art}</p>
<p class="stand">${fill(texte.fassung, { fassung: angaben.fassung })}</p>
${searchForm(texte, frage)}
</header>
<main id="inhalt" tabindex="-1">
${main}
</main>
<footer>
<p>${angaben.neuere_fassungen.text}</p>
</footer>
</body>
</html>
`.markup;
}

/** Works without a script: the server answers. */
function searchForm(texte: Knowledge['sprache']['texte'], frage: string | undefined): Html {
  return html`<form role="search" action="${PAGE_PATH}" method="get">
<label for="q">${texte.web_suche}</label>
<div class="zeile"><input type="search" id="q" name="q" value="${frage?.slice(0, MAX_MESSAGE_LENGTH) ?? ''}" maxlength="${MAX_MESSAGE_LENGTH}" required autocomplete="off" aria-describedby="q-hilfe"><button type="submit">${texte.web_suchen}</button></div>
<p id="q-hilfe" class="hilfe">${texte.web_suche_hilfe}</p>
</form>`;
}
