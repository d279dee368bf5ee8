import { useId, useState } from 'react';
import { useWords } from '../words/words-context.tsx';
import { Button } from './button.tsx';
import './copy-field.css';

/** Something to pass on, such as a link or a token: shown whole, copied by the button. */
export function CopyField({ label, value }: { readonly label: string; readonly value: string }) {
  const t = useWords('platform');
  const id = useId();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await copyText(value);
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  };
  return (
    <div>
      <label htmlFor={id} className="dim">
        {label}
      </label>
      <div className="copy">
        <input id={id} readOnly value={value} onFocus={(event) => event.currentTarget.select()} />
        <Button onClick={() => void copy()}>{t(isCopied ? 'copied' : 'copy')}</Button>
      </div>
    </div>
  );
}

/** The clipboard exists only on https and localhost; elsewhere a selection is copied the old way. */
async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}
