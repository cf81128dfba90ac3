import path from 'node:path';
import { defineConfig } from 'prisma/config';

// Prisma's native engine is fetched from a host that not every machine reaches; the stand-in runs the WASM build from npm.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(import.meta.dirname, 'scripts/schema-engine.mjs');

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'file:./data/hopwise.db' },
});
