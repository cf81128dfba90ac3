/** What becomes of packets for addresses that the host itself answers, as switches; AWS's settings stand in `link-local.ts`. */
export type LinkLocalSwitches = {
  /** R44: whether network ACLs and security groups judge packets for the VPC's own services. */
  linkLocalFiltered: boolean;
};
