import { existsSync, readFileSync } from 'node:fs';
import { migrations } from '#migrations';
import { makeSignInLink } from '#modules/offices/actions';
import {
  connectDatabases,
  type Databases,
  DataFolderInUse,
  openDatabase,
  openPool,
  type Settings,
} from '#platform/server';
import { type DatabaseServer, runningServer } from '#platform/server/open-server';
import { addressFile } from './address-file.ts';
import { openServices } from './services.ts';

/**
 * A one-time link that signs in the person with this e-mail, whether or not a server runs on the data folder; who may
 * read the folder, or knows DATABASE_URL, may have it. Throws an error for people where nobody active has the e-mail.
 */
export async function signInLink(settings: Settings, email: string): Promise<string> {
  const databases = await connectDatabases(settings, { migrations }).catch((error) => {
    if (error instanceof DataFolderInUse) return connectTo(runningServer(settings.dataFolder));
    throw error;
  });
  const services = await openServices(databases, [], { isSecure: false });
  try {
    const link = await makeSignInLink(services, addressOf(settings), email);
    if (link) return link.url;
    throw new Error(`Nobody active has the e-mail ${email}. Nothing was changed. Check the spelling.`);
  } finally {
    await services.close();
    await databases.close();
  }
}

function addressOf({ dataFolder, publicUrl, host, port }: Settings): string {
  const file = addressFile(dataFolder);
  return publicUrl ?? (existsSync(file) ? readFileSync(file, 'utf8') : `http://${host}:${port}`);
}

/** Connects as the two roles that links need, to a server that stays as it is. */
function connectTo({ connection }: DatabaseServer): Pick<Databases, 'app' | 'auth' | 'connection' | 'close'> {
  const app = openDatabase({ ...connection('portico_app'), max: 1 });
  const auth = openPool({ ...connection('portico_auth'), max: 1 });
  return {
    app,
    auth,
    connection,
    close: async () => void (await Promise.all([app.destroy(), auth.end()])),
  };
}
