import { repairs, type Repairs } from '@/lib/core/aws/repair/repairs';
import type { Topology } from '@/lib/core/aws/topology/topology';
import type { Probe } from '@/lib/core/aws/trace/trace';
import { section } from './print';

/** How many repairs are worth reading. */
const most = 10;

/** What the command says of the smallest repairs of one flow. `opens` is exact, and so large that it is text. */
export type RepairReport = {
  repairs: { says: string[]; opens: string }[];
  walks: number;
  gaveUp: boolean;
  alreadyMet: boolean;
};

/** The smallest changes that let the flow through. */
export function repairReport(topology: Topology, probe: Probe): RepairReport {
  const found: Repairs = repairs(topology, [{ label: 'the flow', probe, must: 'pass' }]);
  return {
    ...found,
    repairs: found.repairs.slice(0, most).map(({ says, opens }) => ({ says, opens: opens.toString() })),
  };
}

export function repairLines({ repairs: found, walks, gaveUp, alreadyMet }: RepairReport): string[] {
  if (alreadyMet) return section('To make it work', ['Nothing: it works.']);
  const lines = found.map(({ says }, n) => `${n + 1}. ${says.join(' ')}`);
  const end = gaveUp ? `The search gave up after ${walks} walks, so there may be more.` : `${walks} walks.`;
  return section('To make it work', [...(lines.length > 0 ? lines : ['No one or two changes do.']), end]);
}
