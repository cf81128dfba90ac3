import type { LinkLocalSwitches } from './link-local-switches';

/** How AWS sets them. */
export const linkLocalSwitches: LinkLocalSwitches = {
  linkLocalFiltered: false,
};
