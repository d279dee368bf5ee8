import type { contract } from '#modules/plans/contract';
import { routes } from '#modules/plans/routes';
import { Button, operations, toast, undoable, useChange, useFault, useMay, useWords } from '#platform/web';
import type { Overview } from './reporting.ts';

const { setBaseline } = operations<typeof contract>(routes);

/** The decision that is due while dates are compared with nothing that was agreed: to set the baseline. */
export function BaselineOffer({ overview }: { readonly overview: Overview }) {
  const t = useWords('reporting');
  const tell = useFault();
  const mayChange = useMay('plan.update');
  const { planId, projectId, comparison } = overview;
  const set = useChange(setBaseline, { topics: ['portfolio', `project:${projectId}`] });
  if (planId === null) return null;
  const onSet = () =>
    set.run({ planId, number: 0 }).then(
      ({ entryId }) => undoable(entryId, t('overview.baselineSet')),
      (error) => toast(tell(error)),
    );
  return (
    <div className="overview-offer">
      <p>{t(`overview.offer.${comparison === 'none' ? 'none' : 'firstImport'}`)}</p>
      {mayChange && (
        <Button isBusy={set.isRunning} onClick={() => void onSet()}>
          {t('overview.setBaseline')}
        </Button>
      )}
    </div>
  );
}
