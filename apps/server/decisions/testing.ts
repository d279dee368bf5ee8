import type { Severity } from '#engine';
import { type Finding, type PmoType, type Policy, presets } from '#engine';
import { contributeGuardSource } from '#modules/findings/actions';
import { reconcileFindings } from '#modules/findings/testing';
import { policyChain } from '#modules/offices/actions';
import { planSource } from '#modules/plans/actions/guard-plan';
import type { TestOwner, TestPortico } from '#modules/reporting/testing';
import { type Call, type Database, inOrganisation, timeOrderedId, writeChanges } from '#platform/server';

type Served = Pick<TestPortico, 'server'>;

/** Acts as the machinery in the organisation of this person. */
export const inside = <T>(
  { server }: Served,
  { organisationId }: TestOwner,
  now: string,
  work: (call: Call) => Promise<T>,
) =>
  inOrganisation(server.database.app, organisationId, (tx) =>
    work({ tx, organisationId, actor: { kind: 'system', id: 'test' }, operation: 'test', now }),
  );

/** Takes away what a test put in a guard's way: the source called `gate` stands still, and plans are computed as they are. */
export function openWay({ services }: Pick<TestPortico, 'services'>): void {
  contributeGuardSource('gate', { hold: async () => true, prepare: async () => async () => true });
  contributeGuardSource('plan', planSource(services));
}

/** Something that a test lets happen. */
export function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

/** The office is governed by this policy from now on. */
export const adopt = ({ server }: Served, owner: TestOwner, policy: PmoType | Policy, now?: string) =>
  adoptIn(server.database.app, owner.organisationId, owner.officeId, policy, now);

/** The same as it is stored, without the draft before it. */
export async function adoptIn(
  app: Database,
  organisationId: string,
  officeId: string,
  policy: PmoType | Policy,
  now = '2026-01-05T09:00:00.000Z',
) {
  const adopted = typeof policy === 'string' ? presets[policy] : policy;
  await inOrganisation(app, organisationId, async (tx) => {
    const call = { tx, organisationId, actor: { kind: 'system', id: 'test' }, operation: 'test', now } as const;
    const [last] = (await policyChain(tx, officeId)).filter((one) => one.officeId === officeId);
    const dates = { drafted_at: now, adopted_at: now };
    const version = { office_id: officeId, state: 'adopted', version: (last?.version ?? 0) + 1, ...dates };
    const to = { ...version, policy: JSON.parse(JSON.stringify(adopted)), reason: 'So decided' };
    await writeChanges(call, [{ entity: 'policy-version', id: timeOrderedId(), field: null, from: null, to }]);
  });
}

/** A finding about a project, as a module above would raise it. */
export const fact = (projectId: string, code: string, severity: Severity, values: Finding['values'] = {}): Finding => ({
  ...{ code, severity, values, subject: { kind: 'project', id: projectId }, discriminator: null, records: [] },
});

/** What a module called `risks` finds about the project at this instant. */
export const find = (portico: Served, owner: TestOwner, projectId: string, now: string, findings: readonly Finding[]) =>
  inside(portico, owner, now, (call) =>
    reconcileFindings(call, { kind: 'project', id: projectId, officeId: owner.officeId, raisedBy: 'risks' }, findings),
  );
