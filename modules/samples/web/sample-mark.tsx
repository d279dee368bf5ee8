import { Anchor, Button, useChange, useIdentity, useOperation, useWords } from '#platform/web';
import { samples } from './samples.ts';
import './sample-mark.css';

/** In the top bar of a sample: that it is one, and how far it is written. Nothing in any other organisation. */
export function SampleMark() {
  const t = useWords('samples');
  const { data } = useOperation(samples.getSample, {}, { topics: ['sample'] });
  if (!data?.sample) return null;
  const { isLoaded, isSeenAs, progress } = data.sample;
  if (isSeenAs) return <SeenAs />;
  return (
    <Anchor to="/samples" className="chip">
      {isLoaded ? t('mark.sample') : t('mark.loading', { percent: Math.round(progress * 100) })}
    </Anchor>
  );
}

/** Whose eyes these are, and the way back to one's own. */
function SeenAs() {
  const t = useWords('samples');
  const { person } = useIdentity();
  const back = useChange(samples.seeAsOneself, { onDone: () => location.assign('/samples') });
  return (
    <span className="seen-as">
      <span className="chip chip-amber">{t('mark.seenAs', { name: person.name })}</span>
      <Button
        isBusy={back.isRunning}
        aria-label={t('mark.oneselfNamed', { name: person.name })}
        onClick={() => void back.run({}).catch(() => undefined)}
      >
        {t('mark.oneself')}
      </Button>
    </span>
  );
}
