/** The door of the scanner: what its host may call. Places are addresses in its memory. */
export { batchOf, clear, codesOf, columnOf, entriesOf, firstRowOf, release, rowsMost, textCountOf, textsOf } from './column';
export { hashOf, moreOf, setSecrets } from './hash';
export { addInstantPart, addTextPart, beginFingerprint, fingerprintHigh, fingerprintLow } from './fingerprint';
export { follow, isNew, line, pieceOf, releasePiece, scanNdjson, setLine } from './ndjson';
export { scanCsv } from './csv';
export {
  addId, addInstant, addRow, addText, batch, beginBatch, beginRow, coefficientAt, count, decimalsAt, endAt, hasIds, highAt, idFromAt, idLengthAt, idTextsAt, idTextsEnd, idWordsAt, instants, linesAt, lowAt, met, offsetsAt,
  setPeriodNames, startAt, undoRow, unknownAt, unknownLength, wideAt, wideCount,
} from './rows';

/** Room for bytes, which somebody gives back. */
export function room(bytes: usize): usize {
  return heap.alloc(bytes);
}

export function giveBack(at: usize): void {
  heap.free(at);
}
export { beginTable, idSize, pointSize, seeIds, seePoints } from './seen';
