import path from 'node:path';

/** Where the address of the server that runs on a data folder is written, for the command line. */
export const addressFile = (dataFolder: string) => path.join(dataFolder, 'address');
