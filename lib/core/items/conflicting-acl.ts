import type { AclEntry, Crossing } from '@/lib/core/aws/network-acl';
import { tcp, udp } from '@/lib/core/net/protocol';
import { anywhere, around, drawClient, drawNumbers, entry, services } from './acl-scene';
import type { Random } from './random';

export type ConflictingAcl = { entries: AclEntry[]; packet: Crossing };

/** A packet and a list in which several entries match it and disagree, listed in no order. */
export function drawConflict(dice: Random): ConflictingAcl {
  const client = drawClient(dice.of('client'));
  const ports = dice.of('port').sample(services, 2);
  const [port = 443, other = 22] = ports;
  const packet: Crossing = { peer: client, protocol: tcp, port };
  const act = dice.of('actions');
  const action = (): AclEntry['action'] => act.pick(['allow', 'deny'] as const);
  const shapes = dice.of('shapes');
  const matching: Omit<AclEntry, 'number'>[] = [
    entry(0, action(), tcp, port, anywhere),
    entry(0, action(), shapes.pick([tcp, 'all'] as const), null, around(client, shapes.int(24, 30))),
    entry(
      0,
      action(),
      shapes.pick([tcp, 'all'] as const),
      shapes.chance(50) ? port : null,
      around(client, shapes.int(16, 23)),
    ),
    entry(0, action(), tcp, port, around(client, 32)),
  ];
  const beside: Omit<AclEntry, 'number'>[] = [
    entry(0, action(), udp, port, anywhere),
    entry(0, action(), tcp, other, anywhere),
    entry(0, action(), tcp, port, around({ family: 4, value: (client.value ^ 0x80) >>> 0 }, 25)),
  ];
  const chosen = [
    // Two wrong answers beside the key need three entries that match.
    ...dice.of('matching').sample(matching, dice.of('matching-count').int(3, 4)),
    ...dice.of('beside').sample(beside, dice.of('beside-count').int(0, 2)),
  ];
  const numbers = drawNumbers(dice.of('numbers'), chosen.length);
  const numbered = dice
    .of('numbering')
    .shuffle(chosen)
    .map((one, i) => ({ ...one, number: numbers[i] ?? i + 1 }));
  return { entries: dice.of('listing').shuffle(numbered), packet };
}
