import { defineModule } from '#platform/server/http/define-module';
import { getRoadmap } from './actions/get-roadmap.ts';
import { contract } from './contract.ts';
import words from './words/en.json' with { type: 'json' };

export const roadmap = defineModule({ name: 'roadmap', contract, words, entities: [], handlers: { getRoadmap } });
