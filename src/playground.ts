/** The Microsoft 365 Agents Playground as a child process: Teams on this machine, without an account. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Config } from './config.js';
import { PROJECT_ROOT } from './paths.js';

export interface Playground {
  readonly url: string;
  stop(): Promise<void>;
}

const START_MILLISECONDS = 30_000;
const STOP_MILLISECONDS = 3_000;

/**
 * Starts the Playground against the bot's address.
 * @returns `undefined` where the package is not installed (it is a development dependency)
 * @throws Error in German where it does not come up
 */
export async function startPlayground(config: Config, endpoint: string): Promise<Playground | undefined> {
  const program = findProgram();
  if (!program) return undefined;
  const args = ['start', '-e', endpoint, '-c', 'msteams', '-p', String(config.playgroundPort), '--disable-telemetry'];
  const child = spawn(process.execPath, [program, ...args], {
    cwd: PROJECT_ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...config.environment,
      ...(config.display ? {} : { TEAMSAPPTESTER_BROWSER: 'none' }),
      M365_AGENTS_PLAYGROUND_LOGFILE: join(PROJECT_ROOT, '.data', 'playground.log'),
    },
  });
  try {
    return { url: await addressOf(child), stop: () => end(child) };
  } catch (error) {
    await end(child);
    throw error;
  }
}

function findProgram(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js');
  } catch {
    return undefined;
  }
}

/** It prints where it listens; another port than wished for where that one is taken. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(
      () => reject(new Error(`Der Playground ist nach ${START_MILLISECONDS / 1000} Sekunden nicht bereit.`)),
      START_MILLISECONDS,
    );
    const read = (chunk: Buffer) => {
      output += chunk.toString('utf8');
      const url = /Listening on (?:https?:\/\/[^\s:]+:)?(\d+)/i.exec(output)?.[1];
      if (!url) return;
      clearTimeout(timer);
      resolve(`http://localhost:${url}`);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`Der Playground hat sich beendet (Code ${code}).\n${output.trim()}`));
    });
  });
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MILLISECONDS);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
