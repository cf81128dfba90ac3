import { saveDraft } from '@/lib/data/sittings';
import type { Learner } from '@/lib/data/viewer';

// Run in a process of its own: saves an answer, then dies as by `kill -9`, closing nothing.
const [id = '', sittingId = '', at = ''] = process.argv.slice(2);
const learner = { id, account: null } as unknown as Learner;
await saveDraft(learner, { sittingId, slot: 2, response: 'b' }, new Date(at));
process.kill(process.pid, 'SIGKILL');
