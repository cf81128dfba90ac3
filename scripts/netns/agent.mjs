import { spawn } from 'node:child_process';
import dgram from 'node:dgram';
import net from 'node:net';
import readline from 'node:readline';

/**
 * Lives in the namespace of one host: answers on the ports it was given, and opens the flows that it reads, a list in
 * JSON on each line. It writes `ready`, then for each list the ids of those that were answered. It ends with its input.
 *
 * @typedef {{ id: number, protocol: 'tcp' | 'udp' | 'icmp', source: string, sourcePort: number, destination: string,
 *   destinationPort: number, milliseconds: number }} Opening
 */

const [tcpPorts, udpPorts] = process.argv.slice(2).map((text) => text.split(',').map(Number));

/** @param {number} port */
function listen(port) {
  return new Promise((resolve) => {
    net
      .createServer((socket) => socket.on('error', () => socket.destroy()))
      .listen({ port, host: '0.0.0.0', backlog: 511 }, () => resolve(null));
  });
}

/** @param {number} port */
function echo(port) {
  return new Promise((resolve) => {
    const socket = dgram.createSocket('udp4');
    // An ICMP error after an answer says nothing that the client does not notice itself.
    socket.on('error', () => undefined);
    socket.on('message', (text, { address, port: from }) => socket.send(text, from, address));
    socket.bind(port, '0.0.0.0', () => resolve(null));
  });
}

/**
 * Ports and addresses that cannot be taken are a fault of ours, not an answer of the network.
 * @param {NodeJS.ErrnoException} error
 */
function refuseFaults(error) {
  if (['EADDRINUSE', 'EADDRNOTAVAIL', 'EINVAL', 'EACCES'].includes(error.code ?? '')) throw error;
}

/** @param {Opening} opening @returns {Promise<boolean>} */
function openTcp({ source, sourcePort, destination, destinationPort, milliseconds }) {
  return new Promise((resolve) => {
    const socket = net.connect({
      host: destination,
      port: destinationPort,
      localAddress: source,
      localPort: sourcePort,
    });
    /** @param {boolean} answered */
    const end = (answered) => {
      clearTimeout(timer);
      // A reset leaves no TIME_WAIT, so the port is free for a second look.
      if (answered) socket.resetAndDestroy();
      else socket.destroy();
      resolve(answered);
    };
    const timer = setTimeout(() => end(false), milliseconds);
    socket.once('connect', () => end(true));
    socket.on('error', (error) => {
      refuseFaults(error);
      end(false);
    });
  });
}

/** @param {Opening} opening @returns {Promise<boolean>} */
function openUdp({ source, sourcePort, destination, destinationPort, milliseconds }) {
  return new Promise((resolve) => {
    const socket = dgram.createSocket('udp4');
    /** @param {boolean} answered */
    const end = (answered) => {
      clearTimeout(timer);
      socket.removeAllListeners().on('error', () => undefined);
      socket.close();
      resolve(answered);
    };
    const timer = setTimeout(() => end(false), milliseconds);
    socket.on('message', (_, { address, port }) => {
      if (address === destination && port === destinationPort) end(true);
    });
    socket.on('error', (error) => {
      refuseFaults(error);
      end(false);
    });
    socket.bind(sourcePort, source, () =>
      socket.send('hopwise', destinationPort, destination, (error) => {
        if (error) end(false);
      }),
    );
  });
}

/** @param {Opening} opening @returns {Promise<boolean>} */
function ping({ source, sourcePort, destination, milliseconds }) {
  return new Promise((resolve, reject) => {
    const wait = String(milliseconds / 1000);
    const words = ['-n', '-c', '1', '-W', wait, '-e', String(sourcePort), '-I', source, destination];
    const child = spawn('ping', words, { stdio: ['ignore', 'pipe', 'ignore'] });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (out += text));
    child.on('error', reject);
    // It counts an answer from another address, which no other program would.
    child.on('close', (code) => resolve(code === 0 && !out.includes('DIFFERENT ADDRESS')));
  });
}

const open = { tcp: openTcp, udp: openUdp, icmp: ping };

await Promise.all([...(tcpPorts ?? []).map(listen), ...(udpPorts ?? []).map(echo)]);
console.log('ready');
for await (const line of readline.createInterface({ input: process.stdin })) {
  /** @type {Opening[]} */
  const openings = JSON.parse(line);
  const answered = await Promise.all(openings.map((one) => open[one.protocol](one)));
  console.log(JSON.stringify(openings.filter((_, at) => answered[at]).map(({ id }) => id)));
}
process.exit(0);
