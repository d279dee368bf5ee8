import { useFormat } from '../words/format-context.tsx';
import { useWords } from '../words/words-context.tsx';
import { Page } from './page.tsx';
import { type Past, useGoPast } from './past.ts';

/** In place of a page that cannot tell the past: it would show today under a past date. */
export function OnlyToday({ past }: { readonly past: Past }) {
  const t = useWords('platform');
  const format = useFormat();
  const go = useGoPast();
  return (
    <Page title={t('asOf.only.title')}>
      <p className="alone prose">
        {t('asOf.only.text', { day: format.date(past.asOf) })}{' '}
        <button type="button" className="quiet" onClick={() => go(null)}>
          {t('asOf.only.act')}
        </button>
      </p>
    </Page>
  );
}
