import type { Routes } from './define-contract.ts';
import { defineError } from './define-error.ts';

/** Of one table: a hundred pages, which take seconds to set. */
export const mostPrintedRows = 3_000;

export const printErrors = {
  printTooLarge: defineError(
    'print-too-large',
    413,
    'This is too much for one PDF. Nothing was made. Filter the list, or export it to Excel.',
  ),
  printBusy: defineError(
    'print-busy',
    503,
    'The server has as many prints under way as it can hold. Nothing was made. Print again in half a minute.',
  ),
} as const;

/** Designed pages of what somebody has before him. */
export const printRoutes = {
  makePrint: {
    method: 'POST',
    path: '/prints',
    permission: 'organisation.read',
    scope: 'self',
    errors: [printErrors.printTooLarge, printErrors.printBusy],
  },
} as const satisfies Routes;
