import 'server-only';
import type { Provider } from 'next-auth/providers';
import GitHub from 'next-auth/providers/github';
import Google from 'next-auth/providers/google';
import { env } from '@/lib/env';

/** The identity providers whose variables are set; a form may lead to their origins (see proxy.ts). */
export function identityProviders(): Provider[] {
  return configured().map(({ provider }) => provider);
}

/** What a page shows of them. */
export function listIdentityProviders(): { id: string; name: string }[] {
  return configured().map(({ id, name }) => ({ id, name }));
}

function configured(): { id: string; name: string; provider: Provider }[] {
  const { AUTH_OIDC_ISSUER: issuer, AUTH_OIDC_NAME: name } = env;
  return [
    ...(env.AUTH_GITHUB_ID && env.AUTH_GITHUB_SECRET
      ? [{ id: 'github', name: 'GitHub', provider: GitHub }]
      : []),
    ...(env.AUTH_GOOGLE_ID && env.AUTH_GOOGLE_SECRET
      ? [{ id: 'google', name: 'Google', provider: Google }]
      : []),
    ...(issuer && env.AUTH_OIDC_ID && env.AUTH_OIDC_SECRET
      ? [
          {
            id: 'oidc',
            name,
            provider: {
              id: 'oidc',
              name,
              type: 'oidc' as const,
              issuer,
              clientId: env.AUTH_OIDC_ID,
              clientSecret: env.AUTH_OIDC_SECRET,
            },
          },
        ]
      : []),
  ];
}
