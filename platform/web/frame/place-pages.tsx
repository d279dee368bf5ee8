import { useLocation } from '@tanstack/react-router';
import { Tabs } from '../parts/tabs.tsx';
import { useAllWords, useWords } from '../words/words-context.tsx';
import { usePlaces } from './places.ts';

/** The pages of the place that is open, one click apart; a record, which has parts of its own, leads back by its path. */
export function PlacePages() {
  const place = usePlaces().find(({ isHere }) => isHere);
  const { pathname } = useLocation();
  const words = useAllWords();
  const t = useWords('platform');
  if (!place || place.pages.length < 2 || !place.pages.some(({ to }) => to === pathname)) return null;
  return (
    <div className="place-pages">
      <Tabs
        label={t('frame.pagesOf', { place: t(`frame.place.${place.name}`) })}
        tabs={place.pages.map(({ label, to }) => ({ label: words.text(label), to }))}
      />
    </div>
  );
}
