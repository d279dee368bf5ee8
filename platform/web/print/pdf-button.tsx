import { useState } from 'react';
import type { PrintDocument } from '#platform/contract';
import { Button } from '../parts/button.tsx';
import { useFault } from '../parts/error-state.tsx';
import { toast } from '../parts/toast.ts';
import { useFormat } from '../words/format-context.tsx';
import { useWords } from '../words/words-context.tsx';

interface PdfButtonProps {
  /** What is printed; numbers and dates as the person writes them. Null while something that it tells is still read. */
  readonly document: (() => Omit<PrintDocument, 'locale'> | Promise<Omit<PrintDocument, 'locale'>>) | null;
}

/** Makes a PDF of the page and saves it. */
export function PdfButton({ document }: PdfButtonProps) {
  const t = useWords('platform');
  const tell = useFault();
  const { locale } = useFormat();
  const [isBusy, setBusy] = useState(false);
  const run = async () => {
    if (!document) return;
    setBusy(true);
    try {
      const [{ makePdf }, content] = await Promise.all([import('./make-pdf.ts'), document()]);
      await makePdf({ ...content, locale });
    } catch (error) {
      toast(tell(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button isView disabled={isBusy || !document} onClick={() => void run()}>
      {t(isBusy ? 'export.busy' : 'export.pdf')}
    </Button>
  );
}
