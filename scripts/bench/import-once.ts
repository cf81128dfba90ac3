import { importAws } from '@/lib/import/aws-json';
import { bigNetwork } from './big-network';

const interfaces = 5_000;
const goals = { milliseconds: 1_000, megabytes: 200 };

// One cold import, as a server's first is. The peak is what the process held at most above what it held with the files ready.
const files = bigNetwork(interfaces);
const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
const before = process.memoryUsage.rss();
const start = performance.now();
const cpuBefore = process.cpuUsage();
const result = importAws(files);
const milliseconds = performance.now() - start;
const { user, system } = process.cpuUsage(cpuBefore);
if (!result.ok) throw new Error(result.problems[0]?.says);
const count = result.topology.interfaces.length;
if (count !== interfaces) throw new Error(`${count} of ${interfaces} interfaces`);
const megabytes = (process.resourceUsage().maxRSS * 1024 - before) / 1e6;
console.log(
  [
    `import of ${interfaces} interfaces (${(bytes / 1e6).toFixed(1)} MB)`,
    `${milliseconds.toFixed(0)} ms (${((user + system) / 1000).toFixed(0)} ms of CPU) = ${(goals.milliseconds / milliseconds).toFixed(2)} of the goal`,
    `peak +${megabytes.toFixed(0)} MB = ${(goals.megabytes / Math.max(1, megabytes)).toFixed(2)} of the goal`,
  ].join('  '),
);
