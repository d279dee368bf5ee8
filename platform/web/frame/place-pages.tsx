import { Tabs } from '../parts/tabs.tsx';
import { useAllWords, useWords } from '../words/words-context.tsx';
import { usePlaces } from './places.ts';

/** The pages of the place that is open, one click apart; a record, which has parts of its own, leads back by its path. */
export function PlacePages() {
  const place = usePlaces().find(({ isHere }) => isHere);
  const words = useAllWords();
  const t = useWords('platform');
  if (!place?.open || place.pages.length < 2) return null;
  return (
    <div className="place-pages">
      <Tabs
        label={t('frame.pagesOf', { place: t(`frame.place.${place.name}`) })}
        tabs={place.pages.map(({ label, to }) => ({ label: words.text(label), to }))}
        current={place.open.to}
      />
    </div>
  );
}
