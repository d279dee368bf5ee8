import { Button, Fault, useChange, useIdentity, useWords } from '#platform/web';
import { type OfferedSample, samples } from './samples.ts';

interface OfferedSamplesProps {
  readonly items: readonly OfferedSample[];
  readonly mayOpen: boolean;
  /** The organisation that one is in. */
  readonly here: string;
}

/** The samples with what each is about; one that is open already is gone to, not made again. */
export function OfferedSamples({ items, mayOpen, here }: OfferedSamplesProps) {
  const t = useWords('samples');
  const { switchTo } = useIdentity();
  const { run, isRunning, error } = useChange(samples.openSample);
  const open = async ({ key, organisationId }: OfferedSample) =>
    switchTo(organisationId ?? (await run({ key })).organisationId);
  return (
    <>
      <Fault error={error} />
      <ul className="sample-cards">
        {items.map((item) => {
          const { key, organisationId } = item;
          const name = t(`of.${key}.name`);
          return (
            <li key={key}>
              <h3>{name}</h3>
              <p className="dim">{t(`of.${key}.kind`)}</p>
              <p>{t(`of.${key}.about`)}</p>
              {organisationId === here ? (
                <p className="dim">{t('youAreHere')}</p>
              ) : (
                (mayOpen || organisationId) && (
                  <Button
                    isBusy={isRunning}
                    onClick={() => void open(item).catch(() => {})} // the fault is shown
                  >
                    {t(organisationId ? 'goTo' : 'open', { name })}
                  </Button>
                )
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
