/** HTML as a value: what is put into a template is escaped unless it is HTML already, so text can never become markup. */

/** Finished markup. Only `html` makes it. */
export class Html {
  constructor(readonly markup: string) {}
}

/** What a template can hold; `undefined` and `false` leave nothing behind. */
export type Content = Html | string | number | undefined | false | readonly Content[];

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text that is safe between tags and in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => ESCAPES[c] as string);
}

/** Markup with places to fill: html`<p title="${title}">${text}</p>`. Attributes must stand in double quotes. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Html {
  return new Html(strings.reduce((all, text, i) => all + markupOf(values[i - 1]) + text));
}

function markupOf(content: Content): string {
  if (content === undefined || content === false) return '';
  if (content instanceof Html) return content.markup;
  if (Array.isArray(content)) return content.map(markupOf).join('');
  return escapeHtml(String(content));
}
