import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Stop } from './say.mjs';

/** The folder for the database and the secrets; refuses one that cannot be written. */
export function dataFolder() {
  const folder = path.resolve(process.env.HOPWISE_DATA ?? 'data');
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    fs.accessSync(folder, fs.constants.W_OK | fs.constants.R_OK);
    const probe = path.join(folder, `.probe-${process.pid}`);
    fs.writeFileSync(probe, '');
    fs.rmSync(probe);
  } catch (error) {
    throw new Stop(
      `${folder} cannot be written (${error.code}): make it writable, or name another folder with HOPWISE_DATA.`,
    );
  }
  return folder;
}

/** Secrets for sessions and server actions: made once, kept beside the database, readable by its owner only. */
export function secrets(folder) {
  const file = path.join(folder, 'secrets.json');
  if (!fs.existsSync(file)) {
    const made = {
      authSecret: randomBytes(32).toString('base64'),
      actionsKey: randomBytes(32).toString('base64'),
    };
    // Written aside and renamed, so that a start that is cut off leaves no half file.
    fs.writeFileSync(`${file}.new`, JSON.stringify(made), { mode: 0o600 });
    fs.renameSync(`${file}.new`, file);
  }
  let kept;
  try {
    kept = JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    throw new Stop(
      `${file} cannot be read as JSON: restore it from a backup, or delete it, which signs everybody out.`,
    );
  }
  fs.chmodSync(file, 0o600);
  return {
    AUTH_SECRET: process.env.AUTH_SECRET ?? kept.authSecret,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? kept.actionsKey,
  };
}
