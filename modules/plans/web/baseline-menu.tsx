import { Menu } from '@mantine/core';
import { useGuarded } from '#modules/findings/web/parts';
import { Button, undoable, useChange, useMay, useRemembered, useWords } from '#platform/web';
import { plans } from './plans.ts';
import type { Plan } from './read-plan.ts';

/** What dates are compared with, and setting it: baseline 0 is the one that everything is compared with. */
export function BaselineMenu({ plan }: { readonly plan: Plan }) {
  const t = useWords('plans');
  const mayAct = useMay('project.act');
  const { planId, projectId, comparison } = plan.view;
  const [isShown, show] = useRemembered('plan.comparison', true);
  const topics = [`plan:${planId}`, `project:${projectId}`, 'portfolio'];
  const set = useChange(plans.setBaseline, { topics });
  const clear = useChange(plans.clearBaseline, { topics });
  const isBaseline = comparison === 'baseline';
  const setting = useGuarded({
    title: t(isBaseline ? 'plan.baseline.reset' : 'plan.baseline.set'),
    projectId,
    run: (acknowledge) => set.run({ planId, number: 0, acknowledge }),
    onDone: ({ entryId }) => undoable(entryId, t('plan.baseline.wasSet')),
  });
  const clearing = useGuarded({
    title: t('plan.baseline.clear'),
    projectId,
    run: (acknowledge) => clear.run({ planId, number: 0, acknowledge }),
    onDone: ({ entryId }) => undoable(entryId, t('plan.baseline.wasCleared')),
  });
  const name = t(`plan.baseline.${comparison}`);
  return (
    <>
      {setting.dialog}
      {clearing.dialog}
      <Menu position="bottom-end" width={280}>
        <Menu.Target>
          <Button isView isBusy={set.isRunning || clear.isRunning} aria-label={t('plan.baseline.menu', { name })}>
            {name} ▾
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {!isBaseline && (
            <Menu.Label>
              {t(comparison === 'none' ? 'plan.baseline.comparedWithNothing' : 'plan.baseline.compared')}
            </Menu.Label>
          )}
          {comparison !== 'none' && (
            <Menu.Item
              role="menuitemcheckbox"
              aria-checked={isShown}
              rightSection={isShown ? '✓' : null}
              onClick={() => show(!isShown)}
            >
              {t('plan.baseline.show')}
            </Menu.Item>
          )}
          {mayAct && plan.rows.length > 0 && (
            <>
              {comparison !== 'none' && <Menu.Divider />}
              <Menu.Item onClick={setting.act}>{t(isBaseline ? 'plan.baseline.reset' : 'plan.baseline.set')}</Menu.Item>
              {isBaseline && <Menu.Item onClick={clearing.act}>{t('plan.baseline.clear')}</Menu.Item>}
            </>
          )}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
