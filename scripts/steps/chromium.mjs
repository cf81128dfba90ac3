import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { bin, Stop } from './say.mjs';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Path of a Chromium: found, else installed through Playwright, else through apt as root, else refused. '' is Playwright’s own. */
export async function chromium() {
  const found = [process.env.CHROMIUM_PATH, ...places].find((file) => file && fs.existsSync(file));
  if (found) return found;
  console.log('No Chromium found: installing one through Playwright.');
  const { chromium: own } = await import('@playwright/test');
  if (fs.existsSync(own.executablePath())) return '';
  if (
    spawnSync(process.execPath, [bin('@playwright/test/cli.js'), 'install', 'chromium'], {
      stdio: 'inherit',
      timeout: 300_000,
    }).status === 0
  )
    return '';
  if (process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium through apt-get.');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      stdio: 'inherit',
      env,
    });
    const installed = places.find((file) => fs.existsSync(file));
    if (installed) return installed;
  }
  throw new Stop(
    'The browser tests need Chromium and none could be installed: install it (Debian: sudo apt-get install chromium) or set CHROMIUM_PATH.',
  );
}
