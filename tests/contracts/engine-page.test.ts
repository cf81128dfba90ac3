import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { findingKinds } from '@/lib/core/aws/findings/findings';
import { editKinds } from '@/lib/core/aws/repair/edits';
import { rules } from '@/lib/core/aws/rules';
import { calls } from '@/lib/import/calls';
import { limits } from '@/lib/import/limits';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => fs.readFileSync(path.join(root, file), 'utf8');
const page = read('docs/engine.md');

/**
 * Of AWS's 89 codes those for paths and configurations; the other 13 are filters of a search, which a walk has none of
 * (https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html).
 */
const codesOfAws = `
  BAD_STATE BAD_STATE_ATTACHMENT BAD_STATE_ROUTE BAD_STATE_VPN TGW_BAD_STATE_VPN
  NO_ROUTE_TO_DESTINATION CANNOT_ROUTE MORE_SPECIFIC_ROUTE HIGHER_PRIORITY_ROUTE VPC_LOCAL_ROUTE_CIDR_RESTRICTION
  NO_POSSIBLE_DESTINATION UNKNOWN_DESTINATION UNKNOWN_RESOURCE INGRESS_RTB_NO_PUBLIC_IP INGRESS_RTB_TRAFFIC_REDIRECTION
  ENI_SG_RULES_MISMATCH SG_HAS_NO_RULES SG_REFERENCES_NOT_PRESERVED SG_REFERENCING_SUPPORT UNKNOWN_PEERED_SGS
  SUBNET_ACL_RESTRICTION ENI_ADDRESS_RESTRICTION ENI_SOURCE_DEST_CHECK_RESTRICTION PROTOCOL_RESTRICTION
  IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS IGW_DESTINATION_ADDRESS_IN_VPC_CIDRS
  IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS
  IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS IGW_NAT_REFLECTION
  GATEWAY_REJECTS_SPOOFED_TRAFFIC VPC_BLOCK_PUBLIC_ACCESS_ENABLED
  NGW_REQUIRES_SOURCE_IN_VPC NGW_SOURCE_ADDRESS_REASSIGN NGW_DEST_ADDRESS_PRESERVATION REMAP_EPHEMERAL_PORT
  REGIONAL_NGW_ROUTE_AZ_RESTRICTION
  PCX_REQUIRES_ADDRESS_IN_VPC_CIDR VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS
  TGW_ROUTE_AZ_RESTRICTION TGW_ATTACH_VPC_AZ_RESTRICTION TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION
  TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT TGW_RTB_CANNOT_ROUTE TGW_RTB_MORE_SPECIFIC_ROUTE TGW_RTB_HIGHER_PRIORITY_ROUTE
  TGW_RTB_BAD_STATE_ROUTE TGW_RTB_ROUTES_ARE_UNKNOWN
  ELBV2_LISTENERS_MISMATCH ELBV2_LISTENER_PORT_RESTRICTION ELBV2_LISTENER_HAS_NO_TG ELBV2_LISTENER_REQUIRES_TG_ACCEPT
  ELBV2_NO_TARGETS_IN_AZ ELBV2_SOURCE_ADDRESS_PRESERVATION ELB_INSTALLED_AZ_RESTRICTION ELB_NOT_CROSSZONE
  TARGET_ADDRESS_RESTRICTION TARGET_PORT_RESTRICTION
  ELB_ACL_RESTRICTION ELB_LISTENERS_MISMATCH ELB_LISTENER_PORT_RESTRICTION
  GWLB_PROTOCOL_RESTRICTION GWLB_DESTINATION_PORT_RESTRICTION FIREWALL_RULES_RESTRICTION
  VPCE_GATEWAY_PROTOCOL_RESTRICTION VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION VPCE_INTRA_VPC_TRAFFIC
  VPCE_SERVICE_NOT_INSTALLED_IN_AZ
  DISCONNECTED_VPCS NO_PATH NO_SOURCE_OR_DESTINATION UNASSOCIATED_COMPONENT UNSUPPORTED_COMPONENT
`
  .trim()
  .split(/\s+/);

/** The members of a type of ours that is one of several words. */
function wordsOf(file: string, type: string): string[] {
  const declared = new RegExp(`export type ${type} =([^;]+);`).exec(read(file))?.[1] ?? '';
  return [...declared.matchAll(/'(\w+)'/g)].map(([, word]) => word ?? '');
}

/** What stands under a heading, up to the next one of any level. */
function under(heading: string): string {
  const after = page.split(`\n${heading}\n`)[1];
  if (after === undefined) throw new Error(`there is no “${heading}”`);
  return after.split(/\n##+ /)[0] ?? '';
}

/** The cells of every row, of which the first begins with something in backticks. */
function rows(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** The names in backticks that begin rows. */
function firsts(text: string): string[] {
  return rows(text).flatMap(([cell]) =>
    [...(cell ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? ''),
  );
}

function sources(folder: string): string[] {
  return fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => path.join(folder, file));
}

describe('rules', () => {
  const known = rules.map(({ id }) => id as string);

  test('each stands in a row that says how far it is modelled', () => {
    const modelled = page.slice(
      page.indexOf('\n## What is modelled\n'),
      page.indexOf('\n## Sets of packets\n'),
    );
    const cells = modelled.split('\n').filter((line) => line.startsWith('| '));
    const named = new Set(
      cells.flatMap(
        (line) =>
          line
            .split('|')
            .at(-2)
            ?.match(/\bR\d+\b/g) ?? [],
      ),
    );
    expect(known.filter((id) => !named.has(id))).toEqual([]);
  });

  test('none is named that there is not', () => {
    expect((page.match(/\bR\d+\b/g) ?? []).filter((id) => !known.includes(id))).toEqual([]);
  });
});

describe('codes', () => {
  const codes = wordsOf('lib/core/aws/trace/codes.ts', 'ExplanationCode');
  const engine = sources('lib/core/aws')
    .filter((file) => !file.endsWith('trace/codes.ts') && !file.includes('aws/repair/'))
    .map(read);
  const said = codes.filter((code) => engine.some((text) => text.includes(`'${code}'`)));

  test('AWS has 76 that a walk could say, and the list of ours has most of them', () => {
    expect([codesOfAws.length, new Set(codesOfAws).size]).toEqual([76, 76]);
    expect(codes.length).toBeGreaterThan(60);
  });

  test('each is AWS’s, or begins with X_ because AWS has none', () => {
    expect(codes.filter((code) => !code.startsWith('X_') && !codesOfAws.includes(code))).toEqual([]);
  });

  test('the page explains each of our own that something says, and no other', () => {
    const explained = firsts(under('## Words')).filter((name) => name.startsWith('X_'));
    expect(explained.sort()).toEqual(said.filter((code) => code.startsWith('X_')).sort());
  });

  test('the page names each that nothing says', () => {
    const line = page.split('\n').find((one) => one.startsWith('Kept in the list of codes')) ?? '';
    const unsaid = [...line.matchAll(/`(\w+)`/g)].map(([, code]) => code);
    expect(unsaid.sort()).toEqual(codes.filter((code) => !said.includes(code)).sort());
  });
});

test.each(['Disposition', 'Outcome', 'StepKind'])('%s: every word has a row', (type) => {
  const words = wordsOf('lib/core/aws/trace/step.ts', type);
  expect(words.length).toBeGreaterThan(4);
  expect(firsts(under('## Words'))).toEqual(expect.arrayContaining(words));
});

test('no word is explained that is none', () => {
  const words = ['Disposition', 'Outcome', 'StepKind'].flatMap((type) =>
    wordsOf('lib/core/aws/trace/step.ts', type),
  );
  const explained = firsts(under('## Words')).filter((name) => !name.startsWith('X_'));
  expect([...explained].sort()).toEqual([...words].sort());
});

test('edits stand in the order in which equal ones are preferred', () => {
  expect(firsts(under('## The smallest repair'))).toEqual(editKinds);
});

test('every kind of finding has a row, with the rules that its file names', () => {
  const named = findingKinds.map((kind) => {
    const text = read(`lib/core/aws/findings/${kind}.ts`);
    return [`\`${kind}\``, [...new Set([...text.matchAll(/'(R\d+)'/g)].map(([, id]) => id))].sort()];
  });
  const told = rows(under('## Findings')).map(([kind, , ids]) => [kind, (ids ?? '').split(', ').sort()]);
  expect(told).toEqual(named);
});

describe('import', () => {
  test('every call has a row', () => {
    expect(firsts(under('## Import'))).toEqual([...new Set(calls.map(({ command }) => command))]);
  });

  test('w marks calls whose output does not say what it is of, and e those whose empty one does not', () => {
    const marked = rows(under('## Import')).map(([call, mark]) => [call, mark]);
    const wanted = new Map(
      calls.map(({ command, subject, about }) => [`\`${command}\``, subject ? 'w' : about ? 'e' : '']),
    );
    expect(marked).toEqual([...wanted]);
  });

  test('limits are those that are kept', () => {
    const count = (number: number): string => number.toLocaleString('en-GB');
    const size = (bytes: number): string => `${bytes / 1e6} MB`;
    const sentence =
      under('## Import')
        .split('\n')
        .find((line) => line.startsWith('Limits')) ?? '';
    for (const number of [
      limits.files,
      limits.objects,
      limits.depth,
      limits.text,
      limits.policy,
      limits.zipRatio,
    ])
      expect(sentence).toMatch(new RegExp(`\\b${count(number)}\\b`));
    expect(sentence).toContain(`${size(limits.fileBytes)} each and ${size(limits.totalBytes)} together`);
    expect(sentence).toContain(`a zip of ${size(limits.zipBytes)}`);
  });
});

/** Commands with what the page says that they print. */
const shown = [...page.matchAll(/```sh\nnpm run -s trace -- (.+)\n```\n\n```text\n([^`]+)```/g)].map(
  ([, words, text]) => [words ?? '', text ?? ''] as const,
);

test('two commands are shown with their output', () => {
  expect(shown).toHaveLength(2);
});

test.each(shown)('%s prints the lines that are shown, in this order', async (words, text) => {
  const printed = await new Promise<string>((resolve, reject) => {
    const all = ['--import', 'tsx', 'scripts/trace.ts', ...words.split(' ')];
    execFile(process.execPath, all, { cwd: root }, (error, out) => (error ? reject(error) : resolve(out)));
  });
  // Between two “…” every line is there, one after the other.
  const parts = text.split('…\n').map((part) => part.replace(/\n+$/, ''));
  expect(parts.length).toBeGreaterThan(1);
  let at = 0;
  for (const part of parts) {
    const found = `${printed.slice(at)}\n`.indexOf(`${part}\n`);
    expect(found, part).toBeGreaterThanOrEqual(0);
    at += found + part.length;
  }
});

test('every file that is named is there', () => {
  const names = [...page.matchAll(/`((?:[\w-]+\/)*[\w-]+\.ts)`/g)].map(([, name]) => name ?? '');
  expect(names.length).toBeGreaterThan(10);
  // In a table about the engine a file of it is called by its name alone.
  const places = ['', 'lib/import/', 'lib/core/aws/'];
  const isThere = (name: string): boolean =>
    places.some((place) => fs.existsSync(path.join(root, place, name)));
  expect(names.filter((name) => !isThere(name))).toEqual([]);
  const folders = [...page.matchAll(/`(lib\/[\w/-]+\/)`/g)].map(([, name]) => name ?? '');
  expect(folders.filter((name) => !fs.existsSync(path.join(root, name)))).toEqual([]);
});
