// What a store needs of the index; no code.
export { dayNumber } from "./day-number.ts";
export { blockSegment, isFull, pendingTerms, type PendingBlock, type PendingPassage } from "./pending-block.ts";
export type { PostingRow } from "./posting.ts";
export { createSearchIndex, type RowsRead, type RowsWanted, type SearchIndex } from "./search-index.ts";
export {
  decodeArrays,
  encodeArrays,
  segmentOf,
  type Segment,
  type SegmentArrays,
  type SegmentHead,
} from "./segment.ts";
export {
  chooseMerge,
  INDEX_SIZES,
  isHungry,
  mergeStep,
  startMerge,
  type IndexSizes,
  type MergeSource,
} from "./segment-merging.ts";
