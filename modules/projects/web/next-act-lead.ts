import type { Translate } from '#platform/web';
import type { Act, Governance } from './projects.ts';

/** Whether an act ends the work of a project: it is not what comes next while tasks are open, though nothing forbids it. */
export const isTooEarly = ({ action, phase }: Pick<Act, 'action' | 'phase'>, work: Governance['work']): boolean =>
  work !== null && work.completed < work.tasks && (phase === 'close' || action === 'close-project');

/** What stands in the way of an act; of one that would end work that is still open instead that it is not due yet. */
export function nextActLead(
  name: string,
  act: Act,
  { phase, work, acts }: Pick<Governance, 'phase' | 'work' | 'acts'>,
  t: Translate,
) {
  if (work && isTooEarly(act, work)) {
    const open = t('governance.lead.open', { count: work.tasks - work.completed, of: work.tasks });
    const baseline = acts.find(({ action, inTheWay }) => action === 'set-baseline' && inTheWay.length > 0);
    if (!baseline) return open;
    const count = blockingOf(baseline) || baseline.inTheWay.length;
    return `${open} ${t(`governance.lead.baseline.${blockingOf(baseline) ? 'blocked' : 'warned'}`, { count })}`;
  }
  const blocking = blockingOf(act);
  const what = t(`governance.may.${act.phase ?? 'over'}`);
  if (blocking > 0) return t('governance.lead.blocked', { name, what, count: blocking });
  const warned = act.inTheWay.length;
  if (warned > 0) return t('governance.lead.warned', { name, what, count: warned });
  return t('governance.lead.free', { name, what, phase: t(`phase.${phase}`) });
}

const blockingOf = ({ inTheWay }: Act) =>
  inTheWay.filter(({ consequence }) => consequence.enforcement === 'block').length;
