import { contributeChecks, contributeRecordNames, contributeWork } from '#modules/findings/actions';
import { contributeOfficeContents } from '#modules/offices/actions';
import type { ProjectPart } from '#modules/projects/actions/project-part';
import { contributeInvestmentKind } from '#modules/strategy/actions/investments';
import { errors as strategyErrors } from '#modules/strategy/routes';
import { OperationError, errors as platformErrors } from '#platform/contract';
import type { Tx } from '#platform/server';
import { defineModule } from '#platform/server/http/define-module';
import { changeProposal, createProposal } from './actions/change-proposal.ts';
import {
  beginProjectsWith,
  contributeProposalDecisions,
  lookAgain,
  reviewProposal,
  submitProposal,
  withdrawProposal,
} from './actions/decide-proposal.ts';
import { listDiscountRates, setDiscountRate } from './actions/discount-rates.ts';
import { holdProposal, intakeTopic, mayChangeProposal, proposalOf, tellProposal } from './actions/hold-proposal.ts';
import { importProposals } from './actions/import-proposals.ts';
import { intakeChecks } from './actions/intake-checks.ts';
import { listSponsors } from './actions/list-sponsors.ts';
import { mergeProposal } from './actions/merge-proposal.ts';
import { getProposal, listProposals } from './actions/read-proposals.ts';
import { reviewsAsked } from './actions/reviews-asked.ts';
import { contract } from './contract.ts';
import { countProposalsOf, selectProposalsNamed } from './queries.ts';
import { entities } from './tables.ts';
import words from './words/en.json' with { type: 'json' };

const namesOfProposals = async (tx: Tx, ids: readonly string[]) =>
  new Map((await selectProposalsNamed(tx, ids)).map(({ id, name }) => [id, name]));

contributeChecks({ ...intakeChecks, words });
contributeOfficeContents('proposals', countProposalsOf);
contributeRecordNames('proposal', async (tx, ids) => {
  const names = await namesOfProposals(tx, ids);
  return new Map([...names].map(([id, name]) => [id, { name, number: null }]));
});
contributeWork(reviewsAsked);
contributeProposalDecisions();
contributeInvestmentKind({
  kind: 'proposal',
  find: async (tx, ids) =>
    (await selectProposalsNamed(tx, ids)).map(({ id, name, office_id: officeId, state }) => {
      return { kind: 'proposal', id, name, officeId, isOpen: state === 'open' || state === 'in-review' };
    }),
  async assertMayChange(call, id) {
    const row = await proposalOf(call, id);
    if (!(await mayChangeProposal(call, row))) throw new OperationError(platformErrors.permissionMissing);
    if (row.state !== 'open') throw new OperationError(strategyErrors.investmentClosed);
  },
  hold: holdProposal,
  onChanged: ({ tx }, id) => tellProposal(tx, id),
});

/** The module with what the projects begin with that are made of proposals. */
export function intakeServer(parts: readonly ProjectPart[]) {
  beginProjectsWith(parts);
  return defineModule({
    name: 'intake',
    contract,
    words,
    entities,
    timers: [lookAgain],
    scopeKinds: {
      proposal: {
        async above(tx, id) {
          const [row] = await selectProposalsNamed(tx, [id]);
          return row && [{ kind: 'office', id: row.office_id }];
        },
        names: namesOfProposals,
        page: { permission: 'proposal.read', address: async (_tx, id) => `/proposals/${id}` },
      },
    },
    topics: {
      [intakeTopic]: { permission: 'proposal.read', hasId: false },
      proposal: { permission: 'proposal.read', hasId: true },
    },
    handlers: {
      listProposals,
      getProposal,
      listSponsors,
      createProposal,
      changeProposal,
      submitProposal,
      withdrawProposal,
      reviewProposal,
      mergeProposal,
      importProposals,
      listDiscountRates,
      setDiscountRate,
    },
  });
}
