import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import Link from 'next/link';
import { cookies } from 'next/headers';
import { connection } from 'next/server';
import { GeistMono } from 'geist/font/mono';
import { GeistSans } from 'geist/font/sans';
import './_ui/styles/tokens.css';
import './_ui/styles/base.css';
import './_ui/styles/controls.css';
import './_ui/styles/sheet.css';
import './_ui/styles/frame.css';
import './_ui/styles/question.css';
import './_ui/styles/exhibits.css';
import './_ui/styles/pages.css';
import './_ui/styles/charts.css';
import { findLearner, type AccountOf } from '@/lib/data/viewer';
import { Icon, Logo } from './_ui/icon';
import { Keyboard } from './_ui/keyboard';
import { Places, type Place } from './_ui/places';
import { ThemeSwitch, type Theme } from './theme-switch';

export const metadata: Metadata = {
  title: { default: 'Hopwise', template: '%s · Hopwise' },
  description: 'Practice for AWS networking exams whose questions, keys and reasons are computed.',
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

const places: Place[] = [
  { href: '/', name: 'Home', icon: 'home' },
  { href: '/lessons', name: 'Learn', icon: 'book' },
  { href: '/practice', name: 'Practise', icon: 'tick' },
  { href: '/review', name: 'Review', icon: 'again' },
  { href: '/progress', name: 'Progress', icon: 'progress' },
];

/** Who has an account finds classes beside the places of everybody; who teaches, the classes they teach. */
function placesOf(account: AccountOf | null | undefined): Place[] {
  if (!account) return places;
  if (account.role === 'learner') return [...places, { href: '/classes', name: 'Classes', icon: 'class' }];
  return [...places, { href: '/teach', name: 'Teach', icon: 'class' }];
}

/** Every page. Dynamic throughout, because each answer carries a nonce of its own. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection();
  const kept = (await cookies()).get('theme')?.value;
  const account = (await findLearner())?.account;
  const theme: Theme = kept === 'light' || kept === 'dark' ? kept : 'system';
  return (
    <html
      lang="en"
      className={`${GeistSans.variable} ${GeistMono.variable}`}
      data-theme={theme === 'system' ? undefined : theme}
    >
      <body>
        <a className="skip" href="#main">
          Skip to the page
        </a>
        <header className="top">
          <div className="top-inner">
            <Link className="brand" href="/" prefetch={false}>
              <Logo /> Hopwise
            </Link>
            <Places places={placesOf(account)} label="Places" className="places" />
            <div className="top-end">
              <Keyboard />
              <ThemeSwitch theme={theme} />
              <WhoIsHere account={account} />
            </div>
          </div>
        </header>
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <footer className="foot">
          Computed from <Link href="/rules">rules with their sources</Link>. Not affiliated with AWS.
        </footer>
        <Places places={places} label="Places at hand" className="tabs" withIcons />
      </body>
    </html>
  );
}

/** The way to one's account, or to having one; for administrators, to the administration. */
function WhoIsHere({ account }: { account: AccountOf | null | undefined }) {
  return (
    <>
      {account?.role === 'administrator' ? (
        <Link className="who wide-only" href="/admin" prefetch={false}>
          Administration
        </Link>
      ) : null}
      <Link className="who" href={account ? '/account' : '/sign-in'} prefetch={false}>
        <Icon name="person" />
        <span className="who-name">{account ? account.name : 'Sign in'}</span>
      </Link>
    </>
  );
}
