import { randomUUID } from 'node:crypto';
import { commit, computedPlan, type TestOwner, upload } from '#modules/reporting/testing';

export const made = <E extends string, T>(entity: E, to: T, id: string = randomUUID()) => ({
  entity,
  id,
  field: null,
  from: null,
  to,
});

/** Of somebody with no account and no team. */
export const person = { kind: 'person' as const, personId: null, teamId: null, planNames: [] };

/** A project whose plan has one task of so many days from 5 January on, for these resources full time. */
export async function plannedProject(owner: TestOwner, name: string, days: number, resources: readonly string[]) {
  const { projectId } = await owner.projects.createProject({ officeId: owner.officeId, name });
  const rows = resources.map((called, index) => `<Resource><UID>${index + 1}</UID><ID>${index + 1}</ID><Name>${called}</Name><Type>1</Type><MaxUnits>1</MaxUnits></Resource>`); // biome-ignore format: one line
  const work = `PT${days * 8}H0M0S`;
  const assigned = resources.map((_, index) => `<Assignment><UID>${index + 1}</UID><TaskUID>1</TaskUID><ResourceUID>${index + 1}</ResourceUID><Units>1</Units><Work>${work}</Work><RemainingWork>${work}</RemainingWork></Assignment>`); // biome-ignore format: one line
  const file = Buffer.from(`<Project xmlns="http://schemas.microsoft.com/project"><StartDate>2026-01-05T08:00:00</StartDate><Tasks><Task><UID>1</UID><ID>1</ID><Name>Build</Name><OutlineLevel>1</OutlineLevel><Duration>${work}</Duration><DurationFormat>7</DurationFormat></Task></Tasks><Resources>${rows.join('')}</Resources><Assignments>${assigned.join('')}</Assignments></Project>`); // biome-ignore format: one line
  const { importId } = await upload(owner, file, { projectId });
  await commit(owner, { importId, target: { kind: 'update', projectId } });
  await computedPlan(owner, projectId);
  return projectId;
}
