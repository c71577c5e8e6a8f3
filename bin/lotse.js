#!/usr/bin/env node
// Starts the compiled command line; compiles first where nothing is compiled yet or a source is newer.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const program = join(root, 'dist', 'src', 'cli', 'main.js');
const stamp = join(root, 'dist', '.tsbuildinfo');

function isFresh() {
  if (!existsSync(program)) return false;
  const source = join(root, 'src');
  if (!existsSync(source)) return true;
  if (!existsSync(stamp)) return false;
  const built = statSync(stamp).mtimeMs;
  return readdirSync(source, { recursive: true, withFileTypes: true }).every(
    (entry) => !entry.name.endsWith('.ts') || statSync(join(entry.parentPath, entry.name)).mtimeMs <= built,
  );
}

if (!isFresh()) {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  try {
    execFileSync(process.execPath, [tsc, '-p', root], { stdio: ['ignore', 'pipe', 'inherit'] });
  } catch (error) {
    process.stderr.write(`Das Programm ließ sich nicht übersetzen:\n${error.stdout ?? ''}\n`);
    process.exit(1);
  }
}

const { runCli } = await import(program);
process.exitCode = await runCli(process.argv.slice(2));
