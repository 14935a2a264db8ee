// What we use of the scripts of others that the build puts beside ours.

declare module '*/assets/vendor/js-yaml.js' {
  export const FAILSAFE_SCHEMA: unknown;
  export function load(text: string, options: { schema: unknown; maxDepth: number; maxAliases: number }): unknown;
}

declare module '*/assets/vendor/hashes.js' {
  export function sha256(bytes: Uint8Array): Uint8Array<ArrayBuffer>;
  export function sha512(bytes: Uint8Array): Uint8Array<ArrayBuffer>;
}

declare module '*/assets/vendor/ed25519.js' {
  export const hashes: { sha512?: (bytes: Uint8Array) => Uint8Array };
  export function verify(
    signature: Uint8Array,
    content: Uint8Array,
    key: Uint8Array,
    options: { zip215: boolean },
  ): boolean;
}

declare module '*/assets/vendor/echarts.js' {
  export type Chart = { setOption(option: object): void; resize(): void };
  export function init(place: HTMLElement, theme: undefined, options: { renderer: 'svg' }): Chart;
}

declare module '*/assets/vendor/tabulator.js' {
  export type Sorter = { field: string; dir: 'asc' | 'desc' };
  export type Sorting = { column: string; dir: 'asc' | 'desc' };
  export type Cell = { getElement(): HTMLElement; getValue(): number };
  export type Row = { getElement(): HTMLElement; getPosition(): number };
  export type Column = {
    title: string;
    field: string;
    headerSort: boolean;
    titleFormatter?: () => HTMLElement;
    sorter: (one: number, other: number) => number;
    formatter: (cell: Cell) => Node | string;
    visible?: boolean;
    width?: number;
    widthGrow?: number;
    minWidth?: number;
  };
  export type Options = {
    data: Record<string, number>[];
    columns: Column[];
    layout: 'fitColumns';
    height: string;
    headerVisible: boolean;
    renderVerticalBuffer: number;
    initialFilter: { field: (row: Record<string, number>) => boolean }[];
    initialSort: Sorting[];
    columnDefaults: { headerSortTristate: boolean };
  };
  export class Tabulator {
    constructor(place: HTMLElement, options: Options);
    on(event: 'tableBuilt', listener: () => void): void;
    on(event: 'dataSorted', listener: (sorters: Sorter[]) => void): void;
    destroy(): void;
    refreshFilter(): void;
    setSort(sorting: Sorting[]): void;
    clearSort(): void;
    getRows(kind: 'visible'): Row[];
    getDataCount(kind: 'active'): number;
  }
}

declare module '*/pagefind/pagefind.js' {
  export type Part = { url: string; title: string; excerpt: string };
  export type Hit = {
    url: string;
    excerpt: string;
    meta: { title: string };
    filters: Record<string, string[]>;
    sub_results: Part[];
  };
  export type Result = { id: string; data: () => Promise<Hit> };
  export type Found = { results: Result[] };
  export function options(given: { baseUrl: string; excerptLength: number }): Promise<void>;
  export function init(): Promise<void>;
  export function filters(): Promise<Record<string, Record<string, number>>>;
  export function search(words: string, options: { filters: Record<string, string> }): Promise<Found>;
}
