// Builds what is stale: dist/ for Node (tsc) and dist/public for the browser (Vite). Plain JavaScript, as it runs before
// anything is built.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const sources = ['engine', 'formats', 'platform', 'modules', 'migrations', 'samples', 'fixtures', 'apps'];
const settings = [
  'package-lock.json',
  'tsconfig.base.json',
  'tsconfig.pure.json',
  'tsconfig.server.json',
  'vite.config.ts',
];

/** A digest of the names, sizes and times of all that the build reads: cheap enough to take at every start. */
function fingerprint() {
  const files = sources.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name)),
  );
  const hash = createHash('sha256');
  for (const file of [...files, ...settings.map((name) => path.join(root, name))].sort()) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${path.relative(root, file)} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** Runs a program of node_modules; its output is shown only when it fails. */
function run(script, ...args) {
  const program = spawn(process.execPath, [path.join(root, 'node_modules', script), ...args], { cwd: root });
  const said = [];
  for (const stream of [program.stdout, program.stderr]) stream.on('data', (data) => said.push(data));
  return new Promise((resolve, reject) => {
    program.on('close', (code) => (code === 0 ? resolve() : reject(new Error(Buffer.concat(said).toString()))));
  });
}

function readStamp(stamp) {
  try {
    return readFileSync(stamp, 'utf8');
  } catch {
    return ''; // nothing was built yet
  }
}

const steps = {
  node: () => run('typescript/bin/tsc', '-b', 'tsconfig.server.json'),
  web: () => run('vite/bin/vite.js', 'build', '--logLevel', 'error'),
};

/** Builds the named parts (`node`, `web`) whose sources changed since they were last built. */
export async function build(...parts) {
  const now = fingerprint();
  const stampOf = (part) => path.join(root, 'dist', `.built-${part}`);
  const stale = parts.filter((part) => readStamp(stampOf(part)) !== now);
  if (stale.length === 0) return;
  console.error('Building what changed …');
  mkdirSync(path.join(root, 'dist'), { recursive: true });
  await Promise.all(stale.map((part) => steps[part]()));
  for (const part of stale) writeFileSync(stampOf(part), now);
}

if (process.argv[1] === import.meta.filename) {
  await build('node', 'web').catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
