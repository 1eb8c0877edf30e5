import type { DefaultTreeAdapterTypes as Tree } from 'parse5';

/** How a heading or an item of a list stands in the page: the number a browser shows, and the depth. */
export function standing(
  node: Tree.Element,
  reached: Map<Tree.Element, number>,
): { mark: string; level: number | undefined } {
  const heading = /^h([1-6])$/.exec(node.tagName)?.[1];
  if (heading !== undefined) return { mark: '', level: Number(heading) };
  const list = node.parentNode;
  if (node.tagName !== 'li' || list === null || !('tagName' in list)) return { mark: '', level: undefined };
  const level = 30 + listsAbove(node);
  if (list.tagName !== 'ol') return { mark: '', level };
  const number = (reached.get(list) ?? startOf(list) - 1) + 1;
  reached.set(list, number);
  return { mark: `${number}.`, level };
}

function startOf(list: Tree.Element): number {
  const stated = list.attrs.find((each) => each.name === 'start')?.value ?? '1';
  return /^\d{1,4}$/.test(stated) ? Number(stated) : 1;
}

/** Lists in lists; cut where no document goes. */
function listsAbove(node: Tree.Element): number {
  let depth = 0;
  for (
    let at: Tree.ParentNode | null = node.parentNode;
    at !== null && 'tagName' in at && depth < 20;
    at = at.parentNode
  )
    if (at.tagName === 'ul' || at.tagName === 'ol') depth++;
  return depth;
}
