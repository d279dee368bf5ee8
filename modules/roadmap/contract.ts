import { z } from 'zod';
import { calendarDay as day, defineContract } from '#platform/contract';
import { routes } from './routes.ts';

const people = z.array(z.number()).describe('Full-time equivalents in each month.');
const minor = z.array(z.int()).describe("In each month, in minor units of the organisation's currency.");

const item = z.object({
  kind: z.enum(['project', 'proposal']),
  id: z.uuid(),
  name: z.string(),
  officeId: z.uuid(),
  officeName: z.string(),
  themeName: z.string().nullable().describe('Of the strategy, that it serves most.'),
  firstOn: day.nullable(),
  lastOn: day.nullable(),
  confidence: z
    .enum(['committed', 'planned', 'possible'])
    .describe('A project; a proposal that is being decided on; one that is not.'),
  costMinor: z.int().nullable(),
  mayMove: z.boolean().describe('Its start is the caller’s to change now.'),
  demand: z
    .array(z.object({ skillId: z.uuid(), people }))
    .describe('Of a proposal, from `around` months before; what projects ask for is in `skills`.'),
  costs: minor.describe(
    'Of a project its budget, evenly over its days; of a proposal what its case says, from `around` months before.',
  ),
});

export const contract = defineContract(routes, {
  getRoadmap: {
    input: z.object({ months: z.int().min(12).max(72).default(48) }),
    output: z.object({
      today: day,
      months: z.array(day).describe('The first day of each, from the fiscal quarter on in which today lies.'),
      around: z.int().describe('So many months before the first and behind the last, proposals say as well: they may be moved.'), // biome-ignore format: one line
      quarterOf: z.array(z.int()).describe('Of each month the number of its column, from 0.'),
      fullTimeHours: z.array(z.number()).describe('What one full-time person still works in each month: 0 where it has passed.'), // biome-ignore format: one line
      currencyCode: z.string(),
      investments: z.array(item),
      skills: z
        .array(z.object({ skillId: z.uuid(), name: z.string(), supply: people, projects: people }))
        .describe('Those of whom anything is asked; in the present month from today on.'),
    }),
  },
});
