import { type CaseRoute, caseDeciders, caseReviewers, type Policy, settingOf, shippedRoutes, tiers } from '#engine';
import { Button, Facts, Form, useFormat, useWords } from '#platform/web';
import type { OfficePolicy } from './policy.ts';
import { ownPolicy } from './policy-edits.ts';
import { shownChain } from './policy-rows.ts';

interface PolicyRoutesProps {
  readonly policy: OfficePolicy;
  readonly onChange: (from: Policy['caseRoutes'], to: Policy['caseRoutes']) => Promise<unknown>;
}

const parts = ['reviewers', 'decides'] as const;
/** Nobody, one, or two together. */
const sets = [[], ...caseReviewers.map((one) => [one]), ...caseReviewers.flatMap((one, at) => caseReviewers.slice(at + 1).map((other) => [one, other]))]; // biome-ignore format: one line

/** Who looks at the proposals of a tier before they are decided, and who decides. */
export function PolicyRoutes({ policy, onChange }: PolicyRoutesProps) {
  const t = useWords('offices');
  const list = new Intl.ListFormat(useFormat().locale);
  const own = ownPolicy(policy).caseRoutes;
  const held = settingOf(shownChain(policy), 'caseRoutes', shippedRoutes);
  const role = (value: string) => t(`role.${value}`);
  const named = (key: string) => (key === nobody ? t('policy.route.nobody') : list.format(key.split('+').map(role)));
  const values = valuesOf(held);
  const keys = [...new Set([...sets.map(keyOf), ...held.map(({ reviewers }) => keyOf(reviewers))])];
  const options = {
    reviewers: keys.map((value) => ({ value, label: named(value) })),
    decides: caseDeciders.map((value) => ({ value, label: role(value) })),
  };
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
        <p>
          <Button onClick={() => void onChange(own, null)}>
            {t(policy.isRoot ? 'policy.route.asShipped' : 'policy.route.asAbove')}
          </Button>
        </p>
      )}
    </section>
  );
}

type Values = Readonly<Record<string, string>>;

const nobody = 'nobody';
const keyOf = (reviewers: readonly string[]): string => reviewers.join('+') || nobody;

const valuesOf = (routes: readonly CaseRoute[]): Values =>
  Object.fromEntries(
    routes.flatMap(({ tier, reviewers, decides }) => [
      [`${tier}.reviewers`, keyOf(reviewers)],
      [`${tier}.decides`, decides],
    ]),
  );

const routesOf = (typed: Values): CaseRoute[] =>
  tiers.map((tier) => {
    const asked = (typed[`${tier}.reviewers`] ?? '').split('+');
    return {
      tier,
      reviewers: caseReviewers.filter((one) => asked.includes(one)),
      decides: caseDeciders.find((one) => one === typed[`${tier}.decides`]) ?? 'pmo-lead',
    };
  });
