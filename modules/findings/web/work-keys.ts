import { useEffect } from 'react';
import { useKeyHelp, useWords } from '#platform/web';
import { idOf, type WorkItem } from './decisions.ts';

/** J and K go through the list; A acknowledges the warning that is open; R begins the reason of a decision. */
export function useWorkKeys(items: readonly WorkItem[], open: WorkItem | undefined, choose: (id: string) => void) {
  const t = useWords('findings');
  useKeyHelp({
    title: t('work.title'),
    keys: [
      ['J K', t('work.keys.move')],
      ['1 2', t('work.keys.option')],
      ['R', t('work.keys.reason')],
      ['Ctrl Enter', t('work.keys.decide')],
      ['A', t('work.keys.acknowledge')],
    ],
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { target, key } = event;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (target instanceof HTMLElement && target.closest('input:not([type=radio]), textarea, select, dialog')) return;
      const at = open ? items.indexOf(open) : -1;
      const next = { j: items[at + 1], k: items[at - 1] }[key];
      if (next) choose(idOf(next));
      const radio = document.querySelectorAll<HTMLInputElement>('input[name=option]')[Number(key) - 1];
      radio?.click();
      if (key === 'r' || radio) {
        document.querySelector<HTMLTextAreaElement>('form textarea')?.focus();
        event.preventDefault();
      }
      if (key === 'a') document.querySelector<HTMLButtonElement>('[data-acknowledge]')?.click();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [items, open, choose]);
}
