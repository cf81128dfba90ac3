import 'server-only';
import { z } from 'zod';

const Environment = z.object({
  /** A `file:` address of the SQLite database. */
  DATABASE_URL: z
    .string()
    .regex(/^file:/, 'must start with file:')
    .default('file:./data/hopwise.db'),
  /** Where people reach the server; needed behind a proxy, and decides whether cookies are Secure. */
  AUTH_URL: z.url().optional(),
  /** Seals sessions. `npm start` makes one and keeps it under data/. */
  AUTH_SECRET: z.string().min(16).optional(),
  /** How many proxies stand in front and append to x-forwarded-for; 0 trusts nobody to say who the client is. */
  TRUSTED_PROXY: z.coerce.number().int('must be a whole number').min(0).max(9).default(0),
  /** Where the server listens; `npm start` says so. */
  HOST: z.string().optional(),
  /** Seconds by which the server's clock is moved, for trying out tomorrow; refused unless HOST is this machine alone. */
  HOPWISE_CLOCK_OFFSET: z.coerce.number().int('must be a whole number of seconds').default(0),
  /** Identity providers: each appears when its id and secret are set. */
  AUTH_GITHUB_ID: z.string().optional(),
  AUTH_GITHUB_SECRET: z.string().optional(),
  AUTH_GOOGLE_ID: z.string().optional(),
  AUTH_GOOGLE_SECRET: z.string().optional(),
  /** Any OpenID Connect provider: its issuer, and the name on the button. */
  AUTH_OIDC_ISSUER: z.url().optional(),
  AUTH_OIDC_ID: z.string().optional(),
  AUTH_OIDC_SECRET: z.string().optional(),
  AUTH_OIDC_NAME: z.string().max(40).default('Single sign-on'),
});

function parse(): z.infer<typeof Environment> {
  const parsed = Environment.safeParse(process.env);
  if (parsed.success) return parsed.data;
  throw new Error(
    `The environment is wrong: ${parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`,
  );
}

/** The environment, read once. */
export const env = parse();
