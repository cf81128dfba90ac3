'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { Icon, type IconName } from './icon';

export type Place = { href: string; name: string; icon: IconName };

/** Links to the places of the app; the one we are in is marked. */
export function Places({
  places,
  label,
  className,
  withIcons,
}: {
  places: Place[];
  label: string;
  className: string;
  withIcons?: boolean;
}) {
  const path = usePathname();
  const here = (href: string): boolean => (href === '/' ? path === '/' : path.startsWith(href));
  return (
    <nav className={className} aria-label={label}>
      {places.map(({ href, name, icon }) => (
        <Link key={href} href={href} prefetch={false} aria-current={here(href) ? 'page' : undefined}>
          {withIcons ? <Icon name={icon} /> : null}
          {name}
        </Link>
      ))}
    </nav>
  );
}
