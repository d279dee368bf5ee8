import { decisionFigures } from '#modules/findings/actions/governance-figures';
import { namesOfPersons } from '#modules/offices/actions';
import { baselinesSet } from '#modules/plans/actions/baselines-set';
import { getAuditState } from '#platform/server/audit/audit-module';
import { organisationNode } from '#platform/server/http/access';
import type { HomeTile } from '../home-contract.ts';
import type { HomeFacts } from './home-facts.ts';
import { dayOf, projectNamed, tile } from './tile.ts';

/** How decisions were made, what was agreed anew, and whether the record of all changes is whole. */
export async function auditTiles(facts: HomeFacts): Promise<HomeTile[]> {
  return [...(await record(facts)), ...(await decisions(facts)), ...(await baselines(facts))];
}

/** What is known of the record of all changes; undefined to whoever may not ask, and of a past day, of which nobody kept it. */
export async function recordState({ call }: HomeFacts) {
  if (call.past) return undefined;
  if (!(await call.access.holds('audit.read', { ...organisationNode, id: call.organisationId }))) return undefined;
  const state = await getAuditState(call);
  return { ...state, isBroken: Boolean(state.lastVerification?.broken) };
}

async function record(facts: HomeFacts): Promise<HomeTile[]> {
  const state = await recordState(facts);
  if (!state) return [];
  const { sealed, headAt, pending, lastVerification: last, isBroken } = state;
  const verifiedAt = last?.state === 'done' ? last.finishedAt : null;
  return [
    tile({
      id: 'record',
      figure: sealed,
      says: isBroken ? 'broken' : verifiedAt ? 'verified' : 'sealed',
      values: {
        count: pending,
        ...(headAt && { at: dayOf(facts, headAt) }),
        ...(verifiedAt && { verified: dayOf(facts, verifiedAt) }),
      },
      link: '/audit?show=seal',
      tone: isBroken ? 'late' : verifiedAt ? 'good' : null,
    }),
  ];
}

async function decisions(facts: HomeFacts): Promise<HomeTile[]> {
  if (!facts.call.access.permissions.has('decision.read')) return [];
  const { decided, decidedSince, lastDecidedAt, lastDecidedBy, selfApproved, expiredInUse } = await decisionFigures(
    facts.call,
    facts.sinceAt,
  );
  const names = await namesOfPersons(facts.call.tx, lastDecidedBy ? [lastDecidedBy] : []);
  const by = lastDecidedBy && names.get(lastDecidedBy);
  return [
    tile({
      id: 'decided',
      figure: decided,
      change: decidedSince,
      says: by ? 'last' : 'none',
      values: by && lastDecidedAt ? { person: by, at: dayOf(facts, lastDecidedAt) } : {},
      link: '/decisions?state=decided',
    }),
    tile({
      id: 'self-approved',
      figure: selfApproved,
      says: selfApproved > 0 ? 'some' : 'none',
      link: '/decisions?state=decided&check=self-approved',
      tone: selfApproved > 0 ? 'warn' : null,
    }),
    tile({
      id: 'expired',
      figure: expiredInUse,
      says: expiredInUse > 0 ? 'some' : 'none',
      link: '/decisions?state=decided&check=expired-in-use',
      tone: expiredInUse > 0 ? 'late' : null,
    }),
  ];
}

async function baselines(facts: HomeFacts): Promise<HomeTile[]> {
  const ids = facts.projects.map(({ project }) => project.id);
  if (ids.length === 0) return [];
  const { count, recent, lastAt, lastBy, lastProjectId } = await baselinesSet(facts.call, ids, facts.sinceAt);
  const last = facts.projects.find(({ project }) => project.id === lastProjectId);
  const names = await namesOfPersons(facts.call.tx, lastBy ? [lastBy] : []);
  const by = lastBy && names.get(lastBy);
  const isNamed = last && lastAt && by;
  return [
    tile({
      id: 'baselines',
      figure: count,
      change: recent,
      says: isNamed ? 'last' : 'none',
      values: isNamed ? { project: projectNamed(last), person: by, at: dayOf(facts, lastAt) } : {},
      link: last ? `/projects/${last.project.id}/history` : '/',
    }),
  ];
}
