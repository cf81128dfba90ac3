import { pathOf, type Draft } from './draft';
import { longestId } from './fields';
import { shown } from './problem';

/** What stands where an id may stand. */
const words = new Set(['local', 'default', 'unknown']);

/** No two members share an id, whatever their lists; of what is numbered or named inside a member neither. */
export function checkIds(draft: Draft): void {
  const { topology, report } = draft;
  const seen = new Map<string, object>();
  for (const list of Object.values(topology))
    for (const member of list) {
      if (!('id' in member) || member.id === undefined || 'why' in member) continue;
      if (words.has(member.id))
        report(`${pathOf(draft, member)}.id`, `“${member.id}” has a meaning of its own and cannot be an id.`);
      if (member.id.length > longestId)
        report(`${pathOf(draft, member)}.id`, `The id made for this, ${shown(member.id)}, is too long.`);
      const before = seen.get(member.id);
      if (before)
        report(
          `${pathOf(draft, member)}.id`,
          `“${member.id}” is already the id of ${pathOf(draft, before)}; ids are written once.`,
        );
      else seen.set(member.id, member);
    }
  checkNames(draft);
  checkNumbers(draft);
}

/** Regions and services are known by their names. */
function checkNames(draft: Draft): void {
  const { topology, report } = draft;
  const seen = new Set<string>();
  for (const region of topology.regions) {
    if (seen.has(region.name)) report(`${pathOf(draft, region)}.name`, `${region.name} is listed twice.`);
    seen.add(region.name);
  }
}

/** A number decides the order of a network ACL (R38), so a direction has each once. */
function checkNumbers(draft: Draft): void {
  for (const acl of draft.topology.networkAcls)
    for (const direction of ['inbound', 'outbound'] as const) {
      const seen = new Set<number>();
      acl[direction].forEach(({ number }, i) => {
        if (seen.has(number))
          draft.report(
            `${pathOf(draft, acl)}.${direction}[${i}].number`,
            `Entry ${number} is there already; each number stands once in a direction.`,
          );
        seen.add(number);
      });
    }
}
