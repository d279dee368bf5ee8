import { EmptyState, Sentence, useWords } from '#platform/web';
import { ImportTarget } from './import-target.tsx';
import { type Import, messageOf } from './plans.ts';

/** A file that cannot be read: where and why, that nothing was changed, and the way on. */
export function ImportRefused({ shown }: { readonly shown: Import }) {
  const t = useWords('plans');
  const { refusal, fileName } = shown;
  return (
    <div className="alone">
      <EmptyState title={t('import.refused.title', { file: fileName })} act={<ImportTarget hasButton />}>
        {refusal && (
          <>
            {refusal.line !== null && (
              <b>
                {t(refusal.column === null ? 'import.refused.line' : 'import.refused.place', {
                  line: String(refusal.line),
                  column: String(refusal.column ?? ''),
                })}{' '}
              </b>
            )}
            <Sentence message={messageOf(refusal.sentence)} />{' '}
          </>
        )}
        {t('import.refused.nothing')}
      </EmptyState>
    </div>
  );
}
