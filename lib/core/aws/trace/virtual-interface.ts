import type { VirtualInterface } from '@/lib/core/aws/topology/hybrid';
import type { Place, PlaceOf } from './place';
import type { Ref } from './step';
import type { Walk } from './walk';

/** Over a Direct Connect virtual interface (https://docs.aws.amazon.com/directconnect/latest/UserGuide/WorkingWithVirtualInterfaces.html). */
export function crossVirtualInterface(walk: Walk, { id, towards }: PlaceOf<'VIRTUAL_INTERFACE'>): Place {
  const at: Ref = { kind: 'virtual-interface', id };
  const found = walk.network.find('virtualInterfaces', id);
  if (!found) return walk.missing(at, 'R76');
  walk.pass(at);
  const stopped =
    found.state === 'available'
      ? null
      : walk.stop({
          at,
          disposition: 'NULL_ROUTED',
          code: 'BAD_STATE',
          rule: 'R76',
          why: `${id} is ${found.state}, not available.`,
        });
  if (stopped) return stopped;
  return towards === 'aws' ? toAws(walk, at, found) : toSite(walk, at, found);
}

function toAws(walk: Walk, at: Ref, { id, kind, attachedTo }: VirtualInterface): Place {
  if (kind === 'public' || attachedTo === null)
    return walk.unknown(
      at,
      'X_UNSUPPORTED_OBJECT',
      'R77',
      `${id} leads to AWS's public addresses; public virtual interfaces are not modelled.`,
    );
  if (walk.network.find('virtualPrivateGateways', attachedTo))
    return { at: 'VIRTUAL_PRIVATE_GATEWAY_IN', gateway: attachedTo };
  return { at: 'DIRECT_CONNECT_GATEWAY', gateway: attachedTo, from: id };
}

function toSite(walk: Walk, at: Ref, { id, onPremises }: VirtualInterface): Place {
  if (onPremises !== null) return { at: 'ON_PREMISES', site: onPremises, arriving: true };
  walk.say({
    kind: 'DELIVER',
    at,
    rule: 'R76',
    why: `The packet leaves for the network behind ${id}, of which nothing was given.`,
  });
  return {
    at: 'END',
    disposition: 'EXITS_NETWORK',
    where: at,
    answerFrom: { at: 'VIRTUAL_INTERFACE', id, towards: 'aws' },
  };
}
