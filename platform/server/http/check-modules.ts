import { type Operation, pastInput } from '#platform/contract';
import { organisationKind } from './access.ts';
import type { ServerModule } from './define-module.ts';

/** All that is wrong with how the modules fit together, each as a sentence; nothing is served before this is empty. */
export function findFaults(modules: readonly ServerModule[], permissions: ReadonlySet<string>): string[] {
  const kinds = new Set([organisationKind, 'node', ...modules.flatMap(({ scopeKinds }) => Object.keys(scopeKinds))]);
  const operations = modules.flatMap((module) =>
    Object.entries<Operation>(module.contract).map(([name, operation]) => ({ module, name, operation })),
  );
  return [
    ...repeated(operations.map(({ name }) => name)).map((name) => `Two operations are called ${name}.`),
    ...repeated(operations.map(({ operation: { method, path } }) => `${method} ${path.replace(/:\w+/g, ':')}`)).map(
      (address) => `Two operations stand at ${address}.`,
    ),
    ...repeated(modules.flatMap(({ scopeKinds }) => Object.keys(scopeKinds))).map((k) => `Two modules own scope ${k}.`),
    ...repeated(modules.flatMap(({ topics }) => Object.keys(topics))).map((topic) => `Two modules own topic ${topic}.`),
    ...operations.flatMap(({ module, name, operation }) => {
      const { permission, scope, tellsPast = false } = operation;
      const isOpen = scope === 'public' || scope === 'self';
      return [
        ...(typeof module.handlers[name] === 'function' ? [] : [`${name} has no handler.`]),
        ...(scope === undefined ? [`${name} has no scope.`] : []),
        ...(tellsPast === takesPast(operation)
          ? []
          : [`${name}: its route says tellsPast where its input takes pastInput.`]),
        ...(permission ? [] : [`${name} has no permission.`]),
        ...(isOpen || permissions.has(permission) ? [] : [`${name} asks for ${permission}, which no role gives.`]),
        ...(typeof scope === 'object' && !kinds.has(scope.kind)
          ? [`${name}: no module owns scope ${scope.kind}.`]
          : []),
      ];
    }),
    ...modules.flatMap(({ topics }) =>
      Object.entries(topics).flatMap(([topic, rule]) => [
        ...('permission' in rule && !permissions.has(rule.permission)
          ? [`Topic ${topic} asks for ${rule.permission}, which no role gives.`]
          : []),
        ...('hasId' in rule && rule.hasId && !kinds.has(topic)
          ? [`Topic ${topic}: no module owns scope ${topic}.`]
          : []),
      ]),
    ),
  ];
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

const takesPast = ({ input }: Operation) =>
  'shape' in input && (input.shape as object as { asOf?: unknown }).asOf === pastInput.asOf;
