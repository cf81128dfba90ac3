/** What AWS decides in this domain, as switches; AWS's settings stand in `network-acl.ts`. */
export type NetworkAclSwitches = {};
