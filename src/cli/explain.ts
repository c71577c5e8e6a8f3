/** `lotse ask --explain`: which words and concepts led where. For maintainers of the knowledge. */
import type { Assistant } from '../conversation/assistant.js';
import { confidenceFeatures, confidenceOf } from '../search/confidence.js';

export function explain(assistant: Assistant, question: string): string {
  const ranking = assistant.search.rank(question);
  const { analysis } = ranking;
  const features = [...analysis.features].sort((a, b) => b[1] - a[1]).map(([name, weight]) => `${name} ${weight.toFixed(2)}`);
  const reasons = confidenceFeatures(ranking);
  const lines = [
    `Wörter und Begriffe: ${features.join(', ') || 'keine'}`,
    `Berichtigt: ${[...analysis.repairs].map(([typed, read]) => `${typed} → ${read}`).join(', ') || 'nichts'}`,
    `Unbekannt: ${analysis.unknown.join(', ') || 'nichts'} (Anteil ${ranking.unknownShare.toFixed(2)})`,
    `Sicherheit: ${confidenceOf(ranking).toFixed(3)}${
      reasons
        ? ` aus ${Object.entries(reasons)
            .map(([k, v]) => `${k} ${v.toFixed(2)}`)
            .join(', ')}`
        : ''
    }`,
    '',
    ...ranking.hits.slice(0, 6).map((hit, i) => {
      const where = hit.target.nummer ? ` (${hit.target.nummer})` : '';
      return `${i + 1}. ${hit.score.toFixed(3)}  ${hit.target.kind} ${hit.target.id}${where}\n   am nächsten: „${hit.variant}“ (Ähnlichkeit ${hit.similarity.toFixed(2)}, Abdeckung ${hit.coverage.toFixed(2)})`;
    }),
  ];
  return lines.join('\n');
}
