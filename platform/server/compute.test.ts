import { afterAll, expect, test } from 'vitest';
import { ComputeTooLarge, createCompute } from '#platform/server';

const compute = createCompute({ threads: 1, memoryMb: 64 });
afterAll(() => compute.close());

const fixture = '#platform/server/compute-fixture';

test('a function of a named module runs in a thread and tells its progress in order', async () => {
  const heard: unknown[] = [];
  const sum = await compute.run<number>(fixture, 'sum', [1, 2, 3], { onProgress: (progress) => heard.push(progress) });
  expect(sum).toBe(6);
  expect(heard).toEqual([1, 2, 3]);
});

test('names inside the thread lead to the sources, as they do here', async () => {
  expect(await compute.run(fixture, 'resolveName', '#engine')).toBe(import.meta.resolve('#engine'));
});

test('a fault in the thread arrives here, and the next task runs', async () => {
  await expect(compute.run(fixture, 'fail', 'a reason')).rejects.toThrow('a reason');
  await expect(compute.run(fixture, 'absent', null)).rejects.toThrow('exports no function absent');
  expect(await compute.run(fixture, 'sum', [4])).toBe(4);
});

test('work that needs too much memory is broken off with a clear error, and the next task runs', async () => {
  await expect(compute.run(fixture, 'fillMemory', null)).rejects.toThrow(ComputeTooLarge);
  expect(await compute.run(fixture, 'sum', [4])).toBe(4);
});

test('aborting ends even a thread that never pauses', async () => {
  const abort = new AbortController();
  const endless = compute.run(fixture, 'spin', null, { signal: abort.signal });
  setTimeout(() => abort.abort(), 200);
  await expect(endless).rejects.toThrow(/abort/i);
  expect(await compute.run(fixture, 'sum', [5])).toBe(5);
});
