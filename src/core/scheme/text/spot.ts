import { isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml';
import type { Place } from '../../problem/problem.ts';
import { placeOfNode, type YamlFile } from './yaml.ts';

type Step = string | number;

/** A position in a YAML file, by the way that leads to it: `tables/a.yaml` → children → 0 → points. */
export interface Spot {
  readonly yaml: YamlFile;
  readonly path: readonly Step[];
}

export const spotIn = (spot: Spot, ...steps: readonly Step[]): Spot => ({
  yaml: spot.yaml,
  path: [...spot.path, ...steps],
});

/** Where the value stands; where the nearest thing around it stands when it is not there. */
export function placeOfSpot({ yaml, path }: Spot): Place {
  return placeOfNode(yaml.file, yaml.lines, descend(yaml.root, path).node);
}

/** Where the last key of the path stands (its value, for an item of a list). */
export function placeOfKey({ yaml, path }: Spot): Place {
  const { node, key } = descend(yaml.root, path);
  return placeOfNode(yaml.file, yaml.lines, key ?? node);
}

/** The text of a formula with its line breaks as written, and where its first character stands. */
export function formulaAt(spot: Spot, fallback: string): { readonly text: string; readonly at: Place } {
  const { node } = descend(spot.yaml.root, spot.path);
  const at = placeOfSpot(spot);
  if (!isScalar(node)) return { text: fallback, at };
  if (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED') return blockFormula(spot.yaml, node, at);
  return { text: fallback, at: node.type === 'PLAIN' ? at : { ...at, column: (at.column ?? 0) + 1 } };
}

// A folded block loses its line breaks; the lines as they stand mean the same formula and keep their places.
function blockFormula(yaml: YamlFile, node: Scalar, at: Place): { text: string; at: Place } {
  const [start, end] = [node.range?.[0] ?? 0, node.range?.[1] ?? 0];
  const lines = yaml.text.slice(start, end).split(/\r?\n/).slice(1);
  const skipped = lines.findIndex((line) => line.trim() !== '');
  const first = lines[skipped] ?? '';
  const indent = first.length - first.trimStart().length;
  const text = lines.slice(Math.max(0, skipped)).map((line) => line.slice(indent));
  const place = { file: at.file, line: (at.line ?? 1) + 1 + Math.max(0, skipped), column: indent + 1 };
  return { text: text.join('\n').trimEnd(), at: place };
}

function descend(root: Node | null, path: readonly Step[]): { node: Node | null; key: Node | null } {
  let [node, key]: [Node | null, Node | null] = [root, null];
  for (const step of path) {
    const next = child(node, step);
    if (next === null) return { node, key };
    [node, key] = [next.node ?? next.key, next.key];
  }
  return { node, key };
}

function child(node: Node | null, step: Step): { node: Node | null; key: Node | null } | null {
  if (isSeq<Node>(node)) {
    const item = node.items[Number(step)];
    return item === undefined ? null : { node: item, key: null };
  }
  if (!isMap<Node, Node | null>(node)) return null;
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
  return pair === undefined ? null : { node: pair.value, key: pair.key };
}
