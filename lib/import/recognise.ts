import { isRegion } from './aws/region';
import type { AnyCall } from './call';
import { calls } from './calls';
import { shown } from './note';

/** Members of one call in one file, or a sentence on what was found instead. */
export type Found =
  | {
      kind: 'members';
      call: AnyCall;
      subject: string;
      region: string | null;
      members: { value: unknown; at: string }[];
      /** It says itself that there is more. */
      goesOn: boolean;
    }
  | { kind: 'passed-over'; says: string }
  | { kind: 'problem'; says: string }
  | { kind: 'refused'; command: string; says: string };

type Json = Record<string, unknown>;
/** What AWS writes when there is more. */
const tokens = ['NextToken', 'nextToken', 'NextMarker', 'nextMarker'];
const besides = new Set([...tokens, 'AdditionalRoutesAvailable', 'ResponseMetadata']);

type Asked = { [key: string]: unknown };

/** Tells the calls in a file by its keys and those of its members. Its name says nothing. */
export function recognise(value: unknown): Found[] {
  if (Array.isArray(value)) return inList(value.flat(1), {}, '');
  return isObject(value)
    ? inObject(value, {}, '', 0)
    : [{ kind: 'passed-over', says: 'It holds no object.' }];
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function inObject(value: Json, asked: Asked, at: string, depth: number): Found[] {
  if (Object.hasOwn(value, 'Request') && (Object.hasOwn(value, 'Response') || Object.hasOwn(value, 'Error')))
    return depth > 0 ? [nested()] : inWrapper(value, at);
  if (isError(value)) return [refusedBy(value, asked)];
  const one = byMarks(value, asked);
  if (one)
    return [isOf(one, asked) ? membersOf(one, [{ value, at }], asked, false) : whose([one], at || 'It')];
  const found = Object.keys(value).flatMap((key) => underKey(key, value, asked, at));
  if (found.length > 0) return found;
  const keys = Object.keys(value)
    .slice(0, 3)
    .map((key) => `“${shown(key)}”`);
  const has = keys.length > 0 ? `an object with ${keys.join(', ')}` : 'an empty object';
  return [{ kind: 'passed-over', says: `${has} is no output of a call that is read here` }];
}

function nested(): Found {
  return { kind: 'problem', says: 'a Request with its Response inside another is not read' };
}

/** `{"Request": …, "Response": …}`: what was asked for beside what AWS answered. */
function inWrapper(value: Json, at: string): Found[] {
  const asked: Asked = isObject(value.Request) ? value.Request : {};
  if (isObject(value.Error)) return [refusedBy(value, asked)];
  const { Response: response } = value;
  const inside = `${at}${at ? '.' : ''}Response`;
  if (Array.isArray(response)) return inList(response.flat(1), asked, inside);
  return isObject(response)
    ? inObject(response, asked, inside, 1)
    : [{ kind: 'problem', says: `${inside} must be AWS's output, an object or a list` }];
}

function underKey(key: string, value: Json, asked: Asked, at: string): Found[] {
  const of = callsByKey.get(key);
  const inside = value[key];
  if (!of) return [];
  const where = at ? `${at}.${key}` : key;
  const goesOn =
    tokens.some((token) => typeof value[token] === 'string' && value[token] !== '') ||
    (key === 'Routes' && (value.AdditionalRoutesAvailable === true || isFiltered(asked)));
  if (isObject(inside) && of[0]) return [membersOf(of[0], [{ value: inside, at: where }], asked, goesOn)];
  if (!Array.isArray(inside)) return [{ kind: 'problem', says: `${where} must be a list` }];
  const members = inside.map((member: unknown, index) => ({ value: member, at: `${where}[${index}]` }));
  const wanted = of.filter((one) => isOf(one, asked));
  if (wanted.length === 0) return [whose(of, where)];
  if (wanted.length === 1 || members.length === 0)
    return wanted.map((one) => membersOf(one, members, asked, goesOn));
  const told = members.map((member) => ({
    member,
    call:
      (isObject(member.value) ? wanted.find((one) => fits(one, member.value as Json)) : undefined) ??
      wanted[0],
  }));
  return wanted.flatMap((one) => {
    const its = told.filter(({ call }) => call === one).map(({ member }) => member);
    return its.length > 0 ? [membersOf(one, its, asked, goesOn)] : [];
  });
}

/** What a filter of a search for routes must let through, by its name, to leave nothing out. */
const everything: Record<string, readonly string[]> = {
  state: ['active', 'blackhole'],
  type: ['static', 'propagated'],
};

/** A search for routes must have a filter. By every state or every type it is whole; by anything else it is not. */
function isFiltered({ Filters: filters }: Asked): boolean {
  if (!Array.isArray(filters)) return false;
  return filters.some((one: unknown) => {
    if (!isObject(one) || !Array.isArray(one.Values)) return true;
    const needed = Object.entries(everything).find(([name]) => name === one.Name)?.[1];
    return !needed?.every((value) => (one.Values as unknown[]).includes(value));
  });
}

/** A bare list, as `--query` leaves it. It may hold members, whole outputs, or outputs with their requests. */
function inList(list: readonly unknown[], asked: Asked, at: string): Found[] {
  if (list.length === 0 && Object.keys(asked).length === 0)
    return [{ kind: 'passed-over', says: 'an empty list says not of what' }];
  const found: Found[] = [];
  const byCall = new Map<AnyCall, { value: unknown; at: string }[]>();
  let unknown = 0;
  for (const [index, value] of list.entries()) {
    const where = `${at}[${index}]`;
    const call = isObject(value) ? byMarks(value, asked) : undefined;
    if (call) {
      const its = byCall.get(call);
      if (its) its.push({ value, at: where });
      else byCall.set(call, [{ value, at: where }]);
    } else if (isObject(value) && isDocument(value)) found.push(...inObject(value, asked, where, 0));
    else unknown++;
  }
  for (const [call, members] of byCall) {
    found.push(isOf(call, asked) ? membersOf(call, members, asked, false) : whose([call], at || 'the list'));
  }
  if (unknown > 0)
    found.push({
      kind: 'passed-over',
      says: `${unknown} of the list are no members of a call that is read here`,
    });
  return found;
}

/** Whether it is the whole output of a call, and not a member with a list of the same name inside. */
function isDocument(value: Json): boolean {
  if (Object.hasOwn(value, 'Request') && Object.hasOwn(value, 'Response')) return true;
  const keys = Object.keys(value).filter((key) => !besides.has(key));
  return keys.length > 0 && keys.every((key) => callsByKey.has(key));
}

type Members = { value: unknown; at: string }[];

function membersOf(call: AnyCall, members: Members, asked: Asked, goesOn: boolean): Found {
  const about = asked[call.subject ?? call.about ?? ''];
  const subject = typeof about === 'string' ? about : '';
  const region = typeof asked.Region === 'string' && isRegion(asked.Region) ? asked.Region : null;
  if (!call.holds) return { kind: 'members', call, subject, region, members, goesOn };
  const { key, of } = call.holds;
  return {
    kind: 'members',
    call: of,
    subject,
    region,
    members: members.flatMap((one) => heldBy(one, key)),
    goesOn,
  };
}

/** What a member wraps; one that wraps nothing is looked at itself, to say what it lacks. */
function heldBy(member: Members[number], key: string): Members {
  const held = isObject(member.value) && Object.hasOwn(member.value, key) ? member.value[key] : undefined;
  if (!Array.isArray(held)) return [member];
  return held.map((value: unknown, index) => ({ value, at: `${member.at}.${key}[${index}]` }));
}

/** Whether the request says what the call needs. */
function isOf(call: AnyCall, asked: Asked): boolean {
  return !call.subject || (typeof asked[call.subject] === 'string' && asked[call.subject] !== '');
}

function whose(of: readonly AnyCall[], where: string): Found {
  const subjects = of.map((one) => one.subject).join(' or ');
  const request = `{"Request": {"${of[0]?.subject}": "…"}, "Response": …}`;
  return {
    kind: 'problem',
    says: `${where} (${of.map((one) => one.command).join(' or ')}) does not say of which ${subjects} it is; wrap it as ${request}`,
  };
}

const callsByKey = new Map<string, AnyCall[]>();
for (const one of calls) if (one.key) callsByKey.set(one.key, [...(callsByKey.get(one.key) ?? []), one]);

function fits({ marks }: AnyCall, value: Json): boolean {
  const has = (key: string) => Object.hasOwn(value, key);
  return (
    marks.has.every(has) &&
    (!marks.either || marks.either.some(has)) &&
    !marks.not?.some(has) &&
    (!marks.states || (typeof value.State === 'string' && marks.states.includes(value.State)))
  );
}

/** Where a request names the subject of one of several calls that fit, it decides. */
function byMarks(value: Json, asked: Asked): AnyCall | undefined {
  const fitting = calls.filter((one) => fits(one, value));
  return fitting.find((one) => one.subject && isOf(one, asked)) ?? fitting[0];
}

function isError(value: Json): boolean {
  return isObject(value.Error) && typeof value.Error.Code === 'string';
}

function refusedBy(value: Json, asked: Asked): Found {
  const error = isObject(value.Error) ? value.Error : {};
  const code = typeof error.Code === 'string' ? error.Code : 'an error';
  const action = typeof asked.Action === 'string' ? asked.Action : '';
  return { kind: 'refused', command: commandOf(action), says: `AWS answered with ${shown(code)}` };
}

/** What the CLI prints when AWS refuses, where somebody kept that in the file. */
export function refusalIn(text: string): Found | null {
  const match = /An error occurred \((\w{1,60})\) when calling the (\w{1,60}) operation/.exec(text);
  if (!match) return null;
  return { kind: 'refused', command: commandOf(match[2] ?? ''), says: `AWS answered with ${match[1]}` };
}

/** describe-vpcs of DescribeVpcs. */
function commandOf(operation: string): string {
  return operation.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();
}
