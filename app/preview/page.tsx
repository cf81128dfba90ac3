import { ExhibitView } from '@/app/_item/exhibits';
import { Order } from '@/app/_item/interactions/order';
const zone = (name: string, n: number, share: string | undefined, each: string | undefined) => ({ name, enabled: true, ...(share ? { share } : {}), targets: Array.from({ length: n }, (_, i) => ({ id: `i-${name.slice(-1)}${i + 1}`, healthy: i !== 5, ...(each && i !== 5 ? { share: each } : {}) })) });
export default function Page() {
  return (
    <div className="stack">
      <ExhibitView exhibit={{ kind: 'load-balancer', title: 'Load balancer', caption: 'requests over targets', crossZone: 'off', zones: [zone('us-east-1a', 2, '50 %', '25 %'), zone('us-east-1b', 8, '50 %', '7.14 %')] }} />
      <ExhibitView exhibit={{ kind: 'load-balancer', title: 'Load balancer', crossZone: 'on', zones: [zone('us-east-1a', 2, undefined, undefined), zone('us-east-1b', 3, undefined, undefined)] }} />
      <ExhibitView exhibit={{ kind: 'network-acl', title: 'Network ACL `acl-1`', direction: 'inbound', rows: [{ number: '100', action: 'Deny', protocol: 'TCP', ports: '22', peer: '10.0.0.0/8', mark: 'decides', note: 'the first that matches' }, { number: '200', action: 'Allow', protocol: 'TCP', ports: '0–65535', peer: '0.0.0.0/0', mark: 'not-read' }] }} />
      <ExhibitView exhibit={{ kind: 'route-table', title: 'Route table', caption: '`rtb-app`', rows: [{ destination: '10.0.0.0/8', target: 'tgw-0c2e', origin: 'Static', state: 'Active', mark: 'lost', note: '`/8` is shorter' }, { destination: '10.64.0.0/16', target: 'vgw-071d', origin: 'Propagated', state: 'Active', mark: 'decides', note: 'longest prefix' }] }} />
      <Order variant={{ family: 'x', stem: '', exhibits: [], interaction: { kind: 'order' }, choices: ['a', 'b', 'c'].map((id) => ({ id, text: `Rule \`${id}\` allow TCP 443`, value: id })), hints: [], hintCount: 0 }} typed={[]} slip={null} />
    </div>
  );
}
