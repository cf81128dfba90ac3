import { spawn, type ChildProcessByStdio } from 'node:child_process';
import path from 'node:path';
import readline from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { formatIp } from '@/lib/core/net/ip';
import { tcp, udp } from '@/lib/core/net/protocol';
import { listening } from './draw-flows';
import type { Flow } from './flow';

/** A program in the namespace of a host that answers, and opens flows. */
export class HostAgent {
  private readonly child: ChildProcessByStdio<Writable, Readable, null>;
  private readonly lines: AsyncIterator<string>;

  constructor(private readonly namespace: string) {
    const agent = path.join(import.meta.dirname, 'agent.mjs');
    const ports = [listening.tcp.join(','), listening.udp.join(',')];
    const words = ['netns', 'exec', namespace, process.execPath, agent, ...ports];
    this.child = spawn('ip', words, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.lines = readline.createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
  }

  async ready(): Promise<void> {
    const line = await this.line();
    if (line !== 'ready') throw new Error(`${this.namespace} says “${line}”`);
  }

  /** Opens the flows all at once; gives those that were answered in time. */
  async open(flows: readonly Flow[], milliseconds: number): Promise<Flow[]> {
    if (flows.length === 0) return [];
    this.child.stdin.write(`${JSON.stringify(flows.map((flow, id) => openingOf(flow, id, milliseconds)))}\n`);
    const ids = JSON.parse(await this.line()) as number[];
    return flows.filter((_, id) => ids.includes(id));
  }

  close(): void {
    this.child.kill('SIGKILL');
  }

  private async line(): Promise<string> {
    const { value, done } = await this.lines.next();
    if (done === true) throw new Error(`the agent in ${this.namespace} has ended`);
    return value;
  }
}

function openingOf(
  { source, destination, protocol, ...ports }: Flow,
  id: number,
  milliseconds: number,
): object {
  return {
    id,
    protocol: protocol === tcp ? 'tcp' : protocol === udp ? 'udp' : 'icmp',
    source: formatIp(source),
    destination: formatIp(destination),
    ...ports,
    milliseconds,
  };
}
