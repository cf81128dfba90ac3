import net from 'node:net';
import { Stop } from './say.mjs';

/** Refuses a port that somebody else listens on. */
export function checkPort(host, port) {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', (error) =>
      reject(
        new Stop(
          error.code === 'EADDRINUSE'
            ? `Port ${port} is in use: stop what listens there, or choose another with PORT=3001 npm start.`
            : `Port ${port} on ${host} cannot be opened (${error.code}): choose another with PORT, or another address with HOST.`,
        ),
      ),
    );
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}
