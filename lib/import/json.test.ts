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

test('what is no text is refused, and a zip by its name', () => {
  expect(parseJson(Uint8Array.of(0x50, 0x4b, 3, 4))).toMatchObject({
    reason: expect.stringMatching(/zip/) as string,
  });
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

test('whole JSON has no error', () => {
  forAll([fc.jsonValue()], (value) => {
    for (const space of [0, 2]) {
      const text = JSON.stringify([value], null, space);
      expect(firstErrorOf(text)).toBe(text.length);
    }
  });
});

test('the error is the sign that JSON allows nowhere, or the beginning of the word that it cuts', () => {
  forAll(
    [fc.jsonValue(), fc.nat()],
    (value, n) => {
      const text = JSON.stringify([value], null, n % 3);
      const at = n % (text.length + 1);
      const error = firstErrorOf(`${text.slice(0, at)}\u0001${text.slice(at)}`);
      expect(error).toBeLessThanOrEqual(at);
      expect(text.slice(error, at)).toMatch(/^(\\(u[0-9a-f]{0,4})?|[\w.+-]*)$/);
    },
    500,
  );
});

test('what the engine refuses is refused with a place', () => {
  forAll(
    [fc.jsonValue(), fc.nat(), fc.constantFrom(',', '"', '}', ']', ':', '\\', '0', 'x', '[', '{')],
    (value, n, sign) => {
      const text = JSON.stringify([value]);
      const at = n % (text.length + 1);
      const bad = text.slice(0, at) + sign + text.slice(at);
      const parsed = parseJson(bytes(bad));
      if (parsed.ok) expect(parsed.value).toEqual(JSON.parse(bad));
      else expect(parsed.reason).toMatch(/line 1, column \d+|which starts with|looks like/);
    },
    500,
  );
});
