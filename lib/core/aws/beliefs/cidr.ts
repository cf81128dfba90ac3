import type { Belief } from '@/lib/core/aws/rule';
import { wrong } from './wrong';

/** All beliefs about blocks, addresses and what may be a block of a VPC; those about its neighbours stand in `vpc-blocks.ts`. */
export const cidrBeliefs: readonly Belief[] = [
  ...reserved(),
  ...sizes(),
  ...positions(),
  ...resolver(),
  ...ranges(),
];

function reserved(): Belief[] {
  return [
    wrong('M10', 'R2', { reserved: 'first-and-last' }, [
      'A subnet of 2ⁿ addresses has 2ⁿ − 2 usable ones.',
      'taking away two addresses for each subnet, as in a classic network',
      'AWS keeps five addresses in each subnet: the first four and the last.',
    ]),
    wrong('M49', 'R2', { reservedPer: 'vpc' }, [
      'AWS keeps five addresses of the VPC, however many subnets it has.',
      'taking the five reserved addresses away once, for the whole VPC',
      'AWS keeps five addresses in every subnet, so each further subnet costs five more.',
    ]),
    wrong('M50', 'R2', { reserved: 'first-four' }, [
      'Only the first four addresses of a subnet are reserved.',
      'counting the first four addresses as reserved and the last one as free',
      'AWS keeps the last address of each subnet too, although a VPC has no broadcast.',
    ]),
    wrong('M51', 'R2', { reserved: 'none' }, [
      'Every address of a subnet can be assigned.',
      'counting every address of the subnet as assignable',
      'AWS keeps the first four addresses and the last one of each subnet.',
    ]),
    wrong('M59', 'R2', { reserved: 'by-last-octet' }, [
      'The reserved addresses are those that end in .0 to .3 and .255.',
      'looking for reserved addresses at .0 to .3 and .255, whatever the length of the prefix',
      'AWS counts the first four addresses and the last one from the subnet’s own start and end.',
    ]),
    wrong('M60', 'R2', { reserved: 'last-five' }, [
      'AWS keeps the last five addresses of a subnet.',
      'putting all five reserved addresses at the end of the subnet',
      'AWS keeps four addresses at the start of the subnet and one at its end.',
    ]),
  ];
}

function sizes(): Belief[] {
  return [
    wrong('M52', 'R4', { blockSize: 'doubled' }, [
      'A /n holds 2 to the power of 33 − n addresses.',
      'taking the block for twice as large as it is',
      'A /n holds 2 to the power of 32 − n addresses: a /24 holds 256, and one more bit halves that.',
    ]),
    wrong('M53', 'R4', { blockSize: 'halved' }, [
      'A /n holds 2 to the power of 31 − n addresses.',
      'taking the block for half as large as it is',
      'A /n holds 2 to the power of 32 − n addresses: a /24 holds 256, and one bit less doubles that.',
    ]),
    wrong('M57a', 'R1', { lengths: 'whole-octets' }, [
      'Subnets are /16 or /24.',
      'choosing only between lengths that end at a dot',
      'AWS takes every length from /16 to /28.',
    ]),
    wrong('M58', 'R1', { longestLength: 30 }, [
      'A block may be as small as a /30.',
      'allowing a /29 or a /30',
      'AWS makes no block smaller than a /28.',
    ]),
    wrong('M65', 'R1', { shortestLength: 8 }, [
      'A VPC’s block may be as large as a /8.',
      'allowing a block larger than a /16',
      'AWS makes no block of a VPC larger than a /16.',
    ]),
  ];
}

function positions(): Belief[] {
  return [
    wrong('M54', 'R4', { countFrom: 0 }, [
      'The k-th block lies k blocks behind the start.',
      'going one block too far, as if the block at the start had the number 0',
      'The first block is the one at the start, so the k-th lies k − 1 blocks behind it.',
    ]),
    wrong('M55a', 'R4', { largest: 'longest-prefix' }, [
      'The larger the number behind the slash, the larger the block.',
      'reading the larger number behind the slash as the larger block',
      'Each bit more behind the slash halves the block.',
    ]),
    wrong('M55b', 'R4', { largest: 'first' }, [
      'The first gap is the one to use.',
      'taking the first free block instead of the largest',
      'The whole space has to be looked at: a later gap can hold a larger block.',
    ]),
    wrong('M55c', 'R4', { largest: 'last', behind: 'last' }, [
      'Blocks are taken from the end of the space.',
      'taking the last block that fits instead of the first',
      'Counted from the start, the first block that fits comes before the last.',
    ]),
    wrong('M56a', 'R4', { blockStart: 'anywhere' }, [
      'A block may start right behind another, whatever its size.',
      'starting the block at the first free address, which clears to a lower start',
      'A block starts on a multiple of its own size, and AWS clears the host bits of any other start.',
    ]),
    wrong('M56b', 'R4', { membership: 'nearest-start' }, [
      'An address belongs to the subnet with the nearest first address.',
      'taking the subnet whose first address is nearest',
      'A subnet holds the addresses from its first one upwards, to its last.',
    ]),
    wrong('M56c', 'R4', { membership: 'start-below' }, [
      'An address belongs to the last subnet that starts below it.',
      'looking at where the subnet starts and not where it ends',
      'A subnet ends where its size says, so an address behind that end lies outside.',
    ]),
    wrong('M56d', 'R4', { hostBits: 'kept' }, [
      'AWS stores a block as it was typed.',
      'keeping the host bits as they were typed',
      'AWS clears the host bits and stores the block that holds the address.',
    ]),
    wrong('M57b', 'R4', { membership: 'same-octets' }, [
      'Addresses with the same first three octets lie in the same block.',
      'comparing whole octets, as if every block ended at a dot',
      'The length behind the slash says how many bits are compared, and it may end inside an octet.',
    ]),
    wrong('M57c', 'R4', { blockStep: 'third-octet' }, [
      'The next block has the next number in the third octet.',
      'adding 1 to the third octet for every block',
      'Blocks of one length lie their own size apart, and only a /24 is 256 addresses.',
    ]),
    wrong('M57d', 'R4', { hostBits: 'last-octet-cleared' }, [
      'Clearing the host bits means writing 0 in the last octet.',
      'writing 0 in the last octet, as if every block ended at a dot',
      'AWS clears exactly the bits behind the length, which may end inside an octet.',
    ]),
  ];
}

function resolver(): Belief[] {
  return [
    wrong('M61a', 'R3', { plusTwo: 'resolver-only' }, [
      'The address at +2 is reserved only where the VPC’s DNS server answers.',
      'holding the address at plus two free in every subnet but the first of the VPC',
      'AWS reserves the address at plus two in every subnet, although the DNS server answers in one place only.',
    ]),
    wrong('M61b', 'R3', { resolver: 'subnet-plus-two' }, [
      'Each subnet has a DNS server of its own at +2.',
      'counting from the start of the subnet',
      'AWS answers DNS at the start of the VPC’s primary block plus two, whichever subnet asks.',
    ]),
    wrong('M61c', 'R3', { resolver: 'primary-plus-one' }, [
      'The router at +1 is the DNS server as well.',
      'stopping at plus one, which is the router’s place',
      'AWS answers DNS at plus two, counted from the start of the primary block.',
    ]),
    wrong('M61d', 'R3', { resolver: 'newest-plus-two' }, [
      'The DNS server moves to the block that was added last.',
      'counting from the start of the block that was added last',
      'AWS keeps the DNS server in the primary block, whatever is added later.',
    ]),
  ];
}

function ranges(): Belief[] {
  return [
    wrong('M62a', 'R6', { secondaryRanges: 'any' }, [
      'Any private range may be added to any VPC.',
      'allowing any range beside the primary block',
      'AWS does not mix RFC 1918 ranges in one VPC, and an RFC 1918 block must be the first one.',
    ]),
    wrong('M62b', 'R6', { secondaryRanges: 'table-without-exceptions' }, [
      'Everything of the primary block’s own range may be added.',
      'allowing every part of the primary block’s own range',
      'AWS keeps parts of a range back: 172.31.0.0/16, and 10.0.0.0/16 once the VPC has a block in 10.0.0.0/15.',
    ]),
    wrong('M66', 'R9', { quotaCounts: 'secondary' }, [
      'The primary block does not count towards the quota of five.',
      'leaving the primary block out of the count',
      'AWS counts the primary block too: by default it is one of the five.',
    ]),
    wrong('M67', 'R6', { secondaryRanges: 'private-only' }, [
      'Only RFC 1918 ranges may be added.',
      'allowing nothing but RFC 1918 ranges',
      'AWS also takes public ranges and 100.64.0.0/10, beside whatever primary block.',
    ]),
    wrong('M69', 'R5', { specialRanges: 'allowed' }, [
      'Any range that is not in use may be a block of a VPC.',
      'allowing loopback, link-local or multicast space',
      'AWS refuses 0.0.0.0/8, 127.0.0.0/8, 169.254.0.0/16 and 224.0.0.0/4.',
    ]),
  ];
}
