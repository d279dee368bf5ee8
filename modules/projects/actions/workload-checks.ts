import type { Finding } from '#engine';
import type { Checked, CheckSet } from '#modules/findings/actions';
import { namesOfOffices, namesOfPersons } from '#modules/offices/actions';
import { selectManagersOf, selectOfficesOf } from '../queries/checked-projects.ts';

/** As many as one person runs at once and still knows. */
const mostProjects = 3;

const code = 'roles.manager-overloaded';

/** Who runs more projects of an office than anybody can look after; those of other offices are theirs to know. */
export const workloadChecks: CheckSet = {
  module: 'projects',
  codes: [{ code, severity: 'minor' }],
  scope: 'office',
  inputs: ['project'],
  async affected(tx, changes) {
    const left = changes.flatMap(({ field, from }) => (field === 'office_id' ? String(from) : []));
    const [now, before] = [
      await selectOfficesOf(
        tx,
        changes.map(({ id }) => id),
      ),
      await namesOfOffices(tx, left),
    ];
    return [...new Set([...now, ...before.keys()])];
  },
  async check(tx, ids) {
    const rows = await selectManagersOf(tx, ids, mostProjects);
    const names = await namesOfPersons(
      tx,
      rows.map(({ personId }) => personId),
    );
    return new Map(
      ids.map((id): [string, Checked] => {
        const findings = rows
          .filter(({ officeId }) => officeId === id)
          .map((row) => findingOf(row, names.get(row.personId) ?? ''));
        return [id, { findings, nextDue: null }];
      }),
    );
  },
};

type Row = Awaited<ReturnType<typeof selectManagersOf>>[number];

const findingOf = ({ officeId, personId, projectIds }: Row, name: string): Finding => ({
  code,
  severity: 'minor',
  subject: { kind: 'person', id: personId },
  discriminator: officeId,
  values: { person: { kind: 'record', record: { kind: 'person', id: personId }, name }, count: projectIds.length },
  records: projectIds.slice(0, 50).map((id) => ({ kind: 'project', id })),
});
