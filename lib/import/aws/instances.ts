import { z } from 'zod';
import type { Instance } from '@/lib/core/aws/topology/vpc';
import { call } from '@/lib/import/call';
import { valuesOf, type Gathered } from '@/lib/import/gathered';
import { id, list, named, tags, text } from './field';
import { describeNetworkInterfaces, interfaceFields } from './interfaces';

const instance = z.object({
  InstanceId: id,
  State: z.object({ Name: text }),
  NetworkInterfaces: list(
    z.object({
      ...interfaceFields,
      Attachment: z
        .object({ DeviceIndex: z.number().nullish(), NetworkCardIndex: z.number().nullish() })
        .nullish(),
    }),
  ),
  Tags: tags,
});

/** Instances without their reservation, as `--query 'Reservations[].Instances[]'` gives them. */
export const queriedInstances = call({
  command: 'aws ec2 describe-instances',
  key: 'Instances',
  list: 'instances',
  marks: {
    has: ['InstanceId', 'State'],
    either: ['NetworkInterfaces', 'InstanceType'],
    not: ['NetworkInterfaceId'],
  },
  member: instance,
  id: (one) => one.InstanceId,
});

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-instances.html */
export const describeInstances = call({
  command: 'aws ec2 describe-instances',
  key: 'Reservations',
  list: 'instances',
  marks: { has: ['ReservationId', 'Instances'] },
  member: z.object({ ReservationId: id, Instances: z.array(instance) }),
  id: (reservation) => reservation.ReservationId,
});

type Described = z.infer<typeof instance>;

/** Every instance that still is one: a terminated one has no interface and stays listed for an hour. */
export function describedInstances(gathered: Gathered): Described[] {
  const all = [
    ...valuesOf(gathered, describeInstances).flatMap((reservation) => reservation.Instances),
    ...valuesOf(gathered, queriedInstances),
  ];
  const once = new Map(all.map((one) => [one.InstanceId, one]));
  return [...once.values()].filter((one) => !['terminated', 'shutting-down'].includes(one.State.Name));
}

/** The first device is the primary interface. */
export function interfacesInOrder(one: Described): Described['NetworkInterfaces'] {
  const place = ({ Attachment: at, NetworkInterfaceId }: Described['NetworkInterfaces'][number]) =>
    [at?.NetworkCardIndex ?? 0, at?.DeviceIndex ?? 0, NetworkInterfaceId] as const;
  return [...one.NetworkInterfaces].sort((a, b) => {
    const [p, q] = [place(a), place(b)];
    return p[0] - q[0] || p[1] - q[1] || (p[2] < q[2] ? -1 : 1);
  });
}

/** An instance whose check is off may pass packets on; how, AWS does not know. */
export function instances(gathered: Gathered): Instance[] {
  const unchecked = new Set(
    valuesOf(gathered, describeNetworkInterfaces)
      .filter((one) => !one.SourceDestCheck)
      .map((one) => one.NetworkInterfaceId),
  );
  return describedInstances(gathered).map((one) => ({
    id: one.InstanceId,
    ...named(one.Tags),
    interfaces: interfacesInOrder(one).map((its) => its.NetworkInterfaceId),
    state: ['running', 'pending'].includes(one.State.Name) ? 'running' : 'stopped',
    forwards: one.NetworkInterfaces.some(
      (its) => !its.SourceDestCheck || unchecked.has(its.NetworkInterfaceId),
    )
      ? 'unknown'
      : 'nothing',
  }));
}
