import { errors, OperationError } from '#platform/contract';
import type { UndoRules } from '../changes/undo-rules.ts';
import { publish } from '../events/publish.ts';

/** Everybody takes back what was done to views; sharing needs the permission again. */
export const viewUndoRules: UndoRules = {
  'saved-view': {
    permission: null,
    prepare: async ({ access }, changes) => {
      const isSharing = changes.some(({ field }) => field === 'is_shared');
      if (isSharing && !access.permissions.has('view.share')) throw new OperationError(errors.permissionMissing);
    },
    written: ({ tx }) => publish(tx, 'views'),
  },
};
