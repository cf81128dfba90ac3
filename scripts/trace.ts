import { beliefs, bentRules } from '@/lib/core/aws/beliefs';
import type { Switches } from '@/lib/core/aws/rule';
import { awsRules } from '@/lib/core/aws/rules';
import { probeOf } from '@/lib/core/aws/trace/probe';
import { reportOf } from '@/lib/core/aws/trace/report';
import { parseFlowRequest, type TypedRequest } from '@/lib/core/aws/trace/request';
import { trace, type Probe } from '@/lib/core/aws/trace/trace';
import type { Topology } from '@/lib/core/aws/topology/topology';
import { parseArguments, type Arguments } from './arguments';
import { section, textOf } from './trace/print';
import { readTopology } from './trace/read';
import { repairLines, repairReport } from './trace/repair';

const usage = `Use: npm run -s trace -- --topology FILE|FOLDER --from ENI|ADDRESS|VPC:ADDRESS --to ENI|ADDRESS|VPC:ADDRESS
       --protocol tcp|udp|icmp|NUMBER [--port 443] [--icmp TYPE/CODE] [--client-ports linux|windows|any|LO-HI]
       [--explain-all] [--belief M12] [--repair] [--json]`;

const options = ['topology', 'from', 'to', 'protocol', 'port', 'icmp', 'client-ports', 'belief'];
const flags = ['explain-all', 'repair', 'json'];

/** Bad input: one sentence on stderr, exit 2. */
class Misuse extends Error {}

async function main(words: string[]): Promise<string> {
  const given = parseArguments(words, { flags, options });
  if (typeof given === 'string') throw new Misuse(`${given}\n${usage}`);
  if (given.words.length > 0) throw new Misuse(`There is one word too many: ${given.words[0]}.\n${usage}`);
  const { topology, notes } = await readOr(needed(given, 'topology'));
  const probe = probeFrom(topology, given);
  const rules = rulesFrom(given.options.get('belief'));
  const report = reportOf(trace(topology, probe, { rules, explainAll: given.flags.has('explain-all') }));
  const repair = given.flags.has('repair') ? repairReport(topology, probe) : null;
  if (given.flags.has('json')) return JSON.stringify({ ...report, ...(repair ? { repair } : {}), notes });
  return [
    textOf(report),
    ...(repair ? repairLines(repair) : []),
    ...section('What the import says', notes),
  ].join('\n');
}

async function readOr(where: string): Promise<{ topology: Topology; notes: string[] }> {
  const read = await readTopology(where);
  if (!read.ok) throw new Misuse(read.problems.join('\n'));
  return read;
}

function probeFrom(topology: Topology, given: Arguments): Probe {
  const typed: TypedRequest = {
    from: needed(given, 'from'),
    to: needed(given, 'to'),
    protocol: needed(given, 'protocol'),
    port: given.options.get('port'),
    icmp: given.options.get('icmp'),
    clientPorts: given.options.get('client-ports'),
  };
  const request = parseFlowRequest(topology, typed);
  if (!request.ok)
    throw new Misuse(
      `--${request.field === 'clientPorts' ? 'client-ports' : request.field}: ${request.reason}`,
    );
  const probe = probeOf(topology, request.value);
  if (!probe.ok) throw new Misuse(probe.reason);
  return probe.value;
}

function rulesFrom(id: string | undefined): Switches {
  if (id === undefined) return awsRules;
  const known = beliefs.find((one) => one.id === id);
  if (known) return bentRules(known.id);
  const parts = beliefs
    .filter((one) => one.id.startsWith(id) && /^[a-f]$/.test(one.id.slice(id.length)))
    .map((one) => one.id);
  throw new Misuse(
    `--belief: there is no belief ${id}${parts.length > 0 ? `; there are ${parts.join(' and ')}` : ''}.`,
  );
}

function needed({ options: values }: Arguments, name: string): string {
  const value = values.get(name);
  if (value === undefined || value === '') throw new Misuse(`--${name} is missing.\n${usage}`);
  return value;
}

// A reader that has seen enough (head) closes the pipe; that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

try {
  process.stdout.write(`${await main(process.argv.slice(2))}\n`);
} catch (error) {
  if (!(error instanceof Misuse)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
