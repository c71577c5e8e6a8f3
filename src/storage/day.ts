/** Days as the tables hold them: "2026-11-24". Coarse on purpose, so that a count is not tied to a moment. */

export { DAY_MS } from '../calendar/day.js';

/** The day in UTC. @param ms milliseconds since 1970 */
export function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
