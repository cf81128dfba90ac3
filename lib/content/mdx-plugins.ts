import type { Heading, Use } from './mdx';

/** As much of a syntax tree (mdast or hast) as the plugins look at. */
export type Tree = {
  type: string;
  name?: string | null;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  attributes?: { type: string; name?: string; value?: unknown }[];
  children?: Tree[];
};

const scripts = new Set(['mdxjsEsm', 'mdxFlowExpression', 'mdxTextExpression', 'html']);

/** Refuses whatever is not text or an element with plain attributes, and notes the elements. */
export function plainOnly(tree: Tree, uses: Use[]): void {
  visit(tree, (node) => {
    if (scripts.has(node.type)) throw new Error(`a lesson holds no ${node.type}: ${node.value ?? ''}`);
    if (!node.type.startsWith('mdxJsx')) return;
    const name = node.name ?? '';
    if (!/^[A-Z]\w*$/.test(name))
      throw new Error(`a lesson holds no <${name}>; use an element of the vocabulary`);
    const attributes: Use['attributes'] = {};
    for (const attribute of node.attributes ?? []) {
      if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'string')
        throw new Error(`every attribute of <${name}> is a string in quotes`);
      attributes[attribute.name ?? ''] = attribute.value;
    }
    uses.push({ name, attributes });
  });
}

/** Makes a link of every rule id in running text, such as R38. */
export function linkRules(tree: Tree): void {
  visit(tree, (node) => {
    if (/^(a|code|pre|h[1-6])$/.test(node.tagName ?? '')) return 'skip';
    if (node.children)
      node.children = node.children.flatMap((child) => (child.type === 'text' ? linked(child) : child));
  });
}

function linked(text: Tree): Tree[] {
  return (text.value ?? '').split(/\b(R\d{1,3})\b/).flatMap((part, at) => {
    if (part === '') return [];
    const value: Tree = { type: 'text', value: part };
    if (at % 2 === 0) return value;
    const properties = { href: `/rules#${part}`, className: ['rule-link'] };
    return { type: 'element', tagName: 'a', properties, children: [value] };
  });
}

/** Notes the headings of the second level and every link. */
export function noteHeadings(tree: Tree, noted: { headings: Heading[]; links: string[] }): void {
  visit(tree, (node) => {
    if (node.tagName === 'a') noted.links.push(String(node.properties?.href));
    if (node.tagName !== 'h2') return;
    noted.headings.push({ id: String(node.properties?.id), text: textOf(node) });
  });
}

function textOf(node: Tree): string {
  return node.value ?? (node.children ?? []).map(textOf).join('');
}

function visit(node: Tree, look: (node: Tree) => 'skip' | void): void {
  if (look(node) === 'skip') return;
  node.children?.forEach((child) => visit(child, look));
}
