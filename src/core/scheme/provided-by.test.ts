import { expect, test } from 'vitest';
import { smallScheme, withChange } from '../../../test/fixtures/small-scheme.ts';
import { readScheme } from './read.ts';

const saying = (provider: string) =>
  readScheme(
    withChange(
      'datasets/office.yaml',
      '  source: 办公系统\n',
      `  source: 办公系统\n  provided_by: ${provider}\n`,
    ),
  );

test('a dataset says who provides it, or nothing', () => {
  const [silent, said] = [readScheme(smallScheme), saying('unit')];
  expect(silent.ok && silent.value.datasets[0]?.providedBy).toBe(null);
  expect(said.ok && said.value.datasets[0]?.providedBy).toBe('unit');
});

test('who provides the facts changes no score, hence not the fingerprint', () => {
  const [silent, said] = [readScheme(smallScheme), saying('unit')];
  expect(silent.ok && said.ok && silent.value.fingerprint === said.value.fingerprint).toBe(true);
});

test('a provider that is none is refused', () => {
  expect(saying('市政府').ok).toBe(false);
});
