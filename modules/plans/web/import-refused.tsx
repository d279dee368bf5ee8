import { Lead, Sentence, useWords } from '#platform/web';
import classes from './import.module.css';
import { ImportOrigin } from './import-origin.tsx';
import { ImportTarget } from './import-target.tsx';
import { type Import, messageOf } from './plans.ts';

/** A file that cannot be read: where and why, that nothing was changed, and the way on. */
export function ImportRefused({ shown }: { readonly shown: Import }) {
  const t = useWords('plans');
  const { refusal, fileName } = shown;
  return (
    <>
      <Lead isCompact above={<ImportOrigin shown={shown} />} more={refusal && <Cause refusal={refusal} />}>
        {t('import.refused.title', { file: fileName })}
      </Lead>
      <div className={classes.next}>
        <p>{t('import.refused.nothing')}</p>
        <ImportTarget hasButton />
      </div>
    </>
  );
}

function Cause({ refusal }: { readonly refusal: NonNullable<Import['refusal']> }) {
  const t = useWords('plans');
  const { line, column, sentence } = refusal;
  const place = column === null ? 'import.refused.line' : 'import.refused.place';
  return (
    <p>
      {line !== null && <b>{t(place, { line: String(line), column: String(column ?? '') })} </b>}
      <Sentence message={messageOf(sentence)} />
    </p>
  );
}
