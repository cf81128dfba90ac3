import { Icon } from '@/app/_ui/icon';
import type { ExhibitOf } from '@/lib/core/items/exhibit';
import { MarkedTable } from './table';

/** One direction of a network ACL; allow and deny have a colour, a sign and a word. */
export function NetworkAcl({
  exhibit: { title, caption, direction, rows },
}: {
  exhibit: ExhibitOf<'network-acl'>;
}) {
  return (
    <MarkedTable
      title={title}
      caption={caption}
      rows={rows}
      denies={(row) => row.action === 'Deny'}
      columns={[
        { head: 'Rule', cell: (row) => <code>{row.number}</code> },
        {
          head: 'Action',
          cell: (row) => (
            <span className={row.action === 'Allow' ? 'allow' : 'deny'}>
              <Icon name={row.action === 'Allow' ? 'check' : 'cross'} /> {row.action}
            </span>
          ),
        },
        { head: 'Protocol', wide: true, cell: (row) => row.protocol },
        { head: 'Ports', wide: true, cell: (row) => <code>{row.ports}</code> },
        { head: direction === 'inbound' ? 'Source' : 'Destination', cell: (row) => <code>{row.peer}</code> },
      ]}
    />
  );
}
