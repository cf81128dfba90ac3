import 'server-only';
import type { Provider } from 'next-auth/providers';
import GitHub from 'next-auth/providers/github';
import Google from 'next-auth/providers/google';
import { env } from '@/lib/env';

/** The identity providers whose variables are set. */
export function identityProviders(): Provider[] {
  return configured().map(({ provider }) => provider);
}

/** What a page shows of them, and the origin of their sign-in page, where a form may lead. */
export function listIdentityProviders(): { id: string; name: string; origin: string }[] {
  return configured().map(({ id, name, origin }) => ({ id, name, origin }));
}

function configured(): { id: string; name: string; origin: string; provider: Provider }[] {
  const { AUTH_OIDC_ISSUER: issuer, AUTH_OIDC_NAME: name } = env;
  return [
    ...(env.AUTH_GITHUB_ID && env.AUTH_GITHUB_SECRET
      ? [{ id: 'github', name: 'GitHub', origin: 'https://github.com', provider: GitHub }]
      : []),
    ...(env.AUTH_GOOGLE_ID && env.AUTH_GOOGLE_SECRET
      ? [{ id: 'google', name: 'Google', origin: 'https://accounts.google.com', provider: Google }]
      : []),
    ...(issuer && env.AUTH_OIDC_ID && env.AUTH_OIDC_SECRET
      ? [
          {
            id: 'oidc',
            name,
            origin: new URL(issuer).origin,
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
