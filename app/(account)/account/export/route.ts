import { now } from '@/lib/clock';
import { exportAccount } from '@/lib/data/account';
import { Refusal } from '@/lib/data/refusal';
import { requireLearner } from '@/lib/data/viewer';

/** Everything that is kept of whoever asks, as a file. */
export async function GET(): Promise<Response> {
  try {
    const everything = await exportAccount(await requireLearner(), now());
    return new Response(JSON.stringify(everything, null, 2), {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': 'attachment; filename="hopwise.json"',
        'cache-control': 'no-store',
      },
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return new Response(error.message, { status: error.code === 'signed-out' ? 401 : 404 });
  }
}
