import { QueryObserver } from '@tanstack/react-query';
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

test('what happens while the first answer is on its way has it fetched once more, as it may be older', async () => {
  const cache = createCache();
  let asked = 0;
  let comes = () => {};
  const first = new Promise<void>((resolve) => {
    comes = resolve;
  });
  const observer = new QueryObserver(cache, {
    queryKey: plan,
    queryFn: () => first.then(() => (++asked === 1 ? 'no plan yet' : 'a plan of three tasks')),
    meta: { topics: ['project:1'] },
  });
  const leave = observer.subscribe(() => {});
  const told = invalidateBy(cache, { topic: 'project:1' });
  const opened = invalidateBy(cache, { topic: 'project:1', isOpening: true });
  comes();
  await Promise.all([told, opened]);
  expect(observer.getCurrentResult().data).toBe('a plan of three tasks');
  leave();
});

test('what was refused is not asked for again at the opening', async () => {
  const cache = createCache();
  let asked = 0;
  const refuse = () => Promise.reject(new Error(`no such project, ${++asked}`));
  const observer = new QueryObserver(cache, { queryKey: plan, queryFn: refuse, meta: { topics: ['project:1'] } });
  const leave = observer.subscribe(() => {});
  await invalidateBy(cache, { topic: 'project:1', isOpening: true });
  expect(asked).toBe(1);
  await invalidateBy(cache, { topic: 'project:1' });
  expect(asked).toBe(2);
  leave();
});
