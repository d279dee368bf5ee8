import { expect, test } from 'vitest';
import { createCache, invalidateBy } from './query-cache.ts';

const plan = ['plan'];

/** A cache with one query on the page, which knows revision 7 of what it shows. */
async function showing() {
  const cache = createCache();
  const known = 7;
  const meta = { topics: ['plan:1'], isNews: ({ revision = 0 }) => revision > known };
  await cache.prefetchQuery({ queryKey: plan, queryFn: async () => known, meta });
  return { cache, isStale: () => cache.getQueryState(plan)?.isInvalidated === true };
}

test('an event has fetched again what depends on its topic and is older than it', async () => {
  const { cache, isStale } = await showing();
  await invalidateBy(cache, { topic: 'plan:2', revision: 9 });
  await invalidateBy(cache, { topic: 'plan:1', revision: 7 }); // what was changed here, told again after a reconnect
  expect(isStale()).toBe(false);
  await invalidateBy(cache, { topic: 'plan:1', revision: 8 });
  expect(isStale()).toBe(true);
});
