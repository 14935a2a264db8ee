import type { LookupHead, PublicRecord, YearFile } from './handed.js';

/** What a file below `data/v1` holds, by its path; written by `publish/explore.py` and `publish/lookup.py`. */
export type DataFile<Path extends string> = Path extends 'lookup/index.json'
  ? LookupHead
  : Path extends `explore/${string}.json`
    ? YearFile
    : Path extends `lookup/names/pairs-${string}.json`
      ? Record<string, number[]>
      : Path extends `lookup/names/block-${string}.json`
        ? { names: [name: string, uscc: string][] }
        : Path extends `lookup/${string}.json`
          ? { enterprises: Record<string, PublicRecord[]> }
          : never;
