/**
 * `npm run bundle`: the program as a few files without `node_modules`, for the container image. What cannot be bundled
 * (the binary of SQLite, the dictionary file) is copied beside it. The layout is that of the project, so paths hold.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { PROJECT_ROOT } from '../src/paths.js';

const target = join(PROJECT_ROOT, 'dist', 'bundle');
const require = createRequire(import.meta.url);

/** Packages that are read as files at run time. */
const AS_FILES = ['libsql', '@neon-rs/load', 'detect-libc', '@cspell/dict-de-de', `@libsql/${process.platform}-${process.arch}-gnu`];

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
await build({
  entryPoints: ['main', 'prepare-worker', 'cli/main'].map((name) => join(PROJECT_ROOT, 'dist', 'src', `${name}.js`)),
  outdir: join(target, 'dist', 'src'),
  bundle: true,
  splitting: true,
  minify: true,
  keepNames: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  legalComments: 'linked',
  external: ['dtrace-provider', 'libsql', 'pg-native'],
  banner: {
    js: "import{createRequire as __cr}from'node:module';import{fileURLToPath as __fu}from'node:url';import{dirname as __dn}from'node:path';const require=__cr(import.meta.url),__filename=__fu(import.meta.url),__dirname=__dn(__filename);",
  },
  logLevel: 'error',
});
// Their hash is part of the name of the prepared knowledge.
for (const folder of ['erlass', 'knowledge', 'language', 'search'])
  cpSync(join(PROJECT_ROOT, 'dist', 'src', folder), join(target, 'dist', 'src', folder), {
    recursive: true,
    filter: (file) => !file.endsWith('.map'),
  });
for (const part of ['knowledge', 'cards', 'bin'])
  cpSync(join(PROJECT_ROOT, part), join(target, part), { recursive: true, filter: isOfUse });
for (const name of AS_FILES) {
  const folder = folderOf(name);
  cpSync(folder, join(target, 'node_modules', name), { recursive: true, filter: isOfUse });
}
const { name, version, type } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8')) as Record<string, string>;
writeFileSync(join(target, 'package.json'), JSON.stringify({ name, version, type }));
// What is there is taken along; a clean checkout has none, and then the bundle learns itself. Either way it reads the file it brings.
const prepared = join(PROJECT_ROOT, 'dist', 'prepared');
if (existsSync(prepared))
  cpSync(prepared, join(target, 'dist', 'prepared'), { recursive: true, filter: (file) => file === prepared || file.endsWith('.bin') });
execFileSync(process.execPath, [join(target, 'bin', 'lotse.js'), 'show', 'Kopf'], { stdio: ['ignore', 'ignore', 'inherit'] });

/** No types, no manuals, no samples of cards; licences stay. */
function isOfUse(file: string): boolean {
  return !/\.d\.ts$|\/types$|README\.md$|LIESMICH\.md$|\.data\.json$|\/German_de_DE\.txt$/.test(file);
}

function folderOf(name: string): string {
  for (const base of require.resolve.paths(name) ?? []) if (existsSync(join(base, name, 'package.json'))) return join(base, name);
  throw new Error(`${name} is not installed under ${dirname(PROJECT_ROOT)}`);
}
