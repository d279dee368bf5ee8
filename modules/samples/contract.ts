import { z } from 'zod';
import { defineContract, pageInput, pageOutput } from '#platform/contract';
import { sampleKeys } from '#samples';
import { routes } from './routes.ts';

const key = z.enum(sampleKeys);
const moved = z.object({ organisationId: z.uuid().describe('Where the session is now, or may be taken.') });

export const contract = defineContract(routes, {
  listSamples: {
    input: z.object(pageInput(50)),
    output: z.object(
      pageOutput(
        z.object({
          key,
          organisationId: z.uuid().nullable().describe('Where it is open already for this account; null: nowhere.'),
        }),
      ),
    ),
  },
  getSample: {
    input: z.object({}),
    output: z.object({
      sample: z
        .object({
          key,
          isLoaded: z.boolean(),
          progress: z.number().describe('0 to 1.'),
          projects: z.int().describe('Those that are written.'),
          jobId: z.uuid().nullable(),
          isSeenAs: z.boolean().describe('Whether the session goes on as a person of the sample.'),
          dataDate: z.iso.date().describe('Where its clock stood when it was written.'),
        })
        .nullable()
        .describe('null: the organisation is not a sample.'),
    }),
  },
  seeAs: { input: z.object({ personId: z.uuid() }), output: z.object({}) },
  seeAsOneself: { input: z.object({}), output: z.object({}) },
  openSample: { input: z.object({ key }), output: moved },
  resetSample: { input: z.object({}), output: moved },
  removeSample: { input: z.object({}), output: moved },
});
