import { expect, test } from 'vitest';
import { ComputeBusy } from '../compute.ts';
import { toOperationError } from './problem.ts';

// the codes are PostgreSQL's (Appendix A) and those of Node's file operations
test.each([
  ['53100', 'disk-full', 507],
  ['ENOSPC', 'disk-full', 507],
  ['57P01', 'not-ready', 503],
  ['08006', 'not-ready', 503],
  ['22P02', 'invalid-input', 400],
  ['XX000', 'unexpected', 500],
])('%s is answered as %s', (code, expected, status) => {
  const fault = Object.assign(new Error('as the database said it, with a path of the server'), { code });
  const told = toOperationError(fault);
  expect([told.code, told.status]).toEqual([expected, status]);
  expect(told.message).not.toContain('path of the server');
});

test.each([
  // what pg says of a connection that broke while it was used, and after
  'Connection terminated unexpectedly',
  'Client has encountered a connection error and is not queryable',
])('%s: the database is away, which does not claim that nothing was changed', (message) => {
  const told = toOperationError(new Error(message));
  expect([told.code, told.message]).toEqual(['not-ready', expect.not.stringContaining('Nothing was changed')]);
});

test('where too much waits to be computed it is said when to come back', () => {
  expect(toOperationError(new ComputeBusy('all at work'))).toMatchObject({
    ...{ code: 'server-busy', status: 503 },
    details: { retryAfterSeconds: 5 },
  });
});
