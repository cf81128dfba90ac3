/** Sets in which a host notes the first packet of each flow that it took in. */
export const arrivalSets = [
  'set arrived {',
  'type inet_proto . inet_service',
  'flags dynamic',
  'size 65535',
  '}',
  'set pinged {',
  'typeof icmp id',
  'flags dynamic',
  'size 65535',
  '}',
];

/** For a chain of the input hook, behind whatever denies. */
export const noteArrivals = [
  'tcp flags & (syn|ack) == syn add @arrived { meta l4proto . th sport }',
  'meta l4proto udp add @arrived { meta l4proto . th sport }',
  'icmp type echo-request add @pinged { icmp id }',
];
