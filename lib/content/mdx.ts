import 'server-only';
import * as React from 'react';
import * as jsxRuntime from 'react/jsx-runtime';
import { bundleMDX } from 'mdx-bundler';
import rehypeSlug from 'rehype-slug';
import remarkGfm from 'remark-gfm';
import type { Lesson } from './lesson';
import { linkRules, noteHeadings, plainOnly, type Tree } from './mdx-plugins';

export type Heading = { id: string; text: string };
/** An element of the vocabulary where it stands in a lesson. */
export type Use = { name: string; attributes: Record<string, string> };

type Compiled = Pick<Lesson, 'Content' | 'headings' | 'uses' | 'links'> & { frontmatter: unknown };

// gray-matter evaluates frontmatter that starts with `---js` or `---coffee`; only YAML may be read.
const refuse = (): never => {
  throw new Error('frontmatter is YAML and nothing else');
};
const engines = Object.fromEntries(
  ['js', 'javascript', 'json', 'coffee', 'coffeescript', 'cson', 'toml'].map((name) => [name, refuse]),
);

/** Compiles a lesson to a component that runs on the server; refuses scripts, expressions and HTML in it. */
export async function compileMdx(source: string): Promise<Compiled> {
  const noted = { headings: [] as Heading[], uses: [] as Use[], links: [] as string[] };
  const { code, frontmatter } = await bundleMDX({
    source,
    grayMatterOptions: (options) => ({ ...options, engines }),
    mdxOptions(options) {
      // First, because mdx-bundler’s own frontmatter plugin puts in an export.
      options.remarkPlugins = [
        () => (tree: Tree) => plainOnly(tree, noted.uses),
        ...(options.remarkPlugins ?? []),
        remarkGfm,
      ];
      options.rehypePlugins = [
        ...(options.rehypePlugins ?? []),
        rehypeSlug,
        () => linkRules,
        () => (tree: Tree) => noteHeadings(tree, noted),
      ];
      return options;
    },
    esbuildOptions(options) {
      options.define = { ...options.define, 'process.env.NODE_ENV': '"production"' };
      options.target = ['es2022'];
      options.logLevel = 'silent';
      return options;
    },
  });
  // What mdx-bundler’s getMDXComponent does, with the React that Next itself renders with. It never runs in a browser.
  const made = new Function('React', 'ReactDOM', '_jsx_runtime', code)(React, {}, jsxRuntime) as {
    default: Compiled['Content'];
  };
  return { frontmatter, Content: made.default, ...noted };
}

/** Only the frontmatter of a lesson, which costs a tenth of compiling it. */
export async function readHead(source: string): Promise<unknown> {
  const end = source.indexOf('\n---', 3);
  return (await compileMdx(`${source.slice(0, end)}\n---\n`)).frontmatter;
}
