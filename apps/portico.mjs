// `npm run -s portico -- …`: builds what is stale of the Node side, then runs the command line.
import { build } from './build.mjs';

try {
  await build('node');
} catch (error) {
  console.error(`Portico could not be built.\n${error.message}`);
  process.exit(2);
}
process.env.NODE_ENV ??= 'production';
await import('../dist/apps/cli/main.js');
