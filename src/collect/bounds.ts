/** How large the parts of a usage point may be, each bound with its reason. Knows nothing of formats. */

/** A scope, meter, unit or sender's key: as CloudKitty's own column for scopes, and small enough to be indexed. */
export const nameLengthMost = 256;
/** A field's name; the longest of FOCUS and OpenStack metadata have about forty characters. */
export const fieldNameLengthMost = 128;
/** A field's text; the bound of a URL in most systems, and far over any value that a rule compares with. */
export const fieldTextLengthMost = 4096;
/** Fields of one point: FOCUS has about fifty columns, an instance of Nova about thirty pieces of metadata. */
export const fieldsMost = 100;
/** A number's text: 40 digits, 28 after the point, a sign and an exponent leave room for many needless zeros. */
export const numberLengthMost = 128;
/** One line of NDJSON or one record of CSV: what the bounds above allow is less than half of it. */
export const lineBytesMost = 1024 * 1024;
/** One frame of CloudKitty holds all points of a period: here about 200,000 of usual size. */
export const frameBytesMost = 64 * 1024 * 1024;
/** Arrays and objects inside each other; metadata that nests deeper is not made by people. */
export const nestingMost = 32;
