import { Lead, useWords } from '#platform/web';
import classes from './import.module.css';
import type { Import } from './plans.ts';
import { ProgressBar } from './progress-bar.tsx';

/** While a file is read, or taken over into a plan. One may leave: it goes on, and stays in the list of imports. */
export function ImportProgress({ shown }: { readonly shown: Import }) {
  const t = useWords('plans');
  return (
    <>
      <Lead isCompact>{t(`import.${shown.state}.title`, { file: shown.fileName })}</Lead>
      <div className={classes.progress}>
        <ProgressBar share={null}>{t(`import.${shown.state}.text`)}</ProgressBar>
      </div>
    </>
  );
}
