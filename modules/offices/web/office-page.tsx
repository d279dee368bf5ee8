import { useMemo } from 'react';
import {
  Anchor,
  Button,
  Lead,
  RecordTabs,
  useAllPages,
  useIdentity,
  useMay,
  useOpenRecord,
  useWords,
} from '#platform/web';
import { GiveRole } from './give-role.tsx';
import { OfficeFrame } from './office-frame.tsx';
import { officeLead } from './office-lead.ts';
import { OfficePanel } from './office-panel.tsx';
import { OfficePeople } from './office-people.tsx';
import { OfficeSettings } from './office-settings.tsx';
import { type Office, offices } from './offices.ts';

/** One office in the tree: who answers for it, and what it counts by. */
export function OfficePage() {
  return (
    <OfficeFrame
      title=""
      panel={(office, open, close) =>
        open === 'role' ? (
          <GiveRole office={office} onClose={close} />
        ) : open === 'change' ? (
          <OfficePanel key={office.id} office={office} onClose={close} />
        ) : null
      }
    >
      {(office) => <Overview office={office} />}
    </OfficeFrame>
  );
}

/** Who holds a role at the office or above it. */
export function useOfficePeople(officeId: string) {
  const { items } = useAllPages(offices.listOfficePeople, { officeId }, { topics: ['people'] });
  return items;
}

function Overview({ office }: { readonly office: Office }) {
  const t = useWords('offices');
  const people = useOfficePeople(office.id);
  const { person } = useIdentity();
  const panel = useOpenRecord();
  const mayUpdate = useMay('office.update');
  const mayAssign = useMay('role.assign');
  const [key, parameters] = useMemo(() => officeLead(office, people ?? [], person.id), [office, people, person.id]);
  return (
    <>
      <Lead>{people ? t(key, parameters) : office.name}</Lead>
      <div className="bar">
        <RecordTabs kind="office" id={office.id} label={t('office.parts')} />
        <div className="bar-end">
          {mayUpdate && <Button onClick={() => panel.open('change')}>{t('office.change')}</Button>}
          {mayAssign && <Button onClick={() => panel.open('role')}>{t('office.giveRole')}</Button>}
        </div>
      </div>
      <div className="office-parts">
        <section aria-labelledby="office-people">
          <h2 id="office-people">{t('office.people')}</h2>
          {people && <OfficePeople people={people} isRoot={office.parentId === null} />}
          {people?.length === 1 && (
            <p className="dim">
              {t('office.aloneHelp')} <Anchor to="/people?open=invite">{t('people.invite')}</Anchor>
            </p>
          )}
        </section>
        <section aria-labelledby="office-settings">
          <h2 id="office-settings">{t('office.settings')}</h2>
          <OfficeSettings office={office} />
        </section>
      </div>
    </>
  );
}
