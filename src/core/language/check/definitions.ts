import { ownOf } from '../bounds/bounds.ts';
import { parseFormula } from '../parse.ts';
import { partsOf } from '../parts.ts';
import type { Node } from '../syntax.ts';
import type { Vocabulary } from '../vocabulary.ts';

const trees = new WeakMap<Vocabulary['definitions'], Map<string, Node | null>>();

/** Reads definitions by name, each text once: the tree, or null when there is none or it cannot be read. */
export function definitionTrees(vocabulary: Vocabulary): (name: string) => Node | null {
  const { definitions } = vocabulary;
  const read = trees.get(definitions) ?? new Map<string, Node | null>();
  trees.set(definitions, read);
  return (name) => {
    const before = read.get(name);
    if (before !== undefined) return before;
    const text = ownOf(definitions, name);
    const result = text === undefined ? null : parseFormula(text);
    const tree = result?.ok === true ? result.value : null;
    read.set(name, tree);
    return tree;
  };
}

/** The definitions a formula names directly. */
export function namedIn(tree: Node, vocabulary: Vocabulary): readonly string[] {
  const found = new Set<string>();
  const waiting: Node[] = [tree];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.kind === 'name' && Object.hasOwn(vocabulary.definitions, node.name)) found.add(node.name);
    if (node.kind !== 'aggregate') waiting.push(...partsOf(node));
  }
  return [...found];
}

/** Whether a definition compares with peers, itself or through the definitions it names. */
export function comparesPeers(name: string, vocabulary: Vocabulary): boolean {
  const tree = definitionTrees(vocabulary);
  const seen = new Set<string>();
  const waiting = [name];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const node = seen.has(next) ? null : tree(next);
    seen.add(next);
    if (node === null) continue;
    if (callsPeers(node)) return true;
    waiting.push(...namedIn(node, vocabulary));
  }
  return false;
}

const callsPeers = (node: Node): boolean =>
  (node.kind === 'call' && node.name.startsWith('peer_')) || partsOf(node).some(callsPeers);

/** Definitions that come back to themselves: each circle once, as the names along it, the first one repeated. */
export function cyclesOf(vocabulary: Vocabulary): readonly (readonly string[])[] {
  const tree = definitionTrees(vocabulary);
  const done = new Set<string>();
  const cycles: string[][] = [];
  for (const name of Object.keys(vocabulary.definitions)) walk(name);
  return cycles;

  /** Depth first with its own stack: a chain of ten thousand definitions is no deeper call. */
  function walk(start: string): void {
    const path: { readonly name: string; readonly next: string[] }[] = [];
    enter(start);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const name = top.next.pop();
      if (name === undefined) done.add(path.pop()?.name ?? '');
      else enter(name);
    }

    function enter(name: string): void {
      const from = path.findIndex((each) => each.name === name);
      if (from >= 0) cycles.push([...path.slice(from).map((each) => each.name), name]);
      else if (!done.has(name)) {
        const node = tree(name);
        path.push({ name, next: node === null ? [] : [...namedIn(node, vocabulary)].reverse() });
      }
    }
  }
}
