import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readSettings } from '#platform/server';
import { describeFault } from './describe-fault.ts';
import { startPortico } from './start-portico.ts';

// two folders up from the source, three from the built file
const root = path.join(import.meta.dirname, import.meta.filename.endsWith('.ts') ? '../..' : '../../..');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };

function fail(fault: string): never {
  process.stderr.write(`${fault}\n`);
  process.exit(1);
}

try {
  const portico = await startPortico(readSettings(), {
    version,
    webFolder: path.join(root, 'dist/public'),
    onLost: (how) =>
      fail(`The database ended by itself (${how}). Portico stops; what was saved is kept. Start it again.`),
  });
  process.stdout.write(`Portico ${version} runs at ${portico.url}\n`);
  if (portico.link) {
    const what = portico.link.purpose === 'welcome' ? 'Set up your organisation' : 'Sign in as its owner';
    process.stdout.write(`${what} (works once, for an hour): ${portico.link.url}\n`);
  }
  process.stdout.write('Ctrl-C stops it.\n');
  let isStopping = false;
  const stop = async () => {
    if (isStopping) process.exit(130);
    isStopping = true;
    await portico.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => void stop().catch((error) => fail(String(error))));
} catch (error) {
  fail(describeFault(error));
}
