import { useState } from 'react';
import { Clock, offices } from '#modules/offices/web/parts';
import {
  Anchor,
  Button,
  Confirm,
  JobProgress,
  tellOrganisation,
  useIdentity,
  useMay,
  useOperation,
  useWords,
} from '#platform/web';
import { type OpenedSample, samples } from './samples.ts';
import { SeeAs } from './see-as.tsx';

/** The sample that one is in: its clock, and the ways to have it as it was, or not at all. */
export function ThisSample({ sample }: { readonly sample: OpenedSample }) {
  const t = useWords('samples');
  const mayUpdate = useMay('organisation.update');
  const { data: settings } = useOperation(offices.getOrganisation, {}, { topics: ['organisation'] });
  if (!sample.isLoaded) {
    return (
      <section>
        {sample.jobId ? <JobProgress jobId={sample.jobId} label={t('loading')} /> : <p>{t('loading')}</p>}
      </section>
    );
  }
  if (!mayUpdate) return null;
  return (
    <div className="sample-acts">
      <div>
        {settings && <Clock settings={settings} />}
        <p className="dim">
          {t('loop')} <Anchor to="/findings">{t('toFindings')}</Anchor> · <Anchor to="/my-work">{t('toWork')}</Anchor>
        </p>
      </div>
      <div>
        <SeeAs />
        <Endings />
      </div>
    </div>
  );
}

/** The session is in another organisation already: the page is loaded anew there, and other pages follow. */
function enter(organisationId: string): void {
  tellOrganisation(organisationId);
  location.assign('/');
}

/** Both lead into another organisation. */
function Endings() {
  const t = useWords('samples');
  const { organisation } = useIdentity();
  const [asked, setAsked] = useState<'reset' | 'remove' | null>(null);
  const act = { reset: samples.resetSample, remove: samples.removeSample };
  return (
    <section aria-labelledby="sample-endings">
      <h2 id="sample-endings">{t('ending.title')}</h2>
      <p>{t('ending.text')}</p>
      <div className="clock-acts">
        <Button onClick={() => setAsked('reset')}>{t('ending.reset.act')}</Button>
        <Button isDanger onClick={() => setAsked('remove')}>
          {t('ending.remove.act')}
        </Button>
      </div>
      {asked && (
        <Confirm
          title={t(`ending.${asked}.title`, { name: organisation.name })}
          act={t(`ending.${asked}.act`)}
          isDanger
          onConfirm={async () => enter((await act[asked]({})).organisationId)}
          onClose={() => setAsked(null)}
        >
          <p>{t(`ending.${asked}.text`)}</p>
        </Confirm>
      )}
    </section>
  );
}
