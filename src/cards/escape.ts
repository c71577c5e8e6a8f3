/** Knowledge text as text: a TextBlock reads Markdown, and a star in the Erlass is a star. */

/** Marks that Markdown reads anywhere … */
const INLINE = /[\\*_[\]`~]/g;
/** … and marks that it reads at the start of a line: "- ", "# ", "> ", "1. ", "1) ". */
const LINE_START = /^(\s*)([-+#>])/gm;
const LINE_NUMBER = /^(\s*\d+)([.)])(?=\s)/gm;

/** The text with every Markdown mark made harmless; text without any comes back unchanged. */
export function plain(text: string): string {
  return text.replace(INLINE, '\\$&').replace(LINE_START, '$1\\$2').replace(LINE_NUMBER, '$1\\$2');
}
