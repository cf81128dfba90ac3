import type { NextConfig } from 'next';

const config: NextConfig = {
  distDir: process.env.HOPWISE_DIST ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  agentRules: false,
  serverExternalPackages: ['better-sqlite3', '@prisma/adapter-better-sqlite3', 'mdx-bundler', 'esbuild'],
  // The title stands in the head of every answer, also for who runs no JavaScript, instead of being streamed after it.
  htmlLimitedBots: /.*/,
  // Nothing here shows pictures of others, so the optimiser stays shut.
  images: { unoptimized: true },
};

export default config;
