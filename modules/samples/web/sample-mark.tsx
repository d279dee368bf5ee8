import { Anchor, useOperation, useWords } from '#platform/web';
import { samples } from './samples.ts';

/** In the top bar of a sample: that it is one, and how far it is written. Nothing in any other organisation. */
export function SampleMark() {
  const t = useWords('samples');
  const { data } = useOperation(samples.getSample, {}, { topics: ['sample'] });
  if (!data?.sample) return null;
  const { isLoaded, progress } = data.sample;
  return (
    <Anchor to="/samples" className="chip">
      {isLoaded ? t('mark.sample') : t('mark.loading', { percent: Math.round(progress * 100) })}
    </Anchor>
  );
}
