import { directory } from '#modules/offices/server';
import { type Databases, inOrganisation, openDatabase, type ServerModule, type Services } from '#platform/server';
import { permissionsOf } from '#platform/server/http/define-module';
import { type IdentityOptions, openIdentity } from '#platform/server/identity/identity';

export interface OpenedServices extends Services {
  close(): Promise<void>;
}

/** What lives as long as the server, on databases that are connected. */
export async function openServices(
  { app, auth: authPool, connection }: Pick<Databases, 'app' | 'auth' | 'connection'>,
  modules: readonly ServerModule[],
  identity: IdentityOptions,
  isMailOn = false,
): Promise<OpenedServices> {
  const auth = openDatabase({ ...connection('portico_auth'), max: 5 });
  return {
    database: app,
    identity: await openIdentity(auth, authPool, identity),
    directory,
    isMailOn,
    scopeKinds: Object.assign({}, ...modules.map(({ scopeKinds }) => scopeKinds)),
    permissions: permissionsOf(modules),
    inOrganisation: (organisationId, work) => inOrganisation(app, organisationId, work),
    close: () => auth.destroy(),
  };
}
