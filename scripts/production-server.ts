import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

/** A production server of its own: own database in a temporary folder, own port, the build that is there. */
export type ProductionServer = {
  origin: string;
  /** The same for a browser that comes back from elsewhere: Next calls every loopback address localhost. */
  address: string;
  database: string;
  /** SIGKILL, as a crash or an impatient administrator would. Resolves when the process is gone. */
  kill(): Promise<void>;
  /** Starts it again on the same port and database, with these settings besides; resolves when it answers. */
  restart(more?: Record<string, string>): Promise<void>;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
};

const root = path.resolve(import.meta.dirname, '..');
const next = path.join(root, 'node_modules/next/dist/bin/next');

/** Migrates a fresh database and serves, with these settings besides. Refuses when there is no build. */
export async function startServer({
  name,
  settings = {},
}: {
  name: string;
  settings?: Record<string, string>;
}): Promise<ProductionServer> {
  const dist = process.env.HOPWISE_DIST ?? '.next';
  if (!fs.existsSync(path.join(root, dist, 'BUILD_ID')))
    throw new Error(`There is no build in ${dist}: run npm start or npm test once.`);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `hopwise-${name}-`));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const address = `http://localhost:${port}`;
  const database = path.join(folder, 'hopwise.db');
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    HOPWISE_DIST: dist,
    HOPWISE_DATA: folder,
    DATABASE_URL: `file:${database}`,
    AUTH_SECRET: 'only for this temporary server, never elsewhere',
    AUTH_URL: address,
    HOST: '127.0.0.1',
    NEXT_TELEMETRY_DISABLED: '1',
    ...settings,
  };
  const migrated = spawnSync(process.execPath, [path.join(root, 'scripts/migrate.mjs')], {
    env,
    encoding: 'utf8',
  });
  if (migrated.status !== 0) throw new Error(`migrating failed: ${migrated.stderr}`);
  let child = serve(port, env);
  await answering(origin, child);
  return {
    origin,
    address,
    database,
    kill: () => end(child, 'SIGKILL'),
    async restart(more = {}) {
      child = serve(port, { ...env, ...more });
      await answering(origin, child);
    },
    async stop() {
      await end(child, 'SIGKILL');
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

function serve(port: number, env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, [next, 'start', '-H', '127.0.0.1', '-p', String(port)], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function answering(origin: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    const ok = await fetch(`${origin}/api/health`).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${origin} does not answer`);
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
