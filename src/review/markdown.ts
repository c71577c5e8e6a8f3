/** Pieces of Markdown that the parts of the document share. */

/** A row of a table; a stroke inside a cell would end it. */
export function markdownRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '/')).join(' | ')} |`;
}
