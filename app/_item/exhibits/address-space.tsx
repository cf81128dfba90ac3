import { Prose, plain } from '@/app/_ui/prose';
import { AsText, Sheet } from '@/app/_ui/sheet';
import type { ExhibitOf } from '@/lib/core/items/exhibit';
import { formatIp } from '@/lib/core/net/ip';
import { contains, first, last, prefix4, size4 } from '@/lib/core/net/prefix';

const words = { taken: 'Taken', free: 'Free', asked: 'Asked about', reserved: 'Reserved' };

/** A block as a bar to scale, and its parts as a list. Parts outside the block are listed only. */
export function AddressSpace({
  exhibit: { title, caption, block, parts },
}: {
  exhibit: ExhibitOf<'address-space'>;
}) {
  return (
    <Sheet title={plain(title)} caption={caption ? <Prose text={caption} /> : null}>
      <Bar block={block} parts={parts} />
      {parts.length > 0 ? (
        <div className="scroll" tabIndex={0} role="region" aria-label={`${plain(title)}, parts`}>
          <table>
            <thead>
              <tr>
                <th scope="col">Block</th>
                <th scope="col">Name</th>
                <th scope="col">State</th>
              </tr>
            </thead>
            <tbody>
              {parts.map((part, index) => (
                <tr key={index}>
                  <td>
                    <code>{part.prefix}</code>
                  </td>
                  <td>
                    <Prose text={part.label} />
                  </td>
                  <td>{words[part.state]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      <AsText>
        <p>
          The block is <code>{block}</code>.
        </p>
        <ul>
          {parts.map((part, index) => (
            <li key={index}>
              <code>{part.prefix}</code>, <Prose text={part.label} />: {words[part.state].toLowerCase()}.
            </li>
          ))}
        </ul>
      </AsText>
    </Sheet>
  );
}

function Bar(space: Pick<ExhibitOf<'address-space'>, 'block' | 'parts'>) {
  return (
    <>
      <Drawing {...space} width={640} className="bed space broad" />
      <Drawing {...space} width={308} className="bed space narrow" />
    </>
  );
}

function Drawing({
  block,
  parts,
  width,
  className,
}: Pick<ExhibitOf<'address-space'>, 'block' | 'parts'> & { width: number; className: string }) {
  const whole = prefix4(block);
  const inside = parts.filter((part) => part.prefix.includes('/') && contains(whole, prefix4(part.prefix)));
  return (
    <svg
      className={className}
      viewBox={`0 0 ${width + 32} 98`}
      role="img"
      aria-label={`${block}, ${parts.map((part) => `${part.prefix} ${words[part.state].toLowerCase()}`).join(', ')}`}
    >
      <text x="16" y="22" className="space-name">
        {block}
      </text>
      <rect x="16" y="32" width={width} height="40" rx="3" className="space-free" />
      {inside.map((part, index) => {
        const one = prefix4(part.prefix);
        const x = 16 + ((one.network - whole.network) / size4(whole)) * width;
        const size = Math.max(2, (size4(one) / size4(whole)) * width);
        return (
          <g key={index}>
            <rect x={x} y="32" width={size} height="40" rx="3" className={`space-${part.state}`} />
            {plain(part.label).length * 7 < size ? (
              <text x={x + size / 2} y="57" textAnchor="middle" className="space-label">
                {plain(part.label)}
              </text>
            ) : null}
          </g>
        );
      })}
      <text x="16" y="90" className="space-end">
        {formatIp(first(whole))}
      </text>
      <text x={16 + width} y="90" textAnchor="end" className="space-end">
        {formatIp(last(whole))}
      </text>
    </svg>
  );
}
