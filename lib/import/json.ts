import { accepted, refused, type Parsed } from '@/lib/core/net/parsed';
import { whatIsWrongIn } from './json-error';
import { limits } from './limits';
import { shown } from './note';

/** Reads a file of JSON: UTF-8, or the UTF-16 with a mark that PowerShell writes. Refuses what is nested too deeply. */
export function parseJson(bytes: Uint8Array): Parsed<unknown> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return refused('It is a zip: choose it alone, or unpack it.');
  const text = decoded(bytes);
  if (text === null) return refused('It is not text: JSON is written in UTF-8.');
  if (!/\S/.test(text)) return refused('It is empty.');
  if (!/^\s*[[{]/.test(text)) return refused(otherFormat(text));
  if (isTooDeep(text))
    return refused(`It is nested more than ${limits.depth} levels deep, which no output of AWS is.`);
  try {
    return accepted(JSON.parse(text) as unknown);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refused(`It is not whole JSON: ${whatIsWrongIn(text)}.`);
  }
}

function decoded(bytes: Uint8Array): string | null {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** The AWS CLI writes YAML, tables and tab-separated text as well when it is asked to, or set so. */
function otherFormat(text: string): string {
  const line = text.slice(0, 1_000).trimStart().split('\n', 1)[0]?.trim() ?? '';
  const as = 'ask for the call again with --output json';
  if (/^[-+|]{5,}/.test(line)) return `It is a table, not JSON: ${as}.`;
  if (/^(?:---|- )|^[A-Za-z]\w*:(?:\s|$)/.test(line)) return `It looks like YAML, not JSON: ${as}.`;
  if (line.includes('\t')) return `It looks like text output, not JSON: ${as}.`;
  if (/^[^\s,]+(?:,[^,]*)+$/.test(line)) return `It looks like CSV, not JSON: ${as}.`;
  return `It is not JSON, which starts with { or [; it starts with “${shown(line)}”: ${as}.`;
}

/** Counted before parsing, because the parser goes as deep as it is led. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) at = endOfString(text, at);
    else if (code === 0x5b || code === 0x7b) {
      if (++depth > limits.depth) return true;
    } else if (code === 0x5d || code === 0x7d) depth--;
  }
  return false;
}

function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === 0x5c) slashes++;
    if (slashes % 2 === 0) return at;
  }
  return text.length;
}
