import { useFormat, useWords } from '#platform/web';
import type { Import } from './plans.ts';

/** Who brought the file, when, and how large it is. */
export function ImportOrigin({ shown }: { readonly shown: Pick<Import, 'uploadedBy' | 'uploadedAt' | 'bytes'> }) {
  const t = useWords('plans');
  const format = useFormat();
  const { uploadedBy: name, uploadedAt, bytes } = shown;
  const size =
    bytes < 1_000_000 ? `${format.number(Math.ceil(bytes / 1000), 0)} kB` : `${format.number(bytes / 1e6, 1)} MB`;
  const at = format.instant(uploadedAt);
  return name === null ? t('import.upload.broughtAlone', { at, size }) : t('import.upload.brought', { name, at, size });
}
