import { z } from 'zod';

/** What an operation whose route says `tellsPast` takes beside its own input. */
export const pastInput = {
  asOf: z.iso
    .date()
    .optional()
    .describe("Tells what was so at the end of this day of the organisation's, instead of what is so now."),
  known: z
    .enum(['then', 'now'])
    .optional()
    .describe('With asOf: as it was known then (unless given), or as it is known now about then.'),
};
