import { Anchor, ErrorState, Lead, Page, useFormat, useIdentity, useMay, useOperation, useWords } from '#platform/web';
import { OfferedSamples } from './offered-samples.tsx';
import { samples } from './samples.ts';
import { ThisSample } from './this-sample.tsx';
import './samples.css';

/** Where one begins: an organisation at work to walk into, or one's own; and what can be done with the sample that one is in. */
export function SamplesPage() {
  const t = useWords('samples');
  const format = useFormat();
  const { organisation, today } = useIdentity();
  const mayOpen = useMay('organisation.create');
  const here = useOperation(samples.getSample, {}, { topics: ['sample'] });
  const offered = useOperation(samples.listSamples, {});
  const error = here.error ?? offered.error;
  const sample = here.data?.sample ?? null;
  if (error) {
    return (
      <Page title={t('title')}>
        <div className="alone">
          <ErrorState isPage error={error} onRetry={() => void Promise.all([here.refetch(), offered.refetch()])} />
        </div>
      </Page>
    );
  }
  if (!here.data || !offered.data) return <Page title={t('title')}>{null}</Page>;
  return (
    <Page title={t('title')}>
      <div className="samples">
        <Lead>
          {sample
            ? t('leadHere', { name: organisation.name, date: format.date(today, 'weekday') })
            : t('lead', { name: organisation.name })}
        </Lead>
        {sample && <ThisSample sample={sample} />}
        <section aria-labelledby="samples-offered">
          <h2 id="samples-offered">{t(sample ? 'others' : 'offered')}</h2>
          <OfferedSamples items={offered.data.items} mayOpen={mayOpen} here={organisation.id} />
        </section>
        {!sample && (
          <section aria-labelledby="samples-own">
            <h2 id="samples-own">{t('own.title', { name: organisation.name })}</h2>
            <ul className="sample-cards">
              {(['import', 'blank'] as const).map((way) => (
                <li key={way}>
                  <h3>{t(`own.${way}.title`)}</h3>
                  <p>{t(`own.${way}.text`)}</p>
                  <Anchor to={way === 'import' ? '/' : '/?open=new'} className="btn">
                    {t(`own.${way}.act`)}
                  </Anchor>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Page>
  );
}
