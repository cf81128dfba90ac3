import { gzipSync } from 'node:zlib';
import { FormClient, type Page } from './form-client';
import { startServer } from './production-server';

/** Limits over the floor, in kB of compressed JavaScript: what a page of ours may add to the framework's. */
const limits = { practice: 25, lesson: 50 };

/** The compressed size of all scripts that a page loads first, without those for browsers that have no modules. */
async function firstLoad(origin: string, page: Page): Promise<number> {
  const scripts = page
    .root()
    .querySelectorAll('script[src]')
    .filter((script) => !script.hasAttribute('nomodule'));
  const paths = new Set(scripts.map((script) => script.getAttribute('src') ?? ''));
  let bytes = 0;
  for (const path of paths) {
    const response = await fetch(new URL(path, origin));
    if (!response.ok) throw new Error(`${path} gives ${response.status}`);
    bytes += gzipSync(Buffer.from(await response.arrayBuffer())).length;
  }
  if (paths.size === 0) throw new Error(`${page.url} loads no script at all`);
  return bytes / 1000;
}

const server = await startServer({ name: 'first-load' });
try {
  const client = new FormClient(server.origin);
  const floor = await firstLoad(server.origin, await client.get('/floor'));
  const practice = await firstLoad(
    server.origin,
    await client.submit(await client.get('/'), 'First question'),
  );
  const lesson = await firstLoad(server.origin, await client.get('/lessons/network-acls'));
  console.log(
    `floor ${floor.toFixed(1)} kB, practice +${(practice - floor).toFixed(1)} of ${limits.practice} kB, lesson +${(lesson - floor).toFixed(1)} of ${limits.lesson} kB`,
  );
  if (practice - floor > limits.practice || lesson - floor > limits.lesson) process.exitCode = 1;
} finally {
  await server.stop();
}
