import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { forAll } from '@/tests/support/for-all';
import { parseJson } from './json';
import { firstErrorOf } from './json-error';

const bytes = (text: string) => new TextEncoder().encode(text);

test.each([
  ['{"Vpcs": [\n  {"VpcId": vpc-1}\n]}', /line 2, column 13 cannot be read/],
  ['{"Vpcs": [', /ends too early, at line 1, column 11/],
  ['{"Vpcs": ["a\nb"]}', /line 1, column 13/],
  ['{"Vpcs": ["\\x"]}', /line 1, column 12/],
  ['{"a": 1,}', /line 1, column 9/],
  ['[1 2]', /line 1, column 4/],
  ['{"a": 1}{"b": 2}', /line 1, column 9/],
  ['Vpcs:\n- VpcId: vpc-1\n', /YAML/],
  ['- VpcId: vpc-1\n', /YAML/],
  ['VPCS\t10.0.0.0/16\tdopt-1\n', /text output/],
  ['-----------------\n|  DescribeVpcs |\n', /table/],
  ['VpcId,CidrBlock\nvpc-1,10.0.0.0/16\n', /CSV/],
  ['<html></html>', /not JSON/],
  ['', /empty/],
  [' \n', /empty/],
  [`${'['.repeat(41)}${']'.repeat(41)}`, /levels deep/],
])('%j is refused with a sentence that says where or what', (text, says) => {
  const parsed = parseJson(bytes(text));
  expect(parsed.ok).toBe(false);
  if (!parsed.ok) expect(parsed.reason).toMatch(says);
});

test('what is no text is refused', () => {
  expect(parseJson(Uint8Array.of(0x7b, 0xff, 0x7d))).toMatchObject({ ok: false });
});

test('UTF-8 with a mark and the UTF-16 of PowerShell are read', () => {
  const utf16 = Uint8Array.from(Buffer.from('\ufeff{"a": "é"}', 'utf16le'));
  expect(parseJson(utf16)).toEqual({ ok: true, value: { a: 'é' } });
  expect(parseJson(bytes('\ufeff{"a": "é"}'))).toEqual({ ok: true, value: { a: 'é' } });
});

test('brackets inside strings are no depth', () => {
  expect(parseJson(bytes(JSON.stringify([`\\"${'['.repeat(100)}\\`]))).ok).toBe(true);
});

test('there is an error exactly where the parser of the engine finds one, and it lies at or behind the good beginning', () => {
  const nearly = fc
    .tuple(fc.jsonValue(), fc.nat(), fc.constantFrom('', ',', '"', '}', ']', ':', '\\', '0', ' ', 'x', '\n'))
    .map(([value, at, what]) => {
      const text = JSON.stringify([value]);
      const cut = at % (text.length + 1);
      return text.slice(0, cut) + what + text.slice(cut + (at % 2));
    });
  forAll(
    [nearly],
    (text) => {
      let good = true;
      try {
        JSON.parse(text);
      } catch {
        good = false;
      }
      expect(firstErrorOf(text) === text.length && closes(text)).toBe(good);
    },
    2_000,
  );
});

/** Whether the text is not just a beginning: with a space and a mark behind it, the error is the mark. */
function closes(text: string): boolean {
  return (
    firstErrorOf(`${text} !`) === text.length + 1 &&
    firstErrorOf(`${text},`) === text.length &&
    !endsOpen(text)
  );
}

function endsOpen(text: string): boolean {
  return (
    firstErrorOf(`${text} ]`) > text.length + 1 ||
    firstErrorOf(`${text} 0`) > text.length + 1 ||
    firstErrorOf(`${text} "" `) > text.length + 1 ||
    firstErrorOf(`${text} }`) > text.length + 1
  );
}
