import { describe, expect, it } from 'vitest';
import { parsePlanTime } from '#engine';
import { schedulingChanges, schedulingValues } from './scheduling-options.ts';
import { viewOf } from './testing.ts';

const at = (text: string) => parsePlanTime(text) as number;
const plain = viewOf(['Dig']);
const view = { ...plain, project: { ...plain.project, finish: null, statusDate: null } };
const asP6 = { progress: 'retained-logic', mustFinishBy: at('2026-09-30T17:00'), usesExpectedFinish: true } as const;
const withOptions = { ...view, project: { ...view.project, options: asP6 } };

describe('how a plan is scheduled', () => {
  it('changes nothing where nothing is chosen otherwise', () => {
    for (const each of [view, withOptions]) expect(schedulingChanges(each, schedulingValues(each.project))).toEqual([]);
  });

  it('changes only the options chosen, and keeps those that no form shows', () => {
    const values = schedulingValues(withOptions.project);
    expect(values).toMatchObject({ progress: 'retained-logic', lagCalendar: 'usual', usesExpectedFinish: 'yes' });
    const chosen = { ...values, progress: 'progress-override', lagCalendar: '24-hour', usesExpectedFinish: 'usual' };
    const to = { progress: 'progress-override', mustFinishBy: asP6.mustFinishBy, lagCalendar: '24-hour' };
    expect(schedulingChanges(withOptions, chosen)).toEqual([
      { entity: 'project', id: 'project', field: 'options', from: asP6, to },
    ]);
  });

  it('has no options left where all are as in Microsoft Project', () => {
    const one = { ...view, project: { ...view.project, options: { critical: 'longest-path' } as const } };
    const changes = schedulingChanges(one, { ...schedulingValues(one.project), critical: 'usual' });
    expect(changes).toMatchObject([{ field: 'options', to: null }]);
  });

  it('takes a day as the end of its work, and the finish of now for a plan that is scheduled from it', () => {
    const computedFinish = at('2026-09-01T17:00');
    const values = { ...schedulingValues(view.project), scheduleFrom: 'finish', finish: '', statusDate: '2026-03-02' };
    const unset = { ...view, computedFinish };
    expect(schedulingChanges(unset, values)).toMatchObject([
      { field: 'scheduleFrom', from: 'start', to: 'finish' },
      { field: 'finish', from: null, to: computedFinish },
      { field: 'statusDate', to: at('2026-03-02T17:00') },
    ]);
    expect(schedulingChanges(unset, { ...values, scheduleFrom: 'start', statusDate: '' })).toEqual([]);
  });
});
