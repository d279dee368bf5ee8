import { useGuarded } from '#modules/findings/web/parts';
import type { contract } from '#modules/plans/contract';
import { routes } from '#modules/plans/routes';
import { Button, operations, undoable, useChange, useMay, useWords } from '#platform/web';
import type { Overview } from './reporting.ts';

const { setBaseline } = operations<typeof contract>(routes);

/** The decision that is due while dates are compared with nothing that was agreed: to set the baseline. */
export function BaselineOffer({ overview }: { readonly overview: Overview }) {
  const t = useWords('reporting');
  const mayChange = useMay('plan.update');
  const { planId, projectId, comparison } = overview;
  const set = useChange(setBaseline, { topics: ['portfolio', `project:${projectId}`] });
  const setting = useGuarded({
    title: t('overview.setBaseline'),
    projectId,
    run: (acknowledge) => set.run({ planId: planId ?? '', number: 0, acknowledge }),
    onDone: ({ entryId }) => undoable(entryId, t('overview.baselineSet')),
  });
  if (planId === null) return null;
  return (
    <div className="overview-offer">
      <p>{t(`overview.offer.${comparison === 'none' ? 'none' : 'firstImport'}`)}</p>
      {mayChange && (
        <Button isBusy={setting.isRunning} onClick={setting.act}>
          {t('overview.setBaseline')}
        </Button>
      )}
      {setting.dialog}
    </div>
  );
}
