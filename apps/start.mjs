// `npm start`: builds what is stale, then runs the server in this same process, so that Ctrl-C reaches it alone.
import { build } from './build.mjs';

try {
  await build('node', 'web');
} catch (error) {
  console.error(`Portico could not be built; nothing was started.\n${error.message}`);
  process.exit(1);
}
process.env.NODE_ENV ??= 'production';
await import('../dist/apps/server/main.js');
