// `npm run -s bench -- NAME [options]`: builds what is stale, so that benches measure what users run, then runs the bench.
import { register } from 'tsx/esm/api';
import { build } from './build.mjs';

await build('node', 'web');
process.env.NODE_ENV ??= 'production';
register();
await import('../bench/run.ts');
