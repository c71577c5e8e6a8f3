/** The built program as a person starts it, on free ports, with its Playground. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface BotProcess {
  readonly output: () => string;
  readonly playground: string;
  readonly bot: string;
  /** Sends a signal and gives the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

const PROGRAM = fileURLToPath(new URL('../../src/main.js', import.meta.url));
const START_MILLISECONDS = 45_000;

/** Starts the program with the given settings on top of the environment. */
export function startProgram(
  settings: Record<string, string>,
  program = PROGRAM,
): { readonly child: ChildProcess; readonly output: () => string } {
  const child = spawn(process.execPath, [program], {
    env: {
      ...process.env,
      PORT: '0',
      PLAYGROUND_PORT: '0',
      LOG_LEVEL: 'warn',
      STORAGE_URL: 'sqlite::memory:',
      TEAMSAPPTESTER_BROWSER: 'none',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
  return { child, output: () => text };
}

export function exitCode(child: ChildProcess): Promise<number | null> {
  return child.exitCode !== null ? Promise.resolve(child.exitCode) : new Promise((resolve) => child.once('exit', resolve));
}

export async function startBotProcess(settings: Record<string, string> = {}): Promise<BotProcess> {
  const { child, output } = startProgram(settings);
  const end = Date.now() + START_MILLISECONDS;
  while (!/Beenden mit/.test(output())) {
    if (Date.now() > end || child.exitCode !== null) throw new Error(`The program did not come up:\n${output()}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const address = (pattern: RegExp) => pattern.exec(output())?.[1] ?? '';
  return {
    output,
    playground: address(/Playground: (http\S+)/),
    bot: address(/Zustand:\s+(http\S+)\/healthz/),
    stop: (signal = 'SIGTERM') => {
      child.kill(signal);
      return exitCode(child);
    },
  };
}
