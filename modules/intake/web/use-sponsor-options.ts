import { type PersonOption, usePersonOptions } from '#modules/offices/web/parts';
import { useAllPages, useMay, useWords } from '#platform/web';
import { type Case, intake } from './intake.ts';

/** Who can be named as sponsor: anybody, for whoever may read people; else those who sponsor at the office or above. */
export function useSponsorOptions({ proposalId, sponsorPersonId, sponsorName }: Case): readonly PersonOption[] {
  const t = useWords('intake');
  const mayRead = useMay('person.read');
  const present = sponsorPersonId ? { value: sponsorPersonId, label: sponsorName ?? '' } : undefined;
  const anybody = usePersonOptions(t('field.nobody'), present);
  const { items = [] } = useAllPages(intake.listSponsors, { proposalId }, { topics: [], isEnabled: !mayRead });
  const others = items.filter(({ personId }) => personId !== sponsorPersonId);
  return mayRead ? anybody : [...anybody, ...others.map(({ personId, name }) => ({ value: personId, label: name }))];
}
