import { z } from 'zod';
import type { Known } from '@/lib/core/aws/topology/known';
import type { PolicyStatement, VpcEndpoint } from '@/lib/core/aws/topology/endpoint';
import { parseJson } from '@/lib/import/json';
import { text } from './field';

const some = z.union([text, z.array(text)]).transform((one) => (typeof one === 'string' ? [one] : one));

/** What says more than the engine can judge (conditions, what is *not* named) is refused here, and so unknown. */
const statement = z.strictObject({
  Sid: text.optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Principal: z.union([
    z.literal('*').transform(() => ['*']),
    z.strictObject({ AWS: some }).transform((one) => one.AWS),
  ]),
  Action: some,
  Resource: some,
});
const policy = z.object({ Statement: z.union([z.array(statement), statement.transform((one) => [one])]) });

/** A policy as AWS stores it, as JSON in a text (https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html). */
export function policyOf(
  document: string | null | undefined,
  kind: VpcEndpoint['kind'],
): Known<'full-access' | PolicyStatement[]> {
  // A service that supports no policy gives full access; a gateway endpoint always has one (R84).
  if (!document) return kind === 'gateway' ? 'unknown' : 'full-access';
  const json = parseJson(new TextEncoder().encode(document));
  const read = json.ok ? policy.safeParse(json.value) : null;
  if (!read?.success) return 'unknown';
  const statements = read.data.Statement.map((one): PolicyStatement => ({
    effect: one.Effect === 'Allow' ? 'allow' : 'deny',
    principals: one.Principal,
    actions: one.Action,
    resources: one.Resource,
  }));
  return statements.length === 1 && statements.every(isFullAccess) ? 'full-access' : statements;
}

function isFullAccess({ effect, principals, actions, resources }: PolicyStatement): boolean {
  return (
    effect === 'allow' && [principals, actions, resources].every((one) => one.length === 1 && one[0] === '*')
  );
}
