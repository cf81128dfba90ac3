import path from 'node:path';
import { dataFolder, secrets } from './secrets.mjs';
import { Stop } from './say.mjs';

/** Where the server listens and is reached: settings of the shell first, else what works on one's own machine. */
export function whereabouts() {
  const port = Number(process.env.PORT ?? 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Stop(`PORT is ${process.env.PORT}: it must be a whole number from 1 to 65535.`);
  const host = process.env.HOST ?? '127.0.0.1';
  const name =
    host === '0.0.0.0' || host === '127.0.0.1' || host === '::'
      ? 'localhost'
      : host.includes(':')
        ? `[${host}]`
        : host;
  return { port, host, address: process.env.AUTH_URL ?? `http://${name}:${port}` };
}

/** The database as a `file:` URL: the one that the shell names, else the one in the folder. */
export function databaseUrl(folder = path.resolve(process.env.HOPWISE_DATA ?? 'data')) {
  return process.env.DATABASE_URL ?? `file:${path.join(folder, 'hopwise.db')}`;
}

/** What the server is started with. */
export function environment() {
  const folder = dataFolder();
  const { port, host, address } = whereabouts();
  return {
    port,
    host,
    address,
    env: {
      ...secrets(folder),
      PORT: String(port),
      HOST: host,
      HOPWISE_DATA: folder,
      DATABASE_URL: databaseUrl(folder),
      ...(process.env.AUTH_URL ? { AUTH_URL: process.env.AUTH_URL } : {}),
    },
  };
}
