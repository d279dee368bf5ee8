import { afterAll, expect, test } from 'vitest';
import { type ProgrammeAnswer, programmeOf } from '#engine';
import { createCompute, type RunOptions } from '#platform/server';
import { openSolver, type SolveRequest } from '#platform/solver';

/** max 5x + 4y, x + y ≤ 4.5, 2x + y ≤ 7: 20.5 at (2.5, 2), and 19 at (3, 1) in whole numbers. */
const small = (isInteger: boolean) =>
  programmeOf(
    [5, 4].map((objective) => ({ objective, lower: 0, upper: 10, isInteger })),
    [
      { indices: [0, 1], values: [1, 1], lower: Number.NEGATIVE_INFINITY, upper: 4.5 },
      { indices: [0, 1], values: [2, 1], lower: Number.NEGATIVE_INFINITY, upper: 7 },
    ],
  );

/** Things of nearly one weight, of which whole sets hardly fill the limits: long to prove. */
const hardOf = (count: number) =>
  programmeOf(
    Array.from({ length: count }, (_, index) => ({
      objective: 500 + ((index * 37) % 101),
      lower: 0,
      upper: 1,
      isInteger: true,
    })),
    [7, 11, 13, 17, 19].map((factor) => {
      const values = Array.from({ length: count }, (_, index) => 400 + ((index * factor * 29) % 307));
      const upper = Math.floor(values.reduce((sum, value) => sum + value, 0) / 2);
      return { indices: values.map((_, index) => index), values, lower: Number.NEGATIVE_INFINITY, upper };
    }),
  );

const hard = hardOf(25);

const compute = createCompute({ threads: 1 });
afterAll(() => compute.close());

const inThread = (request: SolveRequest, options?: RunOptions) =>
  compute.run<ProgrammeAnswer>('#platform/solver/solve-programme', 'solveProgramme', request, options);

test('whole numbers and fractions are solved to what is proven', async () => {
  const solve = await openSolver();
  expect(solve(small(false))).toMatchObject({
    status: 'optimal',
    objective: expect.closeTo(20.5, 9),
    bound: expect.closeTo(20.5, 9),
  });
  expect(solve(small(true))).toMatchObject({
    status: 'optimal',
    objective: expect.closeTo(19, 9),
    bound: expect.closeTo(19, 6),
  });
});

test('what cannot be is told, and nothing is solved at once', async () => {
  const solve = await openSolver();
  const impossible = { ...small(true), lower: Float64Array.from([9, 9]) };
  expect(solve(impossible)).toMatchObject({ status: 'infeasible', values: null, bound: null });
  expect(solve(programmeOf([], []))).toMatchObject({ status: 'optimal', objective: 0 });
  expect(solve(programmeOf([], []), { start: new Float64Array(0) })).toMatchObject({ status: 'optimal' });
});

test('a limit in nodes gives the same best found and bound each time, and a start is not made worse', async () => {
  const solve = await openSolver();
  const limited = solve(hard, { nodeLimit: 1 });
  expect(limited.status).toBe('feasible');
  expect(limited.bound).toBeGreaterThan(limited.objective ?? Number.POSITIVE_INFINITY);
  expect(solve(hard, { nodeLimit: 1 })).toEqual(limited);
  const longer = solve(hard, { nodeLimit: 20, ...(limited.values && { start: limited.values }) });
  expect(longer.objective).toBeGreaterThanOrEqual((limited.objective ?? 0) - 1e-6);
});

test('in a thread it says how far it has come, and ends when it is aborted', async () => {
  expect(await inThread({ programme: small(true) })).toMatchObject({ status: 'optimal' });
  const abort = new AbortController();
  const told: unknown[] = [];
  const onProgress = (progress: unknown) => {
    told.push(progress);
    abort.abort();
  };
  const endless = inThread({ programme: hardOf(70) }, { signal: abort.signal, onProgress });
  await expect(endless).rejects.toThrow(/abort/i);
  expect(told[0]).toMatchObject({ nodes: expect.any(Number), bound: expect.any(Number) });
  expect(await inThread({ programme: small(true) })).toMatchObject({ status: 'optimal' });
});
