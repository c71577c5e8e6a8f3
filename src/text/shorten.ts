/** Cutting texts to what Teams shows of them. */

/**
 * The text, or as many whole words of it as fit with "…" behind them.
 * @param limit in UTF-16 units, "…" included
 */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit - 1);
  // Only a very long first word is cut inside.
  const end = cut.lastIndexOf(' ');
  return `${(end > 0 ? cut.slice(0, end) : cut).trimEnd()}…`;
}
