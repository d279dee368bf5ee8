import { type CaseRoute, caseDeciders, caseReviewers, type Policy, settingOf, shippedRoutes, tiers } from '#engine';
import { Button, Facts, Form, useFormat, useWords } from '#platform/web';
import type { OfficePolicy } from './policy.ts';
import { ownPolicy } from './policy-edits.ts';
import { shownChain } from './policy-rows.ts';

interface PolicyRoutesProps {
  readonly policy: OfficePolicy;
  readonly onChange: (from: Policy['caseRoutes'], to: Policy['caseRoutes']) => Promise<unknown>;
}

const parts = ['first', 'second', 'decides'] as const;

/** Who looks at the proposals of a tier before they are decided, and who decides. */
export function PolicyRoutes({ policy, onChange }: PolicyRoutesProps) {
  const t = useWords('offices');
  const own = ownPolicy(policy).caseRoutes;
  const held = settingOf(shownChain(policy), 'caseRoutes', shippedRoutes);
  const role = (value: string) => t(`role.${value}`);
  const reviewers = [{ value: '', label: t('policy.route.nobody') }, ...caseReviewers.map((value) => ({ value, label: role(value) }))]; // biome-ignore format: one line
  const options = { first: reviewers, second: reviewers, decides: caseDeciders.map((value) => ({ value, label: role(value) })) }; // biome-ignore format: one line
  const values = valuesOf(held);
  const list = new Intl.ListFormat(useFormat().locale);
  return (
    <section className="policy-tiers" aria-labelledby="policy-routes">
      <h3 id="policy-routes">{t('policy.setting.caseRoutes')}</h3>
      <p className="dim">{t(own === null ? 'policy.route.above' : 'policy.route.text')}</p>
      {policy.mayWrite ? (
        <Form
          key={JSON.stringify(values)}
          fields={tiers.flatMap((tier) =>
            parts.map((part) => ({
              name: `${tier}.${part}`,
              label: t(`policy.route.${part}`, { tier: t(`policy.tier.${tier}`) }),
              type: 'select' as const,
              isOptional: part !== 'decides',
              options: options[part],
            })),
          )}
          values={values}
          act={t('policy.route.save')}
          isMinor
          onSubmit={async (typed) => {
            const to = routesOf(typed);
            if (JSON.stringify(valuesOf(to)) !== JSON.stringify(values)) await onChange(own, to);
          }}
        />
      ) : (
        <Facts
          items={held.map(({ tier, reviewers: asked, decides }): [string, string] => [
            t(`policy.tier.${tier}`),
            t('policy.route.told', {
              reviewers: list.format(asked.map(role)),
              count: asked.length,
              decides: role(decides),
            }),
          ])}
        />
      )}
      {policy.mayWrite && own !== null && (
        <Button onClick={() => void onChange(own, null)}>{t('policy.route.asAbove')}</Button>
      )}
    </section>
  );
}

type Values = Readonly<Record<string, string>>;

const valuesOf = (routes: readonly CaseRoute[]): Values =>
  Object.fromEntries(
    routes.flatMap(({ tier, reviewers: [first = '', second = ''], decides }) => [
      [`${tier}.first`, first],
      [`${tier}.second`, second],
      [`${tier}.decides`, decides],
    ]),
  );

/** A line each tier; nobody reviews twice. */
const routesOf = (typed: Values): CaseRoute[] =>
  tiers.map((tier) => ({
    tier,
    reviewers: caseReviewers.filter((one) => one === typed[`${tier}.first`] || one === typed[`${tier}.second`]),
    decides: caseDeciders.find((one) => one === typed[`${tier}.decides`]) ?? 'pmo-lead',
  }));
