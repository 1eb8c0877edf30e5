import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { versionList } from '../../../api/schemas/scheme.ts';
import { ask } from '../../api/client.ts';

export type Version = z.infer<typeof versionList>['items'][number];

/** A version in an address: `scheme@version`. */
export const idOf = ({ scheme, version }: Pick<Version, 'scheme' | 'version'>): string =>
  `${scheme}@${version}`;

/** The scheme and version that an id names; version 0 for none. */
export function versionOf(id: string): { readonly scheme: string; readonly version: number } {
  const [scheme = '', version = ''] = id.split('@');
  return { scheme, version: /^\d{1,7}$/.test(version) ? Number(version) : 0 };
}

export function pathOfVersion(id: string): string {
  const { scheme, version } = versionOf(id);
  return `/schemes/${encodeURIComponent(scheme)}/versions/${version}`;
}

/** Every version of every scheme the person may see. */
export const useVersions = () =>
  useQuery({
    queryKey: ['schemes'],
    queryFn: () => ask<z.infer<typeof versionList>>('/schemes'),
  });
