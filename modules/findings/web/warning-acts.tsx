import { Anchor, Button, useChange, usePast, useWords } from '#platform/web';
import { findings } from './findings.ts';

interface WarningActsProps {
  readonly findingId: string;
  readonly isPrimary?: boolean;
  readonly onDone: () => void;
}

/** A warning is read, or gone after; of a past day there is nothing to acknowledge. */
export function WarningActs({ findingId, isPrimary, onDone }: WarningActsProps) {
  const t = useWords('findings');
  const isPast = usePast() !== null;
  const acknowledge = useChange(findings.acknowledgeFinding, { topics: ['decisions'], onDone });
  return (
    <>
      {!isPast && (
        <Button
          {...(isPrimary && { isPrimary, 'data-acknowledge': true })}
          isBusy={acknowledge.isRunning}
          onClick={() => void acknowledge.run({ findingId }).catch(() => undefined)}
        >
          {t('work.acknowledge')}
        </Button>
      )}
      <Anchor to={`/findings?open=${findingId}`}>{t('work.toFinding')}</Anchor>
    </>
  );
}
