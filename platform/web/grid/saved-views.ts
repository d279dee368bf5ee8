import type { viewContract } from '#platform/contract';
import { viewRoutes } from '#platform/contract';
import { operations } from '../client/operations.ts';

export const savedViews = operations<typeof viewContract>(viewRoutes);

export type SavedView = Awaited<ReturnType<typeof savedViews.listViews>>['items'][number];
