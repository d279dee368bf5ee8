import { operations } from '#platform/web';
import type { contract } from '../contract.ts';
import { routes } from '../routes.ts';

export const roadmap = operations<typeof contract>(routes);

export type RoadmapAnswer = Awaited<ReturnType<(typeof roadmap)['getRoadmap']>>;
export type RoadmapItem = RoadmapAnswer['investments'][number];

export const topics = ['portfolio', 'intake', 'resources', 'strategy'];
