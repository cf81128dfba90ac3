import path from 'node:path';
import { dataFolder, secrets } from './secrets.mjs';
import { Stop } from './say.mjs';

/** What the server is started with: settings of the shell first, else what works on one's own machine. */
export function environment() {
  const folder = dataFolder();
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
  const address = process.env.AUTH_URL ?? `http://${name}:${port}`;
  return {
    port,
    host,
    address,
    env: {
      ...secrets(folder),
      PORT: String(port),
      HOST: host,
      HOPWISE_DATA: folder,
      DATABASE_URL: process.env.DATABASE_URL ?? `file:${path.join(folder, 'hopwise.db')}`,
      ...(process.env.AUTH_URL ? { AUTH_URL: process.env.AUTH_URL } : {}),
    },
  };
}
