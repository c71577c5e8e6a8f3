/**
 * `npm run test:nodes [-- FILES]`: the tests on every version of Node that the program promises. The binaries are those of
 * the packages `node-SYSTEM-PROCESSOR`, fetched once into `.cache/nodes`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../src/paths.js';

const VERSIONS = ['20', '22', '24'];
const cache = join(PROJECT_ROOT, '.cache', 'nodes');

function nodeOf(version: string): string {
  const folder = join(cache, version);
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const binary = join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(binary)) {
    mkdirSync(folder, { recursive: true });
    execFileSync('npm', ['install', '--prefix', folder, '--no-save', '--ignore-scripts', `${name}@${version}`], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  return binary;
}

const files = process.argv.slice(2);
const mocha = join(PROJECT_ROOT, 'node_modules', 'mocha', 'bin', 'mocha.js');
const args = [mocha, '--reporter', 'dot', ...(files.length > 0 ? ['--no-config', '--exit', '--timeout', '60000', ...files] : [])];
let failed = false;
for (const version of VERSIONS) {
  const node = nodeOf(version);
  console.log(`Node ${execFileSync(node, ['--version']).toString().trim()}`);
  const { status } = spawnSync(node, args, { cwd: PROJECT_ROOT, stdio: 'inherit' });
  failed ||= status !== 0;
}
process.exit(failed ? 1 : 0);
