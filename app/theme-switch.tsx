import { headers } from 'next/headers';
import { Icon } from './_ui/icon';
import { chooseTheme } from './theme-action';

const after = { system: 'dark', dark: 'light', light: 'system' } as const;
export type Theme = keyof typeof after;

/** A form of one button, so that the theme can be changed without JavaScript. */
export async function ThemeSwitch({ theme }: { theme: Theme }) {
  const back = (await headers()).get('x-path') ?? '/';
  return (
    <form action={chooseTheme}>
      <input type="hidden" name="theme" value={after[theme]} />
      <input type="hidden" name="back" value={back} />
      <button className="icon-button" aria-label={`Theme: ${theme}. Change to ${after[theme]}.`}>
        <Icon name="sun" />
      </button>
    </form>
  );
}
