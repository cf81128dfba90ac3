/** How an action ended: it led elsewhere, said that there is nothing, or returned. */
export type Outcome = { kind: 'redirect'; to: string } | { kind: 'not-found' } | { kind: 'returned' };

/** Runs an action as a browser's form would, and tells its end; what is neither a redirect nor a 404 is thrown on. */
export async function outcomeOf(run: () => Promise<unknown>): Promise<Outcome> {
  try {
    await run();
    return { kind: 'returned' };
  } catch (error) {
    const digest = error instanceof Error && 'digest' in error ? String(error.digest) : '';
    if (digest.startsWith('NEXT_HTTP_ERROR_FALLBACK;404')) return { kind: 'not-found' };
    if (!digest.startsWith('NEXT_REDIRECT;')) throw error;
    return { kind: 'redirect', to: digest.split(';')[2] ?? '' };
  }
}

/** A form with these fields filled in. */
export function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}
