/** What use cases need to make batches; loaded when the first one is made, since the engine is large. */
export { isInPlace } from './batch/in-place.ts';
export { findSame } from './batch/same.ts';
export { committedSource } from './current-source.ts';
export { openDatabase } from './duckdb/database.ts';
export { fileSource, type NamedSource, type Reading, rowSource } from './load/named-source.ts';
export { type StagedBatch, type Staging, stageDelivery } from './stage-batch.ts';
