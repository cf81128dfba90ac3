/** What AWS decides in this domain, as switches; AWS's settings stand in `cidr.ts`. */
export type CidrSwitches = {};
