import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Writes from another process all the while, as a script beside the server does. */
export async function besideWriter(work: () => Promise<void>): Promise<void> {
  const file = (process.env.DATABASE_URL ?? '').replace('file:', '');
  const script = `
    const db = new (require('better-sqlite3'))(${JSON.stringify(file)}, { timeout: 10000 });
    console.log('writing');
    const write = db.prepare('UPDATE "Account" SET "name" = ?');
    for (;;) write.run('Ada');`;
  const other = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(other.stdout, 'data');
  await work().finally(() => other.kill());
}
