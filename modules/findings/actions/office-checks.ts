import { type Finding, type Severity, stateFindings } from '#engine';
import { isAlone, officesToCheck } from '#modules/offices/actions';
import type { Checked, CheckScope, CheckSet } from './checks.ts';

const codes = [
  { code: 'roles.office-without-lead', severity: 'minor' },
  { code: 'governance.policy-not-reviewed', severity: 'info' },
] as const satisfies readonly { readonly code: string; readonly severity: Severity }[];

const found = stateFindings(codes, 'office');

/** After so many days somebody should look whether a policy still fits. */
const reviewDays = 365;

export const officeScope: CheckScope = {
  find: async (tx, ids) =>
    new Map((await officesToCheck(tx, ids)).map(({ id }) => [id, { officeId: id, isOver: false }])),
  running: async (tx) => (await officesToCheck(tx, null)).map(({ id }) => id),
  over: () => Promise.resolve([]),
  topics: () => ['organisation'],
};

/** Who leads each office, and whether its policy was looked at within a year. */
export const officeChecks: CheckSet = {
  module: 'findings',
  codes,
  scope: 'office',
  inputs: ['office', 'role-assignment', 'policy-version', 'person'],
  // a lead counts for all offices below, and there are few
  affected: async (tx) => (await officesToCheck(tx, null)).map(({ id }) => id),
  async check(tx, ids, now) {
    const alone = await isAlone(tx);
    const answers = new Map<string, Checked>();
    for (const { id, hasLead, isLedFromAbove, adoptedAt } of await officesToCheck(tx, ids)) {
      const findings: Finding[] = [];
      if (!hasLead && !alone) {
        findings.push(found(id, 'roles.office-without-lead', { severity: isLedFromAbove ? 'info' : 'minor' }));
      }
      const reviewDue = adoptedAt && new Date(Date.parse(adoptedAt) + reviewDays * 86_400_000).toISOString();
      if (reviewDue && reviewDue <= now) findings.push(found(id, 'governance.policy-not-reviewed'));
      answers.set(id, { findings, nextDue: reviewDue });
    }
    return answers;
  },
};
