import { CopyField, InstantText, useWords } from '#platform/web';
import type { LinkMade } from './offices.ts';

/** A link that was just made: shown this once, to be passed on by hand. */
export function LinkToPass({ link }: { readonly link: LinkMade }) {
  const t = useWords('offices');
  return (
    <section>
      <CopyField label={t(`madeLink.${link.purpose}`)} value={link.url} />
      <p className="dim">
        {t('madeLink.text')} <InstantText at={link.expiresAt} />.
      </p>
    </section>
  );
}
