/** What AWS decides in this domain, as switches; AWS's settings stand in `cross-zone.ts`. */
export type CrossZoneSwitches = {};
