import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** Somebody as the provider knows them. */
export type Person = { sub: string; name: string; email: string; email_verified: boolean };

/**
 * An OpenID Connect provider on this machine: whoever comes is `person`, without being asked. It speaks the authorization
 * code flow and signs with a key of its own (https://openid.net/specs/openid-connect-core-1_0.html).
 */
export async function startIdentityProvider(
  person: () => Person,
): Promise<{ issuer: string; stop: () => Promise<void> }> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const key = { ...(await exportJWK(publicKey)), kid: '1', alg: 'RS256', use: 'sig' };
  let issuer = '';
  const server = http.createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? '/', issuer);
      const json = (body: unknown): void => {
        response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
      };
      if (url.pathname === '/.well-known/openid-configuration') return json(configuration(issuer));
      if (url.pathname === '/keys') return json({ keys: [key] });
      if (url.pathname === '/authorize') {
        const back = new URL(url.searchParams.get('redirect_uri') ?? '');
        back.searchParams.set('code', 'the-code');
        const state = url.searchParams.get('state');
        if (state) back.searchParams.set('state', state);
        return response.writeHead(302, { location: back.href }).end();
      }
      const token = await new SignJWT({ ...person() })
        .setProtectedHeader({ alg: 'RS256', kid: '1' })
        .setIssuer(issuer)
        .setAudience('hopwise')
        .setIssuedAt()
        .setExpirationTime('5m')
        .sign(privateKey);
      json({ access_token: 'access', token_type: 'Bearer', id_token: token });
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { issuer, stop: () => new Promise((resolve) => server.close(() => resolve())) };
}

function configuration(issuer: string): Record<string, unknown> {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
  };
}
