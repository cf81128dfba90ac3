import type { ReactNode } from 'react';
import { Icon } from '@/app/_ui/icon';
import { Prose, plain } from '@/app/_ui/prose';
import { AsText, Sheet } from '@/app/_ui/sheet';

/** `wide`: leaves on a phone once the result stands beside it. */
export type Column<Row> = { head: string; cell(row: Row): ReactNode; wide?: boolean };
type Marked = { note?: string | undefined; mark?: string | undefined };

/** A table whose deciding row is marked once the answer is given; a wide one scrolls inside its own frame. */
export function MarkedTable<Row extends Marked>({
  title,
  caption,
  rows,
  columns,
  denies = () => false,
}: {
  title: string;
  caption: string | undefined;
  rows: Row[];
  columns: Column<Row>[];
  denies?: (row: Row) => boolean;
}) {
  const answered = rows.some((row) => row.note !== undefined || row.mark !== undefined);
  const shown = answered ? [...columns, { head: 'Result', cell: result }] : columns;
  return (
    <Sheet title={plain(title)} caption={caption ? <Prose text={caption} /> : null}>
      <div className="scroll" tabIndex={0} role="region" aria-label={`${plain(title)}, table`}>
        <table className={rows.length > 12 ? 'striped' : undefined}>
          <thead>
            <tr>
              {shown.map(({ head, wide }: Column<Row>) => (
                <th key={head} scope="col" className={answered && wide ? 'wide-only' : undefined}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr
                key={index}
                className={`${row.mark ?? ''}${row.mark === 'decides' && denies(row) ? ' denies' : ''}`}
              >
                {shown.map(({ head, cell, wide }: Column<Row>) => (
                  <td key={head} className={answered && wide ? 'wide-only' : undefined}>
                    {cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <AsText>
        <ol>
          {rows.map((row, index) => (
            <li key={index}>
              {shown.map(({ head, cell }: Column<Row>, at) => (
                <span key={head}>
                  {at === 0 ? '' : ', '}
                  {head.toLowerCase()} {cell(row)}
                </span>
              ))}
              .
            </li>
          ))}
        </ol>
      </AsText>
    </Sheet>
  );
}

function result({ note, mark }: Marked): ReactNode {
  return (
    <>
      {mark === 'decides' ? (
        <strong className="decided">
          <Icon name="check" /> Decides
        </strong>
      ) : null}
      {mark === 'decides' && note ? ': ' : null}
      {note ? <Prose text={note} /> : mark === 'not-read' ? 'not read' : null}
    </>
  );
}
