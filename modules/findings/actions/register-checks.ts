import { type Finding, type Parameter, type Severity, stateFindings } from '#engine';
import { organisationOf, policyChains } from '#modules/offices/actions';
import { dateIn } from '#modules/offices/actions/organisation';
import type { Change } from '#platform/server';
import { titleKeyOf } from '../codes.ts';
import { type RegisterFacts, selectProjectsOf, selectRegisterFacts } from '../queries/register-facts.ts';
import type { Checked, CheckSet } from './checks.ts';
import { renewalsAllowed } from './limits.ts';
import { contextsOf } from './subject-context.ts';

const codes = [
  { code: 'governance.decision-overdue', severity: 'minor' },
  { code: 'governance.waiver-expiring', severity: 'minor' },
  { code: 'governance.waiver-renewed-out', severity: 'minor' },
  { code: 'governance.acceptance-ended', severity: 'minor' },
  { code: 'governance.unowned-findings', severity: 'minor' },
  { code: 'governance.owner-overdue', severity: 'minor' },
] as const satisfies readonly { readonly code: string; readonly severity: Severity }[];

type Code = (typeof codes)[number]['code'];
const state = stateFindings(codes, 'project');

const dayMs = 86_400_000;
/** Calendar days before its end in which a waiver is spoken of. */
const expiringDays = 7;
/** Calendar days in which somebody sees to a serious finding. */
const unownedDays = 30;
const later = (at: string, days: number) => new Date(Date.parse(at) + days * dayMs).toISOString();

/** What is left undone about the findings and decisions of each project. */
export const registerChecks: CheckSet = {
  module: 'findings',
  codes,
  scope: 'project',
  readsRegister: true,
  inputs: ['decision', 'finding'],
  affected: (tx, changes) => selectProjectsOf(tx, idsOf(changes, 'decision'), idsOf(changes, 'finding')),
  async check(tx, ids, now) {
    const [{ timeZone }, facts, contexts] = await Promise.all([
      organisationOf(tx),
      selectRegisterFacts(tx, ids),
      contextsOf(tx, 'project', ids),
    ]);
    const chains = await policyChains(tx, [...new Set([...contexts.values()].map(({ officeId }) => officeId))]);
    return new Map(
      ids.map((id): [string, Checked] => {
        const renewals = renewalsAllowed({ chain: chains.get(contexts.get(id)?.officeId ?? '') ?? [] });
        return [id, checkRegister(id, facts.get(id) ?? nothing, { now, timeZone, renewals })];
      }),
    );
  },
};

const nothing: RegisterFacts = { decisions: [], answers: [], findings: [] };

const idsOf = (changes: readonly Change[], wanted: string) =>
  changes.flatMap(({ entity, id }) => (entity === wanted ? [id] : []));

interface Moment {
  readonly now: string;
  readonly timeZone: string;
  /** How often a waiver may be renewed there. */
  readonly renewals: number;
}

function checkRegister(id: string, { decisions, answers, findings }: RegisterFacts, moment: Moment): Checked {
  const { now, timeZone } = moment;
  const found: Finding[] = [];
  const dues: string[] = [];
  const say = (code: Code, count: number, values: Record<string, Parameter>, records: readonly string[] = []) => {
    if (count === 0) return;
    const references = records.map((record) => ({ kind: 'finding', id: record }));
    found.push(state(id, code, { values: { count, ...values }, records: references }));
  };
  const date = (at: string): Parameter => ({ kind: 'date', at: dateIn(timeZone, at) });

  const overdue = decisions.filter(({ due_at }) => due_at <= now);
  say('governance.decision-overdue', overdue.length, { since: date(first(overdue.map(({ due_at }) => due_at))) });
  dues.push(...decisions.map(({ due_at }) => due_at));

  const waivers = answers.filter(({ kind, holds_until }) => kind === 'waiver' && holds_until > now);
  const expiring = waivers.filter(({ holds_until }) => later(holds_until, -expiringDays) <= now);
  say('governance.waiver-expiring', expiring.length, { until: date(first(expiring.map(({ holds_until }) => holds_until))) }); // biome-ignore format: one line
  const renewed = waivers.filter(({ renewals }) => renewals > 0 && renewals >= moment.renewals);
  say('governance.waiver-renewed-out', renewed.length, { renewals: Math.max(0, ...renewed.map(({ renewals }) => renewals)) }); // biome-ignore format: one line
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  const held = new Set(answers.flatMap(({ holds_until, finding_ids }) => (holds_until > now ? finding_ids : [])));
  const ended = new Map<string, string>();
  for (const { kind, holds_until, finding_ids } of answers) {
    if (kind !== 'acceptance' || holds_until > now) continue;
    for (const each of finding_ids)
      if (byId.has(each) && !held.has(each) && holds_until > (ended.get(each) ?? '')) ended.set(each, holds_until);
  }
  const [oldest] = [...ended].toSorted(([, one], [, other]) => (one < other ? -1 : 1));
  if (oldest) {
    const accepted: Parameter = { kind: 'word', key: titleKeyOf(byId.get(oldest[0])?.code ?? '') };
    const lastMoment = new Date(Date.parse(oldest[1]) - 1).toISOString(); // it held to the end of that day
    say('governance.acceptance-ended', ended.size, { accepted, until: date(lastMoment) }, [...ended.keys()]);
  }
  dues.push(...answers.flatMap(({ holds_until }) => [later(holds_until, -expiringDays), holds_until]));

  const unowned = findings.filter(
    ({ id, owner_person_id, severity }) => owner_person_id === null && isSerious(severity) && !held.has(id),
  );
  const old = unowned.filter(({ opened_at }) => later(opened_at, unownedDays) <= now);
  say('governance.unowned-findings', old.length, { days: unownedDays }, old.map((finding) => finding.id)); // biome-ignore format: one line
  dues.push(...unowned.map(({ opened_at }) => later(opened_at, unownedDays)));

  const today = dateIn(timeZone, now);
  const passed = findings.filter(({ due_on }) => due_on !== null && due_on < today);
  say('governance.owner-overdue', passed.length, { since: { kind: 'date', at: first(passed.map(({ due_on }) => due_on ?? '')) } }, passed.map((finding) => finding.id)); // biome-ignore format: one line
  dues.push(...findings.flatMap(({ ends_at }) => ends_at ?? []));
  return { findings: found, nextDue: dues.filter((at) => at > now).sort()[0] ?? null };
}

const isSerious = (severity: Severity) => severity === 'major' || severity === 'critical';

const first = (texts: readonly string[]) => texts.toSorted()[0] ?? '2000-01-01T00:00:00.000Z';
