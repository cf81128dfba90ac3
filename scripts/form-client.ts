import { parse, type HTMLElement } from 'node-html-parser';

/** A page as a browser without JavaScript has it. */
export type Page = { url: string; status: number; html: string; milliseconds: number; root(): HTMLElement };

/** A browser without JavaScript: keeps cookies, follows redirects, fills in and submits forms. */
export class FormClient {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly origin: string) {}

  async get(path: string): Promise<Page> {
    return this.request(new URL(path, this.origin), { method: 'GET' });
  }

  /** Submits the first form that has a button whose text holds `button`, with these fields put in or changed. */
  async submit(page: Page, button: string, fields: Record<string, string | string[]> = {}): Promise<Page> {
    const form = page
      .root()
      .querySelectorAll('form')
      .find((one) => one.querySelectorAll('button').some((b) => b.text.includes(button)));
    if (!form) throw new Error(`${page.url} (${page.status}) has no form with a button “${button}”`);
    const body = new FormData();
    for (const input of form.querySelectorAll('input')) {
      const name = input.getAttribute('name');
      const type = input.getAttribute('type') ?? 'text';
      if (
        !name ||
        name in fields ||
        ((type === 'radio' || type === 'checkbox') && !input.hasAttribute('checked'))
      )
        continue;
      body.append(name, input.getAttribute('value') ?? '');
    }
    for (const select of form.querySelectorAll('select')) {
      const name = select.getAttribute('name');
      const chosen = select.querySelector('option[selected]') ?? select.querySelector('option');
      if (name && !(name in fields)) body.append(name, chosen?.getAttribute('value') ?? '');
    }
    const pressed = form.querySelectorAll('button').find((b) => b.text.includes(button));
    const pressedName = pressed?.getAttribute('name');
    if (pressedName) body.append(pressedName, pressed?.getAttribute('value') ?? '');
    for (const [name, value] of Object.entries(fields))
      for (const one of [value].flat()) body.append(name, one);
    return this.request(new URL(form.getAttribute('action') || page.url, this.origin), {
      method: 'POST',
      body,
    });
  }

  private async request(url: URL, init: RequestInit): Promise<Page> {
    const start = performance.now();
    const headers = {
      cookie: [...this.cookies].map(([k, v]) => `${k}=${v}`).join('; '),
      origin: this.origin,
    };
    const response = await fetch(url, {
      ...init,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(20_000),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      this.cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const location = response.headers.get('location');
    const html = await response.text();
    if (location && response.status >= 300 && response.status < 400) {
      const next = await this.request(new URL(location, url), { method: 'GET' });
      return { ...next, milliseconds: performance.now() - start };
    }
    let parsed: HTMLElement | undefined;
    return {
      url: url.href,
      status: response.status,
      html,
      milliseconds: performance.now() - start,
      root: () => (parsed ??= parse(html)),
    };
  }
}

const words = ['one', 'two', 'three', 'four', 'five', 'six'];

/** Fields that answer whatever the open question asks; right or wrong does not matter. */
export function anyAnswer(page: Page): Record<string, string | string[]> {
  const form = page
    .root()
    .querySelectorAll('form')
    .find((one) => one.querySelectorAll('button').some((button) => button.text.includes('Submit')));
  if (!form) throw new Error(`${page.url} (${page.status}) has no open question`);
  const name = (one: HTMLElement): string => one.getAttribute('name') ?? '';
  const places = form.querySelectorAll('select');
  if (places.length > 0) return Object.fromEntries(places.map((one, i) => [name(one), String(i + 1)]));
  const inputs = form.querySelectorAll('input[name="response"]');
  const values = inputs.map((one) => one.getAttribute('value') ?? '');
  const type = inputs[0]?.getAttribute('type') ?? 'text';
  if (type === 'radio') return { response: values[0] ?? '' };
  if (type === 'checkbox') {
    const count = words.findIndex((word) => form.text.includes(`Choose ${word}`)) + 1;
    return { response: values.slice(0, Math.max(1, count)) };
  }
  const label = form.querySelector('label')?.text.trim() ?? '';
  return { response: label === 'Your prefix' ? '10.0.0.0/24' : label === 'Your address' ? '10.0.0.9' : '12' };
}
