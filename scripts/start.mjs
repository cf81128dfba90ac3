import { spawn } from 'node:child_process';
import { build } from './steps/build.mjs';
import { environment } from './steps/environment.mjs';
import { checkPort } from './steps/port.mjs';
import { checkNode, generate, install } from './steps/prepare.mjs';
import { bin, main, step } from './steps/say.mjs';

const dist = process.env.HOPWISE_DIST ?? '.next';

await main(async () => {
  checkNode();
  const { host, port, address, env } = environment();
  await checkPort(host, port);
  await install();
  await generate();
  await step('Migrating the database', async () => {
    const { migrate } = await import('./migrate.mjs');
    const applied = await migrate(env.DATABASE_URL);
    return applied === 0 ? 'up to date' : `${applied} applied`;
  });
  await build(dist, env);
  await step('Starting', () => serve(host, port, env));
  console.log(`Hopwise is at ${address}`);
});

/** Starts the server and resolves when it answers; the server's end is this program's end. */
function serve(host, port, env) {
  const server = spawn(
    process.execPath,
    [bin('next/dist/bin/next'), 'start', '-H', host, '-p', String(port)],
    {
      stdio: ['inherit', 'pipe', 'inherit'],
      env: {
        ...process.env,
        ...env,
        NODE_ENV: 'production',
        HOPWISE_DIST: dist,
        NEXT_TELEMETRY_DISABLED: '1',
      },
    },
  );
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
  server.on('exit', (code) => process.exit(code ?? 0));
  return new Promise((resolve) => {
    server.stdout.on('data', (chunk) => {
      if (/Ready in/.test(String(chunk))) resolve();
      // Next's banner says what our own lines say better.
      else if (!/Next\.js|Local:|Network:|Starting|Running next\.config/.test(String(chunk)))
        process.stdout.write(chunk);
    });
  });
}
