import { z } from 'zod';
import { message } from '#modules/findings/contract';
import { calendarDay as day, defineContract, pageInput, pageOutput, recordChange } from '#platform/contract';
import { routes } from './routes.ts';

const name = z.string().trim().min(1).max(200);
const hours = z.number().describe('Working hours, to a tenth.');
const percent = z.number().describe('0 to 100, or more.');
const level = z.int().min(1).max(5).describe('1 learns it, 3 works alone, 5 teaches it.');
const sharePercent = z.int().min(0).max(100).describe('Of the time, planned for the skill; 0: could stand in.');
const kind = z.enum(['person', 'team']);
const fullTime = z.number().min(0).max(10_000).describe('Full-time equivalents from the day on.');
const hourMinor = z.int().min(0).max(1e12).describe("Of an hour, in minor units of the organisation's currency.");
const entryId = z.uuid().nullable().describe('Of the audit; null where nothing was another.');

/** What hangs on a deleted record goes with it. */
const resourceChange = recordChange({
  skill: { name, about: z.string().trim().max(2000) },
  'pool-resource': {
    name,
    kind,
    personId: z.uuid().nullable(),
    teamId: z.uuid().nullable().describe('Of a person: the team that it belongs to.'),
    planNames: z.array(name).max(20).describe('What plans call it beside its name.'),
  },
  'resource-skill': { resourceId: z.uuid(), skillId: z.uuid(), level, sharePercent },
  'resource-availability': { resourceId: z.uuid(), fromOn: day, fullTime },
  'resource-rate': { resourceId: z.uuid(), fromOn: day, hourMinor },
});

const held = z.object({ heldId: z.uuid(), skillId: z.uuid(), name: z.string(), level, sharePercent });

const resource = z.object({
  resourceId: z.uuid(),
  name: z.string(),
  kind,
  officeId: z.uuid(),
  officeName: z.string(),
  personId: z.uuid().nullable(),
  teamId: z.uuid().nullable(),
  teamName: z.string().nullable(),
  fullTime: fullTime.describe('Today.'),
  withMembers: fullTime.describe('Today; of a team with those who are named in it.'),
  skills: z.array(held),
  usePercent: percent
    .nullable()
    .describe(
      'Of its time in the next three months, by plans, that of a team and of its members together; null: it has none.',
    ),
  worstMonth: z
    .object({ from: day, percent })
    .nullable()
    .describe('Of these the one in which it is asked for most beyond its time; null: for no more than it in any.'),
  rateMinor: hourMinor.nullable().describe('Today; null where there is none, or one may not read it.'),
});

const skill = z.object({
  skillId: z.uuid(),
  officeId: z.uuid(),
  name: z.string(),
  about: z.string(),
  resources: z.int().describe('How many have it.'),
  mayWrite: z.boolean(),
});

const sums = {
  supplyHours: hours,
  projectHours: hours.describe('That the plans of open projects ask for.'),
  proposalHours: hours.describe('That proposals would ask for that wait for a decision.'),
};

const period = z.object({
  from: day,
  until: day,
  fullTimeHours: hours.describe('What one full-time person works in it.'),
});

const which = {
  officeId: z.uuid().optional().describe('Of this office and those below; all that one may read unless given.'),
};

export type ResourceChange = z.output<typeof resourceChange>;
export type ResourceBrief = z.output<typeof resource>;
export type Skill = z.output<typeof skill>;

export const contract = defineContract(routes, {
  getCapacity: {
    input: z.object({
      ...which,
      length: z.enum(['month', 'quarter', 'year']).default('month').describe('Of a period of the fiscal calendar.'),
      count: z.int().min(1).max(36).default(12),
    }),
    output: z.object({
      today: day,
      offices: z.array(z.object({ officeId: z.uuid(), name: z.string(), mayWrite: z.boolean() })),
      periods: z.array(period).describe('The first from today on.'),
      headline: z.array(message),
      skills: z.array(
        z.object({
          skillId: z.uuid().nullable().describe('Null: of nobody whose skill is known.'),
          name: z.string().nullable(),
          resources: z.int(),
          people: z.number().describe('Full-time equivalents today, by the shares of time planned for it.'),
          cells: z.array(z.object(sums)).describe('One a period.'),
        }),
      ),
      unknown: z
        .array(z.object({ name: z.string(), hours, projects: z.int() }))
        .describe('What plans that one may read assign, and what is no resource here.'),
    }),
  },
  getCapacityFigure: {
    input: z.object({
      ...which,
      skillId: z.uuid().optional().describe('Unless given: of nobody whose skill is known.'),
      from: day,
      until: day,
    }),
    output: z.object({
      skillName: z.string().nullable(),
      period,
      ...sums,
      resources: z.array(
        z.object({ resourceId: z.uuid(), name: z.string(), kind, level: level.nullable(), supplyHours: hours, demandHours: hours }), // biome-ignore format: one line
      ),
      standIns: z
        .array(z.object({ resourceId: z.uuid(), name: z.string(), level, freeHours: hours }))
        .describe('Who has the skill without time planned for it, and how much of his time nothing asks for.'),
      projects: z.array(
        z.object({
          projectId: z.uuid().nullable().describe('Null: all together that one may not read.'),
          name: z.string().nullable(),
          hours,
          resources: z.array(z.string()),
        }),
      ),
      proposals: z.array(z.object({ proposalId: z.uuid(), name: z.string(), hours })),
    }),
  },
  listSkills: {
    input: z.object({ ...which, ...pageInput(500, 200) }),
    output: z.object(pageOutput(skill)),
  },
  listResources: {
    input: z.object({ ...which, ...pageInput(500, 200) }),
    output: z.object(pageOutput(resource)),
  },
  getResource: {
    input: z.object({ resourceId: z.uuid() }),
    output: resource.extend({
      planNames: z.array(z.string()),
      availability: z.array(z.object({ availabilityId: z.uuid(), fromOn: day, fullTime })),
      rates: z.array(z.object({ rateId: z.uuid(), fromOn: day, hourMinor })),
      absences: z.array(z.object({ fromDay: day, untilDay: day })),
      mayWrite: z.boolean(),
      mayReadRates: z.boolean(),
      currencyCode: z.string(),
    }),
  },
  changeResources: {
    input: z.object({ officeId: z.uuid(), changes: z.array(resourceChange).min(1).max(500) }),
    output: z.object({ entryId }),
  },
});
