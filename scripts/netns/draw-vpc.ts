import { ipv4, type Ipv4 } from '@/lib/core/net/ip';
import { prefix4 } from '@/lib/core/net/prefix';
import type { NatGateway } from '@/lib/core/aws/topology/gateways';
import type { Instance, NetworkInterface, Subnet, Vpc } from '@/lib/core/aws/topology/vpc';
import type { Random } from '@/lib/core/items/random';

/** A VPC and who is in it, before tables, lists and groups. */
export type VpcDraft = {
  vpc: Vpc;
  subnets: Subnet[];
  interfaces: NetworkInterface[];
  instances: Instance[];
  /** The internet gateway. */
  gateway: string | null;
  nat: NatGateway | null;
  /** An instance that routes may lead to. */
  appliance: NetworkInterface | null;
};

/** VPC number `n` with the block 10.`block`.0.0/16 and subnets 10.`block`.k.0/24. */
export function drawVpc(random: Random, n: number, block: number): VpcDraft {
  const dice = random.of(`vpc ${n}`);
  const draft: VpcDraft = {
    vpc: {
      id: `vpc-${n}`,
      region: 'us-east-1',
      cidrs4: [prefix4(`10.${block}.0.0/16`)],
      cidrs6: [],
      dnsSupport: true,
      dnsHostnames: true,
    },
    subnets: [],
    interfaces: [],
    instances: [],
    gateway: dice.chance(65) ? `igw-${n}` : null,
    nat: null,
    appliance: null,
  };
  const subnets = dice.int(1, 3);
  for (let k = 1; k <= subnets; k++) {
    draft.subnets.push(subnetOf(n, block, k));
    const hosts = dice.int(1, 2);
    for (let host = 0; host < hosts; host++) {
      const shown = draft.gateway !== null && dice.chance(60);
      addInstance(draft, n, k, ipv4(`10.${block}.${k}.${10 + host}`), shown);
    }
  }
  if (subnets > 1 && dice.chance(65)) makeAppliance(draft, dice.int(0, 99));
  if (subnets > 1 && draft.gateway !== null && dice.chance(65))
    addNat(draft, n, ipv4(`10.${block}.1.5`), dice.chance(85));
  return draft;
}

function subnetOf(n: number, block: number, k: number): Subnet {
  return {
    id: `subnet-${n}-${k}`,
    vpc: `vpc-${n}`,
    zone: 'use1-az1',
    cidr4: prefix4(`10.${block}.${k}.0/24`),
    cidrs6: [],
    routeTable: null,
    networkAcl: `acl-${n}-open`,
  };
}

function addInstance(draft: VpcDraft, n: number, k: number, address: Ipv4, shown: boolean): void {
  const end = `${n}-${k}-${address.value & 255}`;
  draft.instances.push({ id: `i-${end}`, interfaces: [`eni-${end}`], state: 'running', forwards: 'nothing' });
  draft.interfaces.push({
    id: `eni-${end}`,
    subnet: `subnet-${n}-${k}`,
    kind: 'instance',
    attachedTo: `i-${end}`,
    addresses: [{ private: address, public: shown ? publicAddress(draft, n) : null, elastic: false }],
    ipv6: [],
    securityGroups: [],
    sourceDestCheck: true,
  });
}

/** The last instance becomes a router; a few forget the check that makes it useless (R25), or their software. */
function makeAppliance(draft: VpcDraft, mood: number): void {
  const [holder, instance] = [draft.interfaces.at(-1), draft.instances.at(-1)];
  if (!holder || !instance) throw new Error('a VPC without instances');
  holder.sourceDestCheck = mood < 8;
  instance.forwards = mood >= 8 && mood < 16 ? 'nothing' : 'router';
  draft.appliance = holder;
}

/** In the first subnet. A private one has no public address and gets nobody to the internet (R30). */
function addNat(draft: VpcDraft, n: number, address: Ipv4, isPublic: boolean): void {
  const shown = isPublic ? publicAddress(draft, n) : null;
  draft.interfaces.push({
    id: `eni-${n}-nat`,
    subnet: `subnet-${n}-1`,
    kind: 'nat-gateway',
    attachedTo: `nat-${n}`,
    addresses: [{ private: address, public: shown, elastic: true }],
    ipv6: [],
    securityGroups: [],
    sourceDestCheck: false,
  });
  draft.nat = {
    id: `nat-${n}`,
    vpc: `vpc-${n}`,
    subnet: `subnet-${n}-1`,
    connectivity: isPublic ? 'public' : 'private',
    mode: 'zonal',
    state: 'available',
    addresses: [{ private: address, public: shown, interface: `eni-${n}-nat`, zone: 'use1-az1' }],
    routeTable: null,
  };
}

function publicAddress({ interfaces }: VpcDraft, n: number): Ipv4 {
  return ipv4(`203.0.113.${n * 40 + interfaces.length}`);
}
