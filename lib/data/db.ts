import 'server-only';
import { Prisma, PrismaClient } from '@/generated/prisma/client';
import { env } from '@/lib/env';
import { sqliteAdapter } from './sqlite';

const kept = globalThis as { hopwiseDb?: PrismaClient };

/** The database. One client a process, also where the development server loads this file again. */
export const db: PrismaClient = (kept.hopwiseDb ??= new PrismaClient({
  adapter: sqliteAdapter(env.DATABASE_URL),
}));

/** Whether the database refused to write because a unique value is somebody else's already. */
export function isTaken(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}
