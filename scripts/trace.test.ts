import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatTopologyDocument } from '@/lib/import/document/format';
import { fixture, imported } from '@/tests/support/import-fixture';
import { readTopology } from './trace/read';

const root = path.resolve(import.meta.dirname, '..');
const shop = 'lib/import/fixtures/shop';
const simple = 'content/topologies/public-and-private.json';
const place = fs.mkdtempSync(path.join(os.tmpdir(), 'trace-'));

type End = { code: number | null; out: string; said: string };
type Way = { disposition: string; hops: string[]; steps: { kind: string; code?: string }[] };
type Answer = {
  outcome: string;
  forward: Way & { blockers: unknown[] };
  return: Way | null;
  unknowns: object[];
  notes: string[];
  repair?: { repairs: { says: string[]; opens: string }[] };
};

/** Runs the command as a person would. */
async function run(...words: string[]): Promise<End> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/trace.ts', ...words], {
    cwd: root,
    env: { PATH: process.env.PATH, NODE_ENV: 'test' },
  });
  const closed = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [out, said] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await closed, out, said };
}

async function answered(...words: string[]): Promise<Answer> {
  const { code, out, said } = await run(...words, '--json');
  expect([code, said]).toEqual([0, '']);
  return JSON.parse(out) as Answer;
}

const flow = (topology: string, from: string, to: string, port = '443') => [
  ...['--topology', topology, '--from', from, '--to', to, '--protocol', 'tcp', '--port', port],
];

beforeAll(() => {
  fs.writeFileSync(path.join(place, 'calls.yaml'), 'Vpcs:\n- VpcId: vpc-1\n');
  fs.writeFileSync(path.join(place, 'half.json'), '{"Vpcs": [');
  fs.mkdirSync(path.join(place, 'empty'));
  const listed = path.join(place, 'no-acl');
  fs.cpSync(path.join(root, shop), listed, { recursive: true });
  fs.rmSync(path.join(listed, 'network-acls.json'));
  fs.symlinkSync('circle', path.join(place, 'circle'));
});
afterAll(() => fs.rmSync(place, { recursive: true }));

test('its JSON holds the outcome, both ways with the components passed, and what is unknown', async () => {
  const found = await answered(...flow('content/topologies/endpoints.json', 'i-closed-a', '3.5.0.10'));
  expect(found).toMatchObject({ outcome: 'ESTABLISHED', unknowns: [], notes: [] });
  expect(found.forward).toMatchObject({ disposition: 'ACCEPTED', hops: ['eni-closed-a', 'vpce-s3'] });
  expect(found.return).toMatchObject({ disposition: 'ACCEPTED', hops: ['vpce-s3', 'eni-closed-a'] });
  expect(found.forward.steps[0]).toMatchObject({ n: 1, kind: 'ORIGINATE', rule: 'R43', at: 'eni-closed-a' });
});

test('a folder of calls and the document that says the same give one answer', async () => {
  const document = path.join(place, 'shop.json');
  const listed = path.join(place, 'listed');
  const files = fixture('shop').filter(({ path: file }) =>
    /^(?:vpcs|subnets|zones|route-tables|network-acls|security-groups|instances|internet-gateways)\.json$/.test(
      file,
    ),
  );
  fs.mkdirSync(listed);
  for (const [n, { bytes }] of files.entries()) fs.writeFileSync(path.join(listed, `answer ${n}`), bytes);
  fs.writeFileSync(document, formatTopologyDocument(imported(files).topology));
  const ask = (where: string) => answered(...flow(where, 'eni-0web', '8.8.8.8'), '--explain-all');
  const [folder, file] = await Promise.all([ask(listed), ask(document)]);
  expect({ ...folder, notes: [] }).toEqual(file);
  expect(folder.notes.join('\n')).toContain('aws ec2 describe-network-interfaces');
});

test('a flow that is blocked is an answer too, and its repair says what lets it pass', async () => {
  const found = await answered(...flow(simple, '198.51.100.9', '203.0.113.10', '8080'), '--repair');
  expect(found).toMatchObject({ outcome: 'FORWARD_BLOCKED', return: null });
  expect(found.forward.steps.at(-1)).toMatchObject({ kind: 'DROP', code: 'ENI_SG_RULES_MISMATCH' });
  expect(found.repair?.repairs[0]?.says.join(' ')).toContain('sg-shop-web');
});

test('everything that blocks is explained on request, and a belief bends the walk', async () => {
  const words = flow('content/topologies/peering-triangle.json', 'i-a', 'i-c');
  const closed = flow(simple, 'i-shop-app', 'i-shop-data', '80');
  const [truth, bent, all] = await Promise.all([
    answered(...words),
    answered(...words, '--belief', 'M24'),
    answered(...closed, '--explain-all'),
  ]);
  expect([truth.outcome, truth.forward.blockers.length]).toEqual(['FORWARD_BLOCKED', 1]);
  expect(bent.forward.hops).toContain('pcx-bc');
  expect([all.outcome, all.forward.blockers.length]).toEqual(['FORWARD_BLOCKED', 2]);
});

test('without --json it reads as text, and what it does not know comes with the call that would tell', async () => {
  const { code, out } = await run(...flow(path.join(place, 'no-acl'), 'eni-0web', '8.8.8.8'));
  expect(code).toBe(0);
  expect(out).toMatch(/^INDETERMINATE: /);
  expect(out).toMatch(/\nThere\n {2}INSUFFICIENT_INFO at /);
  expect(out).toMatch(/Would have to be known\n.*aws ec2 describe-network-acls/s);
});

test('bad input ends with 2 and a sentence, without a trace of the program', async () => {
  const wrong: [string[], string][] = [
    [[], '--topology is missing.'],
    [['--topologies', shop], "Unknown option '--topologies'."],
    [[...flow(simple, 'i-shop-web', '8.8.8.8'), '--icmp', '8/0'], '--icmp: Only ICMP has a type and a code.'],
    [flow(simple, 'eni-nowhere', '8.8.8.8'), '--from: There is no interface, instance or VPC “eni-nowhere”'],
    [flow(path.join(place, 'calls.yaml'), '10.0.0.1', '8.8.8.8'), 'calls.yaml: It looks like YAML, not JSON'],
  ];
  const ends = await Promise.all(wrong.map(([words]) => run(...words)));
  expect(ends.map(({ code, out }) => [code, out])).toEqual(wrong.map(() => [2, '']));
  for (const [n, [, sentence]] of wrong.entries()) {
    expect(ends[n]?.said.split('\n', 1)[0]).toContain(sentence);
    expect(ends[n]?.said).not.toMatch(/\n\s+at /);
  }
});

test.each([
  ['nothing there', 'gone', 'there is no file or folder'],
  ['an empty folder', 'empty', 'There is no file in it.'],
  ['half a file', 'half.json', 'half.json: It is not whole JSON: it ends too early, at line 1, column 11.'],
  ['a link to itself', 'circle', 'cannot be read: it is a link that leads to itself.'],
  ['part of a path that is a file', 'half.json/more', 'part of the path is a file, not a folder.'],
])('%s is no topology', async (_, name, sentence) => {
  const read = await readTopology(path.join(place, name));
  expect(read).toMatchObject({ ok: false, problems: [expect.stringContaining(sentence)] });
});
