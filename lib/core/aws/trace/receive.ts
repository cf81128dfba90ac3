import { formatIp } from '@/lib/core/net/ip';
import type { Instance, NetworkInterface, Subnet } from '@/lib/core/aws/topology/vpc';
import { isOwn } from './network';
import { answersToNat } from './nat-gateway';
import { answerToNatInstance, throughNatInstance } from './nat-instance';
import type { End, Place } from './place';
import type { Ref } from './step';
import { trackFlow } from './stateful-appliance';
import type { Walk } from './walk';

/** What an interface makes of a packet that was let in. */
export function receive(walk: Walk, holder: NetworkInterface, subnet: Subnet): Place {
  if (holder.kind === 'nat-gateway' && holder.attachedTo !== null)
    return answersToNat(walk, holder.attachedTo, holder, subnet);
  if (holder.kind === 'load-balancer' && holder.attachedTo !== null)
    return { at: 'LOAD_BALANCER', balancer: holder.attachedTo, interface: holder.id };
  if ((holder.kind === 'interface-endpoint' || holder.kind === 'gwlb-endpoint') && holder.attachedTo !== null)
    return { at: 'ENDPOINT', endpoint: holder.attachedTo, subnet: subnet.id, interface: holder.id };
  const instance = instanceOf(walk, holder);
  if (instance?.state === 'stopped') return isStopped(walk, holder, instance, 'in');
  if (!isOwn(holder, walk.destination)) return passOn(walk, holder, instance);
  return (instance?.forwards === 'nat' ? answerToNatInstance(walk, holder) : null) ?? accept(walk, holder);
}

/** The instance of an interface, if it is one's. */
export function instanceOf({ network }: Walk, { attachedTo }: NetworkInterface): Instance | undefined {
  return attachedTo === null ? undefined : network.find('instances', attachedTo);
}

/** A stopped instance keeps its interface and its addresses, and neither sends nor answers. */
export function isStopped(
  walk: Walk,
  { id }: NetworkInterface,
  instance: Instance,
  direction: 'in' | 'out',
): End {
  return walk.end({
    at: { kind: 'interface', id },
    disposition: direction === 'in' ? 'DENIED_IN' : 'DENIED_OUT',
    code: 'BAD_STATE',
    rule: 'R19',
    why: `${instance.id}, behind ${id}, is stopped.`,
  });
}

function accept(walk: Walk, { id }: NetworkInterface): Place {
  const at: Ref = { kind: 'interface', id };
  walk.say({
    kind: 'DELIVER',
    at,
    rule: 'R19',
    why: `${id} has ${formatIp(walk.destination)} and takes the packet in.`,
  });
  return {
    at: 'END',
    disposition: 'ACCEPTED',
    where: at,
    answerFrom: { at: 'INTERFACE_OUT', interface: id },
  };
}

/** An appliance passes on what is not its own, as a router or under its own address; AWS only sees that the check is off. */
function passOn(walk: Walk, holder: NetworkInterface, instance: Instance | undefined): Place {
  const at: Ref = { kind: 'interface', id: holder.id };
  const forwards = instance?.forwards ?? 'unknown';
  if (forwards === 'unknown')
    return walk.unknown(
      at,
      'UNKNOWN_RESOURCE',
      'R25',
      `${holder.id} gets a packet to ${formatIp(walk.destination)}; whether it passes it on is for its software to say.`,
    );
  if (forwards === 'nothing')
    return walk.end({
      at,
      disposition: 'DENIED_IN',
      code: 'ENI_ADDRESS_RESTRICTION',
      rule: 'R25',
      why: `${formatIp(walk.destination)} is no address of ${holder.id}, and it passes nothing on.`,
    });
  const stopped = instance?.stateful ? trackFlow(walk, instance.id) : null;
  if (stopped) return stopped;
  walk.forget('SG_REFERENCES_NOT_PRESERVED');
  if (walk.rules.sgReferenceThroughMiddlebox) walk.provenance = { ...walk.provenance, lost: null };
  if (forwards === 'nat') throughNatInstance(walk, holder);
  else walk.say({ kind: 'FORWARD', at, rule: 'R25', why: `${holder.id} passes the packet on.` });
  return { at: 'INTERFACE_OUT', interface: holder.id };
}
