import type { Translate } from '#platform/web';
import type { Act, Governance } from './projects.ts';

/** Whether an act ends the work of a project: it is not what comes next while tasks are open, though nothing forbids it. */
export const isTooEarly = ({ action, phase }: Pick<Act, 'action' | 'phase'>, work: Governance['work']): boolean =>
  work !== null && work.completed < work.tasks && (phase === 'close' || action === 'close-project');

/** What stands in the way of an act; of one that ends the work first how much of it is open. */
export function nextActLead(name: string, act: Act, { phase, work }: Pick<Governance, 'phase' | 'work'>, t: Translate) {
  const blocking = act.inTheWay.filter(({ consequence }) => consequence.enforcement === 'block').length;
  const what = t(`governance.may.${act.phase ?? 'over'}`);
  const warned = act.inTheWay.length;
  const may =
    blocking > 0
      ? t('governance.lead.blocked', { name, what, count: blocking })
      : warned > 0
        ? t('governance.lead.warned', { name, what, count: warned })
        : t('governance.lead.free', { name, what, phase: t(`phase.${phase}`) });
  if (!work || !isTooEarly(act, work)) return may;
  return t('governance.lead.open', { count: work.tasks - work.completed, of: work.tasks, may });
}
