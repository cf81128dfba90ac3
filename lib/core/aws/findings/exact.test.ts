import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AclEntry } from '@/lib/core/aws/network-acl';
import { forAll } from '@/tests/support/for-all';
import { network } from '@/tests/support/repair-network';
import { shadowedAclEntries } from './acl-entry-shadowed';
import { routesThatNeverWin } from './route-never-wins';

const block = fc
  .tuple(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 0, max: 4 }))
  .map(([host, bits]) => ({ from: host & (16 - 2 ** (4 - bits)), width: 2 ** (4 - bits), bits }));

describe('an entry is said to be shadowed exactly where counting one by one says so', () => {
  const entry = fc.record({
    peer: block,
    protocol: fc.constantFrom('all' as const, 6, 17),
    ports: fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })),
    action: fc.constantFrom('allow' as const, 'deny' as const),
  });

  it('over 16 addresses, seven ports and three protocols', () => {
    forAll(
      [fc.array(entry, { maxLength: 6 })],
      (drawn) => {
        const entries = drawn.map(({ peer, protocol, ports, action }, at): AclEntry => ({
          ...{ number: at + 1, protocol, action },
          ports: { from: Math.min(...ports), to: Math.max(...ports) },
          peer: { family: 4, network: 0x0a000000 + peer.from, length: 28 + peer.bits },
        }));
        const deciders = new Set<number>();
        for (let host = 0; host < 16; host++)
          for (const protocol of [6, 17, 47])
            for (let port = 0; port < 7; port++) {
              const at = drawn.findIndex(
                (one) =>
                  host >= one.peer.from &&
                  host < one.peer.from + one.peer.width &&
                  (one.protocol === 'all' ||
                    (one.protocol === protocol &&
                      port >= Math.min(...one.ports) &&
                      port <= Math.max(...one.ports))),
              );
              if (at >= 0) deciders.add(at + 1);
            }
        const list = { id: 'acl-a', vpc: 'vpc-a', inbound: entries.toReversed(), outbound: [] };
        const said = shadowedAclEntries(network({ networkAcls: [list] })).map(
          (one) => one.components[0]?.row,
        );
        const silent = entries.filter(({ number }) => !deciders.has(number));
        expect(said).toEqual(silent.map(({ number }) => `inbound ${number}`));
      },
      400,
    );
  });
});

describe('a route is said never to win exactly where no address takes it', () => {
  const kinds = fc.constantFrom('local' as const, 'static' as const, 'propagated' as const);
  const weights = { local: 0, static: 1, propagated: 2 };

  it('over 16 addresses', () => {
    forAll(
      [
        fc.uniqueArray(fc.record({ to: block, origin: kinds }), {
          maxLength: 7,
          selector: ({ to, origin }) => `${to.from}/${to.bits} ${origin}`,
        }),
      ],
      (drawn) => {
        const routes = drawn.map(({ to, origin }, at) => ({
          destination: { family: 4, network: 0x0a000000 + to.from, length: 28 + to.bits } as const,
          nextHop: { kind: origin === 'local' ? 'local' : 'tgw', id: `tgw-${at}` } as const,
          ...{ origin, state: 'active' as const },
        }));
        const winners = new Set<number>();
        for (let host = 0; host < 16; host++) {
          const matching = [...drawn.keys()].filter((at) => {
            const to = drawn[at]?.to;
            return to && host >= to.from && host < to.from + to.width;
          });
          const isLocal = matching.some((at) => drawn[at]?.origin === 'local');
          const standing = matching.filter((at) => !isLocal || drawn[at]?.origin !== 'propagated');
          const [best] = standing.sort((a, b) => {
            const [one, other] = [drawn[a], drawn[b]];
            if (!one || !other) throw new Error('drawn');
            return other.to.bits - one.to.bits || weights[one.origin] - weights[other.origin];
          });
          if (best !== undefined) winners.add(best);
        }
        const table = { id: 'rtb-a', vpc: 'vpc-a', main: true, gateway: null, propagating: [], routes };
        const said = routesThatNeverWin(network({ routeTables: [table] })).length;
        expect(said).toBe(drawn.length - winners.size);
      },
      400,
    );
  });
});
