import { settingOf } from '#engine';
import { OperationError } from '#platform/contract';
import type { Call } from '#platform/server';
import { decisionErrors } from '../decision-routes.ts';
import type { Situation } from './judge-findings.ts';

const dayMs = 86_400_000;

/** How long an answer may hold at most, as an instant; for waivers the policy says it, else a year. */
export function latestUntil(kind: string, { chain }: Pick<Situation, 'chain'>, now: string): string {
  const days = kind === 'waiver' ? settingOf(chain, 'waiverDays', 90) : 366;
  return new Date(Date.parse(now) + days * dayMs).toISOString();
}

/** Throws `until-outside` where the instant is past, or further away than allowed. */
export function assertWithin(kind: string, situation: Pick<Situation, 'chain'>, { now }: Call, until: string): string {
  const at = until && new Date(until).toISOString();
  if (at <= now || at > latestUntil(kind, situation, now)) throw new OperationError(decisionErrors.untilOutside);
  return at;
}

/** How often a waiver may follow another one without a break. */
export const renewalsAllowed = ({ chain }: Pick<Situation, 'chain'>): number => settingOf(chain, 'waiverRenewals', 1);

/** The same for what no policy limits: at most a year ahead. */
export const answerUntil = (call: Call, until: string | undefined): string =>
  assertWithin('answer', { chain: [] }, call, until ?? '');
