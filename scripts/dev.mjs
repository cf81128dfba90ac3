import { spawn } from 'node:child_process';
import { environment } from './steps/environment.mjs';
import { prepare } from './steps/prepare.mjs';
import { bin, main } from './steps/say.mjs';

await main(async () => {
  await prepare();
  const { host, port, env } = environment();
  const { migrate } = await import('./migrate.mjs');
  await migrate(env.DATABASE_URL);
  const words = [bin('next/dist/bin/next'), 'dev', '-H', host, '-p', String(port)];
  const server = spawn(process.execPath, words, {
    stdio: 'inherit',
    env: { ...process.env, ...env, NEXT_TELEMETRY_DISABLED: '1' },
  });
  server.on('exit', (code) => process.exit(code ?? 0));
});
