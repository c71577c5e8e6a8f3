/** Settings that lie in files, as Docker, Kubernetes and systemd hand out secrets: `NAME_FILE` holds the path. */
import { readFileSync } from 'node:fs';

/** Settings that may come so. */
const SECRETS = [
  'MICROSOFT_APP_PASSWORD',
  'MICROSOFT_APP_CERTIFICATE',
  'MICROSOFT_APP_PRIVATE_KEY',
  'STORAGE_URL',
  'OTEL_EXPORTER_OTLP_HEADERS',
] as const;

type Environment = Readonly<Record<string, string | undefined>>;
/** @throws where the file cannot be read */
export type ReadFile = (path: string) => string;

/** The settings with those from files; problems in German, without any content. */
export function withSecretFiles(
  environment: Environment,
  readFile: ReadFile = (path) => readFileSync(path, 'utf8'),
): { readonly values: Environment; readonly problems: readonly string[] } {
  const values = { ...environment };
  const problems: string[] = [];
  for (const name of SECRETS) {
    const path = environment[`${name}_FILE`]?.trim();
    if (!path) continue;
    if (environment[name]?.trim()) {
      problems.push(`${name} und ${name}_FILE sind beide gesetzt. Bitte nur eines davon.`);
      continue;
    }
    try {
      values[name] = readFile(path);
      if (!values[name].trim()) problems.push(`Die Datei aus ${name}_FILE ist leer.`);
    } catch {
      problems.push(`Die Datei aus ${name}_FILE lässt sich nicht lesen: ${path}`);
    }
  }
  return { values, problems };
}
