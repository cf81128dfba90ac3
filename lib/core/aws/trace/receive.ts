import { formatIp } from '@/lib/core/net/ip';
import type { NetworkInterface, Subnet } from '@/lib/core/aws/topology/vpc';
import { isOwn } from './network';
import { answersToNat } from './nat-gateway';
import type { Place } from './place';
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
  return isOwn(holder, walk.destination) ? accept(walk, holder) : passOn(walk, holder);
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
function passOn(walk: Walk, holder: NetworkInterface): Place {
  const at: Ref = { kind: 'interface', id: holder.id };
  const instance = holder.attachedTo === null ? undefined : walk.network.find('instances', holder.attachedTo);
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
  walk.say({ kind: 'FORWARD', at, rule: 'R25', why: `${holder.id} passes the packet on.` });
  return { at: 'INTERFACE_OUT', interface: holder.id };
}
