import { Anchor, useAllWords, useRecordAddress } from '#platform/web';
import type { WorkItem } from './decisions.ts';

/** Leads to where it is done that is asked. */
export function AskedAct({ item }: { readonly item: Extract<WorkItem, { kind: 'asked' }> }) {
  const words = useAllWords();
  const to = useRecordAddress()(item.record);
  return to ? <Anchor to={to}>{words.text(item.act, {})}</Anchor> : null;
}
