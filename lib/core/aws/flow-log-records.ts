import type { HostService } from './link-local';
import type { Action } from './flow-log';

/** Where a request and its reply between two interfaces were stopped. */
export type Blockade =
  | 'SOURCE_SECURITY_GROUP_OUT'
  | 'SOURCE_NETWORK_ACL_OUT'
  | 'ON_THE_WAY'
  | 'DESTINATION_NETWORK_ACL_IN'
  | 'DESTINATION_SECURITY_GROUP_IN'
  | 'DESTINATION_NETWORK_ACL_OUT'
  | 'REPLY_ON_THE_WAY'
  | 'SOURCE_NETWORK_ACL_IN'
  | 'NOWHERE';

/** What one interface writes of a flow: null where there is no record. */
export type EndRecords = { egress: Action | null; ingress: Action | null };

const [accept, reject] = ['ACCEPT', 'REJECT'] as const;
const sent: EndRecords = { egress: accept, ingress: null };
const stoppedAtSource = {
  source: { egress: reject, ingress: null },
  destination: { egress: null, ingress: null },
};
const stoppedAtDestination = { source: sent, destination: { egress: null, ingress: reject } };
const both: EndRecords = { egress: accept, ingress: accept };

const table: Readonly<Record<Blockade, { source: EndRecords; destination: EndRecords }>> = {
  SOURCE_SECURITY_GROUP_OUT: stoppedAtSource,
  SOURCE_NETWORK_ACL_OUT: stoppedAtSource,
  ON_THE_WAY: { source: sent, destination: { egress: null, ingress: null } },
  DESTINATION_NETWORK_ACL_IN: stoppedAtDestination,
  DESTINATION_SECURITY_GROUP_IN: stoppedAtDestination,
  DESTINATION_NETWORK_ACL_OUT: { source: sent, destination: { egress: reject, ingress: accept } },
  REPLY_ON_THE_WAY: { source: sent, destination: both },
  SOURCE_NETWORK_ACL_IN: { source: { egress: accept, ingress: reject }, destination: both },
  NOWHERE: { source: both, destination: both },
};

/**
 * The records of both ends for a request and its reply, by where one of them was stopped (R103; it follows from
 * https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-records-examples.html). Two interfaces of two subnets; inside one
 * subnet no network ACL is read.
 */
export function recordsOf(blockade: Blockade): { source: EndRecords; destination: EndRecords } {
  return table[blockade];
}

/** Every place where the flow can have been stopped, given both ends' records: the table read backwards. */
export function blockadesOf(source: EndRecords, destination: EndRecords): Blockade[] {
  const key = JSON.stringify([source.egress, source.ingress, destination.egress, destination.ingress]);
  return (Object.keys(table) as Blockade[]).filter((blockade) => {
    const records = table[blockade];
    return (
      JSON.stringify([
        records.source.egress,
        records.source.ingress,
        records.destination.egress,
        records.destination.ingress,
      ]) === key
    );
  });
}

/** What tells a packet that no flow log holds. */
export type Unlogged = {
  /** Which of the VPC's own services answers it, if any; from `hostService`. */
  service: HostService | null;
  arp: boolean;
  windowsActivation: boolean;
  /** The copy that traffic mirroring sends from the source of a session. */
  mirrored: boolean;
  betweenEndpointAndNlb: boolean;
};

/** Whether an interface writes a record for it at all (R102, https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-limitations.html). */
export function isLogged({
  service,
  arp,
  windowsActivation,
  mirrored,
  betweenEndpointAndNlb,
}: Unlogged): boolean {
  return service === null && !arp && !windowsActivation && !mirrored && !betweenEndpointAndNlb;
}
