import { contributeOfficeHistory, onTodayMoved } from '#modules/offices/actions';
import { defineJob, defineModule, defineTimer, followWrites } from '#platform/server';
import { organisationNode } from '#platform/server/http/access';
import { askAfter, askAnew, askAnewJob, askedEntities, requestAskAnew } from './actions/ask-anew.ts';
import { assignFinding } from './actions/assign-finding.ts';
import { contributeCheckScope, contributeChecks } from './actions/checks.ts';
import { climbDue } from './actions/climb.ts';
import { decisionHandlers, decisionScope } from './actions/decision-handlers.ts';
import { climbTimer } from './actions/escalate.ts';
import { evaluateBelow, evaluateJob } from './actions/follow-policies.ts';
import { governedOffices, officesLedBy } from './actions/governed-offices.ts';
import { contributeGuardFacts } from './actions/guard-facts.ts';
import { lapse, lapseTimer } from './actions/lapse.ts';
import { countFindings, listFindingCodes, listFindingProjects, listRegister } from './actions/list-register.ts';
import { officeChecks, officeScope } from './actions/office-checks.ts';
import { openFindings, openFindingsCode } from './actions/open-findings.ts';
import './actions/reviews.ts';
import { registerChecks } from './actions/register-checks.ts';
import { checkedEntities, checkJobs, checkTimers, requestAffected, requestAllChecks } from './actions/run-checks.ts';
import { contributeSubjectContext } from './actions/subject-context.ts';
import { findScopeOf, getFinding, listFindings, titlesOf } from './actions.ts';
import { contributeFindingCodes } from './codes.ts';
import { contract } from './contract.ts';
import { decisionEntities } from './decision-tables.ts';
import { getFindingTrend } from './finding-trend.ts';
import { countDecisionsOf } from './queries/decisions.ts';
import { findingEntity } from './tables.ts';
import words from './words/en.json' with { type: 'json' };

contributeCheckScope('office', officeScope);
contributeSubjectContext('office', governedOffices, officesLedBy);
contributeChecks({ ...officeChecks, words });
contributeChecks({ ...registerChecks, words });
contributeFindingCodes('findings', [openFindingsCode], words);
contributeGuardFacts({ action: 'close-project', load: openFindings });
contributeOfficeHistory('decisions', countDecisionsOf);
followWrites(checkedEntities, requestAffected);
followWrites(askedEntities, askAfter);
onTodayMoved(async ({ tx }) => {
  await requestAllChecks(tx);
  await requestAskAnew(tx); // absences begin and end by the day
});

export const findings = defineModule({
  name: 'findings',
  contract,
  words,
  entities: [findingEntity, ...decisionEntities],
  jobs: [
    ...checkJobs,
    defineJob(askAnewJob, askAnew),
    defineJob<{ officeId: string }>(evaluateJob, evaluateBelow, {
      subjectOf: ({ officeId }) => ({ kind: 'office', id: officeId }),
    }),
  ],
  timers: [
    ...checkTimers,
    defineTimer(climbTimer, climbDue),
    defineTimer<{ decisionId: string }>(lapseTimer, (call, { payload }) => lapse(call, payload)),
  ],
  handlers: {
    ...decisionHandlers,
    assignFinding,
    countFindings,
    listFindingProjects,
    listRegister,
    listFindings,
    getFindingTrend,
    getFinding,
    listFindingCodes,
  },
  topics: {
    decisions: { permission: 'decision.read', hasId: false },
    findings: { permission: 'finding.read', hasId: false },
  },
  scopeKinds: {
    decision: decisionScope,
    finding: {
      above: async (tx, id) => {
        const scope = await findScopeOf(tx, id);
        return scope && [scope.kind === 'organisation' ? organisationNode : scope];
      },
      names: titlesOf,
      page: {
        permission: 'finding.read',
        address: async (tx, id) => {
          const scope = await findScopeOf(tx, id);
          if (!scope) return undefined;
          return scope.kind === 'project' ? `/projects/${scope.id}?finding=${id}` : `/findings?open=${id}`;
        },
      },
    },
  },
});
