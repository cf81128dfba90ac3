import type { z } from 'zod';
import { suggestion } from './closest';
import { formatPath, mostProblems, shown, type Problem } from './problem';

type Issue = z.core.$ZodIssue;
type RawIssue = z.core.$ZodRawIssue;

const nouns: Record<string, string> = {
  string: 'a text in quotes',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list in brackets',
  object: 'an object in braces',
};

/** Sentences for zod's issues, for one reading of one document: after a few hundred nobody reads on, and suggestions cost time. */
export function sentences(): (issue: RawIssue) => string {
  let left = 500;
  return (issue) => (left-- > 0 ? sentenceOf(issue) : 'This value does not belong here.');
}

/** One line for each unknown field. */
function sentenceOf(issue: RawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return `This field is missing: ${nouns[issue.expected] ?? 'a value'}.`;
      return `${capital(nouns[issue.expected] ?? 'Another value')} belongs here, not ${shown(issue.input)}.`;
    case 'unrecognized_keys':
      return issue.keys
        .slice(0, mostProblems)
        .map((key) => `There is no field ${shown(key)} here${suggestion(key, fieldsOf(issue.inst))}`)
        .join('\n');
    case 'invalid_value':
      return wantedOf(issue.values.map(String), issue.input);
    case 'too_big':
      return issue.origin === 'string'
        ? `This has at most ${issue.maximum} characters.`
        : `The most that may stand here is ${issue.maximum}${issue.origin === 'array' ? ' members' : ''}.`;
    case 'too_small':
      return issue.origin === 'string'
        ? 'This may not be empty.'
        : `The least that may stand here is ${issue.minimum}${issue.origin === 'array' ? ' members' : ''}.`;
    default:
      return 'This value does not belong here.';
  }
}

function wantedOf(values: readonly string[], input: unknown): string {
  const list = values.map((value) => `“${value}”`).join(', ');
  if (input === undefined) return `This field is missing: ${values.length > 1 ? 'one of ' : ''}${list}.`;
  const end = typeof input === 'string' ? suggestion(input, values) : '.';
  return `${values.length > 1 ? `One of ${list}` : list} belongs here, not ${shown(input)}${end}`;
}

function fieldsOf(schema: unknown): string[] {
  const shape = (schema as z.core.$ZodObject | undefined)?._zod.def.shape;
  return shape ? Object.keys(shape) : [];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What zod found, each with its path; of a value that may be of several kinds, what the nearest kind lacks. */
export function problemsOf(issues: readonly Issue[], above: readonly PropertyKey[] = []): Problem[] {
  return issues.slice(0, mostProblems).flatMap((issue): Problem[] => {
    const path = [...above, ...issue.path];
    if (issue.code === 'invalid_union') {
      const nearest = [...issue.errors].sort((a, b) => lacksOf(a) - lacksOf(b))[0];
      if (nearest) return problemsOf(nearest, path);
    }
    if (issue.code !== 'unrecognized_keys') return [{ path: formatPath(path), reason: issue.message }];
    const lines = issue.message.split('\n');
    return issue.keys.slice(0, mostProblems).map((key, i) => ({
      path: formatPath([...path, key]),
      reason: lines[i] ?? 'There is no such field here.',
    }));
  });
}

/** How far a value is from one of the kinds that it may be of. */
function lacksOf(issues: readonly Issue[]): number {
  return issues.reduce((sum, issue) => {
    if (issue.path.length === 0 && issue.code === 'invalid_type') return sum + 1000;
    return sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1);
  }, 0);
}
