/** What is wrong with a knowledge file, so that a jurist can mend it. */

export interface Problem {
  /** path below `knowledge/`, e.g. "themen/urlaub-genehmigung.yaml" */
  readonly file: string;
  /** where in the file, e.g. "fundstellen[0].wortlaut" */
  readonly path: string;
  /** the value found there, shortened */
  readonly value?: string;
  readonly problem: string;
  readonly remedy: string;
}

/** Thrown at start with every problem at once. */
export class KnowledgeError extends Error {
  override readonly name = 'KnowledgeError';
  constructor(readonly problems: readonly Problem[]) {
    super(formatProblems(problems));
  }
}

/** One block per problem, for the terminal and the log. */
export function formatProblems(problems: readonly Problem[]): string {
  const head = problems.length === 1 ? '1 Fehler in der Wissensbasis:' : `${problems.length} Fehler in der Wissensbasis:`;
  return [head, ...problems.map(formatProblem)].join('\n\n');
}

function formatProblem({ file, path, value, problem, remedy }: Problem): string {
  const lines = [`knowledge/${file}${path ? `  ${path}` : ''}`];
  if (value !== undefined) lines.push(`  Wert:   ${value}`);
  lines.push(`  Fehler: ${problem}`, `  Abhilfe: ${remedy}`);
  return lines.join('\n');
}

/** Shortens a value for a message. */
export function show(value: unknown): string {
  const text = typeof value === 'string' ? `„${value}“` : (JSON.stringify(value) ?? String(value));
  return text.length > 160 ? `${text.slice(0, 157)}…` : text;
}
