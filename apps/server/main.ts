import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readSettings } from '#platform/server';
import { isLostConnection } from '#platform/server/outside-fault';
import { describeFault, type StartFault } from './describe-fault.ts';
import { startPortico } from './start-portico.ts';

// two folders up from the source, three from the built file
const root = path.join(import.meta.dirname, import.meta.filename.endsWith('.ts') ? '../..' : '../../..');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };

/** A terminal that is gone, or `| head`, takes nothing more; the server serves on. */
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

function fail({ text, exitCode }: StartFault): never {
  process.stderr.write(`${text}\n`);
  process.exit(exitCode);
}

async function start() {
  return startPortico(readSettings(), {
    version,
    webFolder: path.join(root, 'dist/public'),
    onLost: (why) =>
      fail({ text: `The database ended by itself, so Portico stops; what was saved is kept. ${why}`, exitCode: 1 }),
  });
}

/**
 * A database that is lost may show first where a library does not expect it; its own end, which tells the cause,
 * follows within moments. Either way nothing goes on: what such a job had begun is taken up by the next start.
 */
process.on('uncaughtException', (error) => {
  if (!isLostConnection(error)) fail({ text: error.stack ?? String(error), exitCode: 1 });
  const text = `The database was lost (${error.message}), so Portico stops; what was saved is kept. Start it again.`;
  setTimeout(() => fail({ text, exitCode: 1 }), 5000);
});

const starting = start();
let isStopping = false;

/** A first signal ends everything in order, also in mid-start; a second one does not wait. */
async function stop(): Promise<void> {
  if (isStopping) process.exit(130);
  isStopping = true;
  await (await starting).stop();
  process.exit(0);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => void stop().catch((error) => fail(describeFault(error))));
}

try {
  const { url, link } = await starting;
  if (!isStopping) {
    process.stdout.write(`Portico ${version} runs at ${url}\n`);
    const what = link?.purpose === 'welcome' ? 'Set up your organisation' : 'Sign in as its owner';
    if (link) process.stdout.write(`${what} (works once, for an hour): ${link.url}\n`);
    process.stdout.write('Ctrl-C stops it.\n');
  }
} catch (error) {
  fail(describeFault(error));
}
