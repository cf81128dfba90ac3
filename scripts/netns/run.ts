import { spawn } from 'node:child_process';

/** Runs a program with something to read and gives what it wrote. Throws with its last words when it fails. */
export function run(program: string, words: readonly string[], input = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { stdio: ['pipe', 'pipe', 'pipe'] });
    const [out, errors]: [string[], string[]] = [[], []];
    child.stdout.setEncoding('utf8').on('data', (text: string) => out.push(text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(out.join(''));
      else
        reject(
          new Error(`${[program, ...words].join(' ')} ended with ${code}: ${errors.join('')}\n${input}`),
        );
    });
    // Who ends before reading everything says with its code whether that was right.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
