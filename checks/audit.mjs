// `npm run audit`: whether a dependency in the lockfile has a known vulnerability, as the registry knows it.
// Exit codes: 0 none known, or not checked (it says which); 1 at least one; 2 wrong use. It stands outside `npm test`,
// whose outcome must not depend on what a registry says today.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '..'));
if (!existsSync(path.join(folder, 'package-lock.json'))) {
  console.error(`There is no package-lock.json in ${folder}, so there is nothing to check.`);
  process.exit(2);
}

const said = await run('npm', ['audit', '--json', '--package-lock-only', '--fetch-retries=0', '--fetch-timeout=30000']);
const report = parse(said.out);
const counted = report?.metadata?.vulnerabilities;
if (!report || report.error || typeof counted?.total !== 'number') {
  const why = report?.error?.summary || report?.message || said.err.split('\n').find(Boolean) || 'It gave no answer.';
  console.log(`not checked: the registry does not tell of vulnerabilities. ${String(why).trim()}`);
} else if (counted.total === 0) {
  console.log(`none known: ${report.metadata.dependencies?.total ?? 'all'} packages were checked.`);
} else {
  for (const { name, severity, range, via } of Object.values(report.vulnerabilities)) {
    const reasons = via.map((one) => (typeof one === 'string' ? `through ${one}` : `${one.title} ${one.url}`));
    console.log(`${severity}: ${name} ${range}: ${reasons.join('; ')}`);
  }
  console.log(`${counted.total} with a known vulnerability.`);
  process.exitCode = 1;
}

function run(program, args) {
  const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { out: '', err: '' };
  child.stdout.on('data', (data) => (said.out += data));
  child.stderr.on('data', (data) => (said.err += data));
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ out: '', err: `npm cannot be run: ${error.message}` }));
    child.on('close', () => resolve(said));
  });
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
