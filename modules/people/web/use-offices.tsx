import { useState } from 'react';
import { OfficeChoice } from '#modules/offices/web/parts';
import { useOperation, useWords } from '#platform/web';
import { people, topics } from './people.ts';

/** The office in which something new is made: the first in which one may write, and the choice where there are several. */
export function useRootOffice() {
  const t = useWords('people');
  const { data } = useOperation(people.getCapacity, { length: 'quarter', count: 1 }, { topics });
  const offices = (data?.offices ?? []).filter(({ mayWrite }) => mayWrite);
  const [chosen, choose] = useState<string>();
  const officeId = chosen ?? offices[0]?.officeId ?? '';
  const field = offices.length > 1 && (
    <p>
      {t('office')} <OfficeChoice offices={offices} officeId={officeId} onChange={choose} />
    </p>
  );
  return { officeId, field };
}
