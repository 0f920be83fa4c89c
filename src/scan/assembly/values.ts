/** Numbers and instants from their bytes, in the forms that are plain; for all others somebody else is asked. */

/** Fifteen digits are a safe integer, whatever they are. */
const digitsMost = 15;
/** So many digits, and so many after the point, are a number to every reader. */
const wideDigitsMost = 38;
const wideDecimalsMost = 28;

/** The number that was read last is `coefficient / 10^decimals`; `decimals` is -1 where it has too many digits for that. */
export let coefficient: f64 = 0;
export let decimals: i32 = 0;

/** Where the number ends that begins at `from`, as JSON writes it without an exponent; 0 if there is none. */
export function readNumber(from: usize): usize {
  const negative = load<u8>(from) == 0x2d;
  const first = from + <usize>negative;
  let at = first;
  let value: u64 = 0;
  let digit = <u32>load<u8>(at) - 0x30;
  for (; digit <= 9; digit = <u32>load<u8>(++at) - 0x30) value = value * 10 + digit;
  if (at == first || (at > first + 1 && load<u8>(first) == 0x30)) return 0;
  let length = <i32>(at - first);
  decimals = 0;
  if (load<u8>(at) == 0x2e) {
    const whole = ++at;
    digit = <u32>load<u8>(at) - 0x30;
    for (; digit <= 9; digit = <u32>load<u8>(++at) - 0x30) value = value * 10 + digit;
    decimals = <i32>(at - whole);
    if (decimals == 0) return 0;
    length += decimals;
  }
  if (length > digitsMost) {
    if (length > wideDigitsMost || decimals > wideDecimalsMost) return 0;
    decimals = -1;
    return at;
  }
  // No zero has a sign.
  coefficient = negative ? 0 - <f64>value : <f64>value;
  if (value == 0) coefficient = 0;
  return at;
}

/** Nine where a byte is a digit's value and more, in each byte. */
@inline function areDigits(bytes: u64): bool {
  return (((bytes + 0x7676767676767676) | bytes) & 0x8080808080808080) == 0;
}

@inline function two(bytes: u64, shift: u64): i32 {
  return <i32>((bytes >> shift) & 0xff) * 10 + <i32>((bytes >> (shift + 8)) & 0xff);
}

const daysBefore: usize = memory.data<i32>([0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]);
const daysIn: usize = memory.data<i32>([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);

/** Microseconds since 1970 of `2026-03-10T00:00:00Z` in the years 1972 to 2099; NaN for any other text. */
export function instantAt(at: usize, length: u32): f64 {
  if (length != 20 || load<u8>(at, 19) != 0x5a) return NaN;
  // YYYY-MM- and DDT, HH:MM:SS, as differences from zeros and marks.
  const date = load<u64>(at) ^ 0x2d30302d30303030;
  const day = <u64>(load<u32>(at, 8) ^ 0x30543030) & 0xffffff;
  const clock = load<u64>(at, 11) ^ 0x30303a30303a3030;
  if (!areDigits(date) || !areDigits(day) || !areDigits(clock) || (date & 0xff0000ff00000000) != 0 || (day & 0xff0000) != 0 || (clock & 0x0000ff0000ff0000) != 0) return NaN;
  const year = two(date, 0) * 100 + two(date, 16);
  const month = two(date, 40);
  const dayOfMonth = two(day, 0);
  const hour = two(clock, 0);
  const minute = two(clock, 24);
  const second = two(clock, 48);
  if (year < 1972 || year > 2099 || month < 1 || month > 12 || dayOfMonth < 1 || hour > 23 || minute > 59 || second > 59) return NaN;
  const leap = <i32>((year & 3) == 0);
  if (dayOfMonth > load<i32>(daysIn + (month << 2)) + (leap & <i32>(month == 2))) return NaN;
  const days = 730 + (year - 1972) * 365 + ((year - 1972 + 3) >> 2) + load<i32>(daysBefore + (month << 2)) + (leap & <i32>(month > 2)) + dayOfMonth - 1;
  return <f64>(<i64>days * 86400 + <i64>(hour * 3600 + minute * 60 + second)) * 1000000;
}
