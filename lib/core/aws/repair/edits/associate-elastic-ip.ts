import { formatIp, ipv4, plus, type Ipv4 } from '@/lib/core/net/ip';
import { prefixOf } from '@/lib/core/net/prefix';
import { toAndFrom } from '@/lib/core/aws/repair/measure';
import type { EditKind } from '@/lib/core/aws/repair/edit-kind';
import { withMembers } from '@/lib/core/aws/repair/member';
import type { Obstacle } from '@/lib/core/aws/repair/obstacle';

export type AssociateElasticIp = {
  kind: 'associate-elastic-ip';
  interface: string;
  private: Ipv4;
  public: Ipv4;
};

/** The private address gets a public one, which the internet gateway shows for it (R26, R27). */
export const associateElasticIp: EditKind<AssociateElasticIp> = {
  propose(obstacle) {
    const { network, blocker, header } = obstacle;
    if (blocker.code !== 'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS' || header.source.family === 6) return [];
    const own = header.source;
    const vpc = network.find('internetGateways', blocker.at.id)?.vpc;
    return network
      .holdersOf(own)
      .filter(({ subnet }) => network.find('subnets', subnet)?.vpc === vpc)
      .flatMap(({ id }) =>
        freeAddresses(obstacle).map((address): AssociateElasticIp => ({
          ...{ kind: 'associate-elastic-ip', interface: id, private: own, public: address },
        })),
      );
  },

  apply: (topology, edit) =>
    withMembers(topology, 'interfaces', [edit.interface], (one) => ({
      ...one,
      addresses: one.addresses.map((address) =>
        address.private.value === edit.private.value && !address.public
          ? { ...address, public: edit.public, elastic: true }
          : address,
      ),
    })),

  says: (edit) =>
    `Associate an Elastic IP address, such as ${formatIp(edit.public)}, with ${formatIp(edit.private)} of ${edit.interface}.`,

  opens: (_, edit) => toAndFrom([prefixOf(edit.private, 32)]),
};

/**
 * The public addresses that goals open flows to and nobody has, because they must be meant; and one for when any will do.
 * AWS chooses that one: until then one of those that RFC 5737 keeps for examples stands for it, free here and in no goal.
 */
function freeAddresses({ network, goals }: Obstacle): Ipv4[] {
  const isFree = (one: Ipv4): boolean => !network.publicHolder(one) && network.holdersOf(one).length === 0;
  const meant = goals.flatMap(({ probe: { start, header } }) =>
    start.at === 'INTERNET' && header.destination.family === 4 && isFree(header.destination)
      ? header.destination
      : [],
  );
  const isNamed = (one: Ipv4): boolean =>
    goals.some(({ probe: { header } }) =>
      [header.source.value, header.destination.value].includes(one.value),
    );
  const any = examples().find((one) => isFree(one) && !isNamed(one));
  return [...meant, ...(any ? [any] : [])];
}

function examples(): Ipv4[] {
  return ['203.0.113.0', '198.51.100.0', '192.0.2.0'].flatMap((block) =>
    Array.from({ length: 254 }, (_, at) => plus(ipv4(block), 254 - at)),
  );
}
