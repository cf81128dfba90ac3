import type { ExhibitOf } from '@/lib/core/items/exhibit';
import { MarkedTable } from './table';

/** A route table as the console shows it. */
export function RouteTable({ exhibit: { title, caption, rows } }: { exhibit: ExhibitOf<'route-table'> }) {
  return (
    <MarkedTable
      title={title}
      caption={caption}
      rows={rows}
      columns={[
        { head: 'Destination', cell: (row) => <code>{row.destination}</code> },
        { head: 'Target', cell: (row) => <code>{row.target}</code> },
        { head: 'Origin', wide: true, cell: (row) => row.origin },
        { head: 'State', wide: true, cell: (row) => row.state },
      ]}
    />
  );
}
