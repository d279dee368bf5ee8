import { Anchor } from '../frame/anchor.tsx';
import { useWords } from '../words/words-context.tsx';
import { EmptyState } from './empty-state.tsx';

/** In place of a page whose address leads to nothing: a mistyped one, or a record that is gone or not for this reader. */
export function Nowhere() {
  const t = useWords('platform');
  const home = (
    <Anchor className="btn" to="/">
      {t('notFound.act')}
    </Anchor>
  );
  return (
    <EmptyState isPage title={t('notFound.title')} act={home}>
      {t('notFound.text')}
    </EmptyState>
  );
}
