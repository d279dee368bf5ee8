import { useEffect, useState } from 'react';
import type { Attachment, Mention } from './conversation.ts';

/** What is written and not sent. */
export interface Draft {
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly attachments: readonly Attachment[];
}

export const emptyDraft: Draft = { text: '', mentions: [], attachments: [] };

/** A draft that is still there after one has left the page, for as long as the tab is open. */
export function useDraft(record: string): [Draft, (change: (draft: Draft) => Draft) => void] {
  const key = `portico.draft.${record}`;
  const [draft, setDraft] = useState(() => read(key));
  useEffect(() => {
    if (draft.text === '' && draft.attachments.length === 0) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(draft));
  }, [key, draft]);
  return [draft, setDraft];
}

function read(key: string): Draft {
  try {
    return { ...emptyDraft, ...JSON.parse(sessionStorage.getItem(key) ?? '{}') };
  } catch {
    return emptyDraft;
  }
}
