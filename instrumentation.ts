/** Runs once when a server starts, before it answers. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { onStart } = await import('@/lib/data/maintenance');
  const { now } = await import('@/lib/clock');
  await onStart(now());
}
