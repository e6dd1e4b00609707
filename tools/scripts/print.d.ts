// What the scripts of printed pages hand each other.

/** A block that is never split: its height, and its height where it stands at the top of a column. */
interface PrintBlock {
  element: HTMLElement;
  whole: number;
  atTop: number;
  keep: boolean;
}

/** A piece of the material: whole, or with blocks that flow through columns. `height` is that of the
 * whole, or of what a flow has on each page beside its columns.
 */
interface PrintPart {
  element: HTMLElement;
  head: Element | null;
  height: number;
  columns: number;
  /** Whether it stays with what follows. */
  keep: boolean;
  blocks: PrintBlock[] | null;
  start: "page" | "maybe" | "";
}

interface PrintPage {
  items: { part: PrintPart, columns: number[][], again: boolean }[];
  left: number;
}

interface PrintLaid {
  pages: PrintPage[];
  overflows: PrintPart[];
}

/** What was asked for and how it went, in words for the log. */
interface PrintReport {
  pages: number;
  asked: number | null;
  size: number;
  gave: string[];
  beyond: string[];
  problems: string[];
}

/** What can give way: its name, its words, whether the sheet says that it went. */
type PrintGive = [name: string, words: string, said: boolean];

interface Window {
  sitegenPack: {
    balance(blocks: PrintBlock[], from: number, columns: number, most: number): number | null;
    lay(parts: PrintPart[], room: { first: number, later: number }, starts: (part: PrintPart) => boolean): PrintLaid;
  };
  sitegenMaterial: {
    material: HTMLElement;
    heights: number;
    givable: PrintGive[];
    all(selector: string, within?: ParentNode): HTMLElement[];
    measureOf(name: string, element?: Element): number;
    high(element: Element): number;
    set(size: number, map: number, gone: ReadonlySet<string>): void;
    measureAt(size: number, map: number, gone: ReadonlySet<string>): PrintPart[];
  };
  sitegenLeaves: {
    readRoom(): { first: number, later: number };
    place(pages: PrintPage[]): HTMLElement[];
    fillUp(count: number): void;
    number(): void;
  };
  sitegenFitted: Promise<PrintReport>;
}
