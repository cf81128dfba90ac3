import Database from 'better-sqlite3';
import { anyAnswer, FormClient, type Page } from './form-client';
import { startServer, type ProductionServer } from './production-server';

/** What the server acknowledged: the page of this attempt came back with its verdict. */
type Acknowledged = { attempt: string; sent: string };

const kills = Number(process.argv[2] ?? 50);
const learners = 6;

/** One learner who answers without pause, each answer twice at once, until the server dies. */
async function answerUntilKilled(
  client: FormClient,
  open: Page,
  acknowledged: Acknowledged[],
  running: () => boolean,
): Promise<void> {
  let page = open;
  while (running()) {
    const fields = anyAnswer(page);
    const attempt = page.url.split('/').at(-1) ?? '';
    const twice = await Promise.allSettled([
      client.submit(page, 'Submit', fields),
      client.submit(page, 'Submit', fields),
    ]);
    const answered = twice.flatMap((one) =>
      one.status === 'fulfilled' && one.value.html.includes('data-verdict') ? [one.value] : [],
    );
    if (answered.length > 0) acknowledged.push({ attempt, sent: JSON.stringify(fields) });
    const [first] = answered;
    if (!first) return;
    const next = await client.submit(first, 'Next').catch(() => undefined);
    if (!next || !/\/practice\/./.test(next.url)) return;
    page = next;
  }
}

async function oneKill(
  server: ProductionServer,
  clients: FormClient[],
  acknowledged: Acknowledged[],
): Promise<void> {
  let alive = true;
  const pages = await Promise.all(
    clients.map(async (client) => client.submit(await client.get('/practice'), 'mixed practice')),
  );
  const work = pages.map((page, i) =>
    answerUntilKilled(clients[i] as FormClient, page, acknowledged, () => alive),
  );
  await new Promise((resolve) => setTimeout(resolve, 500 + Math.random() * 1500));
  alive = false;
  await server.kill();
  await Promise.all(work);
  await server.restart();
}

/** Compares what was acknowledged with what the file holds. */
function audit(file: string, acknowledged: Acknowledged[]): { lost: number; twice: number; kept: number } {
  const db = new Database(file, { readonly: true });
  const rows = db.prepare('SELECT id, answeredAt, response FROM Attempt').all() as {
    id: string;
    answeredAt: unknown;
    response: string | null;
  }[];
  db.close();
  const answered = new Map(
    rows.filter((row) => row.answeredAt !== null && row.response !== null).map((row) => [row.id, row]),
  );
  const ids = acknowledged.map((one) => one.attempt);
  return {
    lost: ids.filter((id) => !answered.has(id)).length,
    twice: ids.length - new Set(ids).size + (rows.length - new Set(rows.map((row) => row.id)).size),
    kept: answered.size,
  };
}

const server = await startServer({ name: 'crash' });
const acknowledged: Acknowledged[] = [];
try {
  const clients = Array.from({ length: learners }, () => new FormClient(server.origin));
  for (const client of clients) await client.submit(await client.get('/'), 'First question');
  for (let n = 1; n <= kills; n++) {
    await oneKill(server, clients, acknowledged);
    if (n % 10 === 0 || n === kills) console.log(`${n} kills, ${acknowledged.length} answers acknowledged`);
  }
  const { lost, twice, kept } = audit(server.database, acknowledged);
  console.log(
    `${kills} kills: ${acknowledged.length} acknowledged, ${kept} kept, ${lost} lost, ${twice} counted twice`,
  );
  if (acknowledged.length < kills)
    throw new Error('too few answers were acknowledged for this to say anything');
  if (lost > 0 || twice > 0) process.exitCode = 1;
} finally {
  await server.stop();
}
