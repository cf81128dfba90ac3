#!/usr/bin/env node
// Speaks the line-delimited JSON-RPC of Prisma's schema engine and forwards it to the official WASM build over a driver
// adapter, for people who change models (`prisma migrate dev`). `npm start` does not need it to migrate.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const words = process.argv.slice(2);
const option = (name) => words.flatMap((word, i) => (word === name ? [words[i + 1]] : []));
const wasm = dirname(fileURLToPath(import.meta.resolve('@prisma/schema-engine-wasm')));

if (words.includes('--version')) {
  console.log(
    `schema-engine-wasm ${JSON.parse(readFileSync(resolve(wasm, 'package.json'), 'utf8')).version}`,
  );
  process.exit(0);
}

const url = JSON.parse(option('--datasource')[0] ?? '{}').url ?? process.env.DATABASE_URL ?? '';
const file = resolve(url.replace(/^file:/, '').replace(/\?.*$/, ''));

const command = words.indexOf('cli');
if (command >= 0) {
  if (words[command + 1] === 'create-database') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '', { flag: 'a' });
  } else if (!existsSync(file)) refuse('P1003', `Database \`${file}\` does not exist`);
  process.exit(0);
}

function refuse(code, message) {
  const log = (level, fields) =>
    console.error(JSON.stringify({ level, target: 'schema_engine::logger', fields }));
  log('INFO', { message: 'schema engine (wasm)' }); // the CLI skips the first line
  log('ERROR', { error_code: code, message, is_panic: false });
  process.exit(1);
}

const engineModule = await import('@prisma/schema-engine-wasm/schema_engine_bg');
const { instance } = await WebAssembly.instantiate(readFileSync(resolve(wasm, 'schema_engine_bg.wasm')), {
  './schema_engine_bg.js': engineModule,
});
engineModule.__wbg_set_wasm(instance.exports);
instance.exports.__wbindgen_start();
const { bindMigrationAwareSqlAdapterFactory } = await import('@prisma/driver-adapter-utils');
const { PrismaBetterSqlite3 } = await import('@prisma/adapter-better-sqlite3');

/** The engine sends whole migration files as one statement to the shadow database, which the driver refuses. */
function adapterFactory() {
  const factory = new PrismaBetterSqlite3({ url });
  const shadow = factory.connectToShadowDb.bind(factory);
  factory.connectToShadowDb = async () => {
    const db = await shadow();
    const one = db.executeRaw.bind(db);
    db.executeRaw = async (query) =>
      query.args?.length ? one(query) : (await db.executeScript(query.sql), 0);
    return db;
  };
  return bindMigrationAwareSqlAdapterFactory(factory);
}

let started;
const engine = () => {
  const datamodels = option('--datamodels').map((path) => [path, readFileSync(path, 'utf8')]);
  started ??= engineModule.SchemaEngine.new(
    { datamodels: datamodels.length ? datamodels : undefined },
    () => {},
    adapterFactory(),
  );
  return started;
};

async function call(method, params) {
  if (method === 'reset') {
    // The engine's own reset leaves the tables of a SQLite file in place.
    started = undefined;
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(file + suffix, { force: true });
    writeFileSync(file, '');
    return null;
  }
  const name = method === 'getDatabaseVersion' ? 'version' : method;
  const running = await engine();
  try {
    return await running[name](params);
  } catch (error) {
    // A missing bookkeeping table is an error here where the native engine takes it as “no migrations yet”.
    if (error?.code !== 'P1014' || !params?.migrationsList) throw error;
    const filters = params.filters ?? { externalTables: [], externalEnums: [] };
    await running.applyMigrations({
      migrationsList: { ...params.migrationsList, migrationDirectories: [] },
      filters,
    });
    return running[name](params);
  }
}

const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);

async function answer({ id, method, params }) {
  if (!method) return;
  try {
    const result = (await call(method, params)) ?? null;
    if (method === 'diff' && result?.stdout != null)
      send({ id: 1_000_000 + id, method: 'print', params: { content: result.stdout.replace(/\n$/, '') } });
    send({ id, result });
  } catch (error) {
    const data = {
      message: error?.message ?? String(error),
      is_panic: false,
      ...(error?.code ? { error_code: error.code } : {}),
    };
    send({
      id,
      error: { code: 4466, message: 'An error happened. Check the data field for details.', data },
    });
  }
}

let queue = Promise.resolve();
createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })
  .on('line', (line) => (queue = queue.then(() => answer(JSON.parse(line)))))
  .on('close', () => queue.then(() => process.exit(0)));
