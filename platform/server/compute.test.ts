import { afterAll, expect, test } from 'vitest';
import { ComputeBusy, ComputeTooLarge, createCompute, type RunOptions } from '#platform/server';
import type * as fixture from './compute-fixture.ts';

const compute = createCompute({ threads: 1, memoryMb: 64 });
afterAll(() => compute.close());

/** Runs a function of compute-fixture.ts in a thread. */
const run = <Output>(name: keyof typeof fixture | 'absent', input: unknown, options?: RunOptions) =>
  compute.run<Output>('#platform/server/compute-fixture', name, input, options);

test('a function of a named module runs in a thread and tells its progress in order', async () => {
  const heard: unknown[] = [];
  const sum = await run<number>('sum', [1, 2, 3], { onProgress: (progress) => heard.push(progress) });
  expect(sum).toBe(6);
  expect(heard).toEqual([1, 2, 3]);
});

test('names inside the thread lead to the sources, as they do here', async () => {
  expect(await run('resolveName', '#engine')).toBe(import.meta.resolve('#engine'));
});

test('a fault in the thread arrives here, and the next task runs', async () => {
  await expect(run('fail', 'a reason')).rejects.toThrow('a reason');
  await expect(run('absent', null)).rejects.toThrow('exports no function absent');
  expect(await run('sum', [4])).toBe(4);
});

test('work that needs too much memory is broken off with a clear error, and the next task runs', async () => {
  await expect(run('fillMemory', null)).rejects.toThrow(ComputeTooLarge);
  expect(await run('sum', [4])).toBe(4);
});

test('aborting ends even a thread that never pauses', async () => {
  const abort = new AbortController();
  const endless = run('spin', null, { signal: abort.signal, onProgress: () => abort.abort() });
  await expect(endless).rejects.toThrow(/abort/i);
  expect(await run('sum', [5])).toBe(5);
});

test('what waits behind work that is broken off, or that takes its thread along, is done all the same', async () => {
  const abort = new AbortController();
  const endless = run('spin', null, { signal: abort.signal, onProgress: () => abort.abort() });
  const behind = [run('sum', [1, 2]), run('fillMemory', null), run('sum', [3])];
  await expect(endless).rejects.toThrow(/abort/i);
  expect(await behind[0]).toBe(3);
  await expect(behind[1]).rejects.toThrow(ComputeTooLarge);
  expect(await behind[2]).toBe(3);
});

test('what may not even wait is refused at once, and what waits is done all the same', async () => {
  const bounded = createCompute({ threads: 1, memoryMb: 64, mostWaiting: 1 });
  const sumOf = (numbers: number[]) => bounded.run('#platform/server/compute-fixture', 'sum', numbers);
  const abort = new AbortController();
  const endless = bounded.run('#platform/server/compute-fixture', 'spin', null, { signal: abort.signal });
  const waiting = sumOf([1, 2]);
  await expect(sumOf([3])).rejects.toThrow(ComputeBusy);
  abort.abort();
  await expect(endless).rejects.toThrow(/abort/i);
  expect(await waiting).toBe(3);
  expect(await sumOf([3])).toBe(3);
  await bounded.close();
});
