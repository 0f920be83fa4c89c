// Made from the entities by test/storage/compiled-functions.test.ts; never edited by hand.
export const compiledFunctions = {
  __version: "7.2.1",
  "comparator-closing_1000"(compareArrays, compareBooleans, compareBuffers, compareObjects, equals, compareValues_13) {
// compiled comparator for entity Closing
return function(last, current, options) {
  const diff = {};
  if (current.id === null && last.id === undefined) {
    diff.id = current.id;
  } else if (current.id == null && last.id == null) {

  } else if ((current.id != null && last.id == null) || (current.id == null && last.id != null)) {
    diff.id = current.id;
  } else if (!compareValues_13(last.id, current.id)) {
    diff.id = current.id;
  }

  if (current.rulebook === null && last.rulebook === undefined) {
    diff.rulebook = current.rulebook;
  } else if (current.rulebook == null && last.rulebook == null) {

  } else if ((current.rulebook != null && last.rulebook == null) || (current.rulebook == null && last.rulebook != null)) {
    diff.rulebook = current.rulebook;
  } else if (!equals(last.rulebook, current.rulebook)) {
    diff.rulebook = current.rulebook;
  }

  if (current.closedUntil === null && last.closedUntil === undefined) {
    diff.closedUntil = current.closedUntil;
  } else if (current.closedUntil == null && last.closedUntil == null) {

  } else if ((current.closedUntil != null && last.closedUntil == null) || (current.closedUntil == null && last.closedUntil != null)) {
    diff.closedUntil = current.closedUntil;
  } else if (last.closedUntil.valueOf() !== current.closedUntil.valueOf()) {
    diff.closedUntil = current.closedUntil;
  }

  if (current.closedAt === null && last.closedAt === undefined) {
    diff.closedAt = current.closedAt;
  } else if (current.closedAt == null && last.closedAt == null) {

  } else if ((current.closedAt != null && last.closedAt == null) || (current.closedAt == null && last.closedAt != null)) {
    diff.closedAt = current.closedAt;
  } else if (last.closedAt.valueOf() !== current.closedAt.valueOf()) {
    diff.closedAt = current.closedAt;
  }

if (options?.includeInverseSides) {
}
  return diff;
}
  },
  "comparator-file_content_2000"(compareArrays, compareBooleans, compareBuffers, compareObjects, equals) {
// compiled comparator for entity FileContent
return function(last, current, options) {
  const diff = {};
  if (current.hash === null && last.hash === undefined) {
    diff.hash = current.hash;
  } else if (current.hash == null && last.hash == null) {

  } else if ((current.hash != null && last.hash == null) || (current.hash == null && last.hash != null)) {
    diff.hash = current.hash;
  } else if (!equals(last.hash, current.hash)) {
    diff.hash = current.hash;
  }

  if (current.content === null && last.content === undefined) {
    diff.content = current.content;
  } else if (current.content == null && last.content == null) {

  } else if ((current.content != null && last.content == null) || (current.content == null && last.content != null)) {
    diff.content = current.content;
  } else if (!compareBuffers(last.content, current.content)) {
    diff.content = current.content;
  }

if (options?.includeInverseSides) {
}
  return diff;
}
  },
  "comparator-limit_line_3000"(compareArrays, compareBooleans, compareBuffers, compareObjects, equals, compareValues_9, compareValues_10, compareValues_11, compareValues_12) {
// compiled comparator for entity LimitLine
return function(last, current, options) {
  const diff = {};
  if (current.id === null && last.id === undefined) {
    diff.id = current.id;
  } else if (current.id == null && last.id == null) {

  } else if ((current.id != null && last.id == null) || (current.id == null && last.id != null)) {
    diff.id = current.id;
  } else if (!compareValues_9(last.id, current.id)) {
    diff.id = current.id;
  }

  if (current.closing === null && last.closing === undefined) {
    diff.closing = current.closing;
  } else if (current.closing == null && last.closing == null) {

  } else if ((current.closing != null && last.closing == null) || (current.closing == null && last.closing != null)) {
    diff.closing = current.closing;
  } else if (!compareValues_10(last.closing, current.closing)) {
    diff.closing = current.closing;
  }

  if (current.rulebook === null && last.rulebook === undefined) {
    diff.rulebook = current.rulebook;
  } else if (current.rulebook == null && last.rulebook == null) {

  } else if ((current.rulebook != null && last.rulebook == null) || (current.rulebook == null && last.rulebook != null)) {
    diff.rulebook = current.rulebook;
  } else if (!equals(last.rulebook, current.rulebook)) {
    diff.rulebook = current.rulebook;
  }

  if (current.module === null && last.module === undefined) {
    diff.module = current.module;
  } else if (current.module == null && last.module == null) {

  } else if ((current.module != null && last.module == null) || (current.module == null && last.module != null)) {
    diff.module = current.module;
  } else if (!equals(last.module, current.module)) {
    diff.module = current.module;
  }

  if (current.rule === null && last.rule === undefined) {
    diff.rule = current.rule;
  } else if (current.rule == null && last.rule == null) {

  } else if ((current.rule != null && last.rule == null) || (current.rule == null && last.rule != null)) {
    diff.rule = current.rule;
  } else if (!equals(last.rule, current.rule)) {
    diff.rule = current.rule;
  }

  if (current.at === null && last.at === undefined) {
    diff.at = current.at;
  } else if (current.at == null && last.at == null) {

  } else if ((current.at != null && last.at == null) || (current.at == null && last.at != null)) {
    diff.at = current.at;
  } else if (!equals(last.at, current.at)) {
    diff.at = current.at;
  }

  if (current.reason === null && last.reason === undefined) {
    diff.reason = current.reason;
  } else if (current.reason == null && last.reason == null) {

  } else if ((current.reason != null && last.reason == null) || (current.reason == null && last.reason != null)) {
    diff.reason = current.reason;
  } else if (!equals(last.reason, current.reason)) {
    diff.reason = current.reason;
  }

  if (current.span === null && last.span === undefined) {
    diff.span = current.span;
  } else if (current.span == null && last.span == null) {

  } else if ((current.span != null && last.span == null) || (current.span == null && last.span != null)) {
    diff.span = current.span;
  } else if (!equals(last.span, current.span)) {
    diff.span = current.span;
  }

  if (current.windowStart === null && last.windowStart === undefined) {
    diff.windowStart = current.windowStart;
  } else if (current.windowStart == null && last.windowStart == null) {

  } else if ((current.windowStart != null && last.windowStart == null) || (current.windowStart == null && last.windowStart != null)) {
    diff.windowStart = current.windowStart;
  } else if (last.windowStart.valueOf() !== current.windowStart.valueOf()) {
    diff.windowStart = current.windowStart;
  }

  if (current.windowEnd === null && last.windowEnd === undefined) {
    diff.windowEnd = current.windowEnd;
  } else if (current.windowEnd == null && last.windowEnd == null) {

  } else if ((current.windowEnd != null && last.windowEnd == null) || (current.windowEnd == null && last.windowEnd != null)) {
    diff.windowEnd = current.windowEnd;
  } else if (last.windowEnd.valueOf() !== current.windowEnd.valueOf()) {
    diff.windowEnd = current.windowEnd;
  }

  if (current.groupNames === null && last.groupNames === undefined) {
    diff.groupNames = current.groupNames;
  } else if (current.groupNames == null && last.groupNames == null) {

  } else if ((current.groupNames != null && last.groupNames == null) || (current.groupNames == null && last.groupNames != null)) {
    diff.groupNames = current.groupNames;
  } else if (!equals(last.groupNames, current.groupNames)) {
    diff.groupNames = current.groupNames;
  }

  if (current.groupValues === null && last.groupValues === undefined) {
    diff.groupValues = current.groupValues;
  } else if (current.groupValues == null && last.groupValues == null) {

  } else if ((current.groupValues != null && last.groupValues == null) || (current.groupValues == null && last.groupValues != null)) {
    diff.groupValues = current.groupValues;
  } else if (!equals(last.groupValues, current.groupValues)) {
    diff.groupValues = current.groupValues;
  }

  if (current.sum === null && last.sum === undefined) {
    diff.sum = current.sum;
  } else if (current.sum == null && last.sum == null) {

  } else if ((current.sum != null && last.sum == null) || (current.sum == null && last.sum != null)) {
    diff.sum = current.sum;
  } else if (!compareValues_11(last.sum, current.sum)) {
    diff.sum = current.sum;
  }

  if (current.amount === null && last.amount === undefined) {
    diff.amount = current.amount;
  } else if (current.amount == null && last.amount == null) {

  } else if ((current.amount != null && last.amount == null) || (current.amount == null && last.amount != null)) {
    diff.amount = current.amount;
  } else if (!compareValues_12(last.amount, current.amount)) {
    diff.amount = current.amount;
  }

  if (current.currency === null && last.currency === undefined) {
    diff.currency = current.currency;
  } else if (current.currency == null && last.currency == null) {

  } else if ((current.currency != null && last.currency == null) || (current.currency == null && last.currency != null)) {
    diff.currency = current.currency;
  } else if (!equals(last.currency, current.currency)) {
    diff.currency = current.currency;
  }

if (options?.includeInverseSides) {
}
  return diff;
}
  },
  "comparator-limit_sum_4000"(compareArrays, compareBooleans, compareBuffers, compareObjects, equals, compareValues_7, compareValues_8) {
// compiled comparator for entity LimitSum
return function(last, current, options) {
  const diff = {};
  if (current.key === null && last.key === undefined) {
    diff.key = current.key;
  } else if (current.key == null && last.key == null) {

  } else if ((current.key != null && last.key == null) || (current.key == null && last.key != null)) {
    diff.key = current.key;
  } else if (!compareBuffers(last.key, current.key)) {
    diff.key = current.key;
  }

  if (current.rule === null && last.rule === undefined) {
    diff.rule = current.rule;
  } else if (current.rule == null && last.rule == null) {

  } else if ((current.rule != null && last.rule == null) || (current.rule == null && last.rule != null)) {
    diff.rule = current.rule;
  } else if (!equals(last.rule, current.rule)) {
    diff.rule = current.rule;
  }

  if (current.span === null && last.span === undefined) {
    diff.span = current.span;
  } else if (current.span == null && last.span == null) {

  } else if ((current.span != null && last.span == null) || (current.span == null && last.span != null)) {
    diff.span = current.span;
  } else if (!equals(last.span, current.span)) {
    diff.span = current.span;
  }

  if (current.windowStart === null && last.windowStart === undefined) {
    diff.windowStart = current.windowStart;
  } else if (current.windowStart == null && last.windowStart == null) {

  } else if ((current.windowStart != null && last.windowStart == null) || (current.windowStart == null && last.windowStart != null)) {
    diff.windowStart = current.windowStart;
  } else if (last.windowStart.valueOf() !== current.windowStart.valueOf()) {
    diff.windowStart = current.windowStart;
  }

  if (current.windowEnd === null && last.windowEnd === undefined) {
    diff.windowEnd = current.windowEnd;
  } else if (current.windowEnd == null && last.windowEnd == null) {

  } else if ((current.windowEnd != null && last.windowEnd == null) || (current.windowEnd == null && last.windowEnd != null)) {
    diff.windowEnd = current.windowEnd;
  } else if (last.windowEnd.valueOf() !== current.windowEnd.valueOf()) {
    diff.windowEnd = current.windowEnd;
  }

  if (current.groupNames === null && last.groupNames === undefined) {
    diff.groupNames = current.groupNames;
  } else if (current.groupNames == null && last.groupNames == null) {

  } else if ((current.groupNames != null && last.groupNames == null) || (current.groupNames == null && last.groupNames != null)) {
    diff.groupNames = current.groupNames;
  } else if (!equals(last.groupNames, current.groupNames)) {
    diff.groupNames = current.groupNames;
  }

  if (current.groupValues === null && last.groupValues === undefined) {
    diff.groupValues = current.groupValues;
  } else if (current.groupValues == null && last.groupValues == null) {

  } else if ((current.groupValues != null && last.groupValues == null) || (current.groupValues == null && last.groupValues != null)) {
    diff.groupValues = current.groupValues;
  } else if (!equals(last.groupValues, current.groupValues)) {
    diff.groupValues = current.groupValues;
  }

  if (current.currency === null && last.currency === undefined) {
    diff.currency = current.currency;
  } else if (current.currency == null && last.currency == null) {

  } else if ((current.currency != null && last.currency == null) || (current.currency == null && last.currency != null)) {
    diff.currency = current.currency;
  } else if (!equals(last.currency, current.currency)) {
    diff.currency = current.currency;
  }

  if (current.sum === null && last.sum === undefined) {
    diff.sum = current.sum;
  } else if (current.sum == null && last.sum == null) {

  } else if ((current.sum != null && last.sum == null) || (current.sum == null && last.sum != null)) {
    diff.sum = current.sum;
  } else if (!compareValues_7(last.sum, current.sum)) {
    diff.sum = current.sum;
  }

  if (current.closedSum === null && last.closedSum === undefined) {
    diff.closedSum = current.closedSum;
  } else if (current.closedSum == null && last.closedSum == null) {

  } else if ((current.closedSum != null && last.closedSum == null) || (current.closedSum == null && last.closedSum != null)) {
    diff.closedSum = current.closedSum;
  } else if (!compareValues_8(last.closedSum, current.closedSum)) {
    diff.closedSum = current.closedSum;
  }

if (options?.includeInverseSides) {
}
  return diff;
}
  },
  "comparator-rating_run_5000"(compareArrays, compareBooleans, compareBuffers, compareObjects, equals, compareValues_6) {
// compiled comparator for entity RatingRun
return function(last, current, options) {
  const diff = {};
  if (current.id === null && last.id === undefined) {
    diff.id = current.id;
  } else if (current.id == null && last.id == null) {

  } else if ((current.id != null && last.id == null) || (current.id == null && last.id != null)) {
    diff.id = current.id;
  } else if (!compareValues_6(last.id, current.id)) {
    diff.id = current.id;
  }

  if (current.rulebook === null && last.rulebook === undefined) {
    diff.rulebook = current.rulebook;
  } else if (current.rulebook == null && last.rulebook == null) {

  } else if ((current.rulebook != null && last.rulebook == null) || (current.rulebook == null && last.rulebook != null)) {
    diff.rulebook = current.rulebook;
  } else if (!equals(last.rulebook, current.rulebook)) {
    diff.rulebook = current.rulebook;
  }

  if (current.source === null && last.source === undefined) {
    diff.source = current.source;
  } else if (current.source == null && last.source == null) {

  } else if ((current.source != null && last.source == null) || (current.source == null && last.source != null)) {
    diff.source = current.source;
  } else if (!equals(last.source, current.source)) {
    diff.source = current.source;
  }

  if (current.startedAt === null && last.startedAt === undefined) {
    diff.startedAt = current.startedAt;
  } else if (current.startedAt == null && last.startedAt == null) {

  } else if ((current.startedAt != null && last.startedAt == null) || (current.startedAt == null && last.startedAt != null)) {
    diff.startedAt = current.startedAt;
  } else if (last.startedAt.valueOf() !== current.startedAt.valueOf()) {
    diff.startedAt = current.startedAt;
  }

  if (current.finishedAt === null && last.finishedAt === undefined) {
    diff.finishedAt = current.finishedAt;
  } else if (current.finishedAt == null && last.finishedAt == null) {

  } else if ((current.finishedAt != null && last.finishedAt == null) || (current.finishedAt == null && last.finishedAt != null)) {
    diff.finishedAt = current.finishedAt;
  } else if (last.finishedAt.valueOf() !== current.finishedAt.valueOf()) {
    diff.finishedAt = current.finishedAt;
  }

  if (current.readCount === null && last.readCount === undefined) {
    diff.readCount = current.readCount;
  } else if (current.readCount == null && last.readCount == null) {

  } else if ((current.readCount != null && last.readCount == null) || (current.readCount == null && last.readCount != null)) {
    diff.readCount = current.readCount;
  } else if (!equals(last.readCount, current.readCount)) {
    diff.readCount = current.readCount;
  }

  if (current.ratedCount === null && last.ratedCount === undefined) {
    diff.ratedCount = current.ratedCount;
  } else if (current.ratedCount == null && last.ratedCount == null) {

  } else if ((current.ratedCount != null && last.ratedCount == null) || (current.ratedCount == null && last.ratedCount != null)) {
    diff.ratedCount = current.ratedCount;
  } else if (!equals(last.ratedCount, current.ratedCount)) {
    diff.ratedCount = current.ratedCount;
  }

  if (current.unratedCount === null && last.unratedCount === undefined) {
    diff.unratedCount = current.unratedCount;
  } else if (current.unratedCount == null && last.unratedCount == null) {

  } else if ((current.unratedCount != null && last.unratedCount == null) || (current.unratedCount == null && last.unratedCount != null)) {
    diff.unratedCount = current.unratedCount;
  } else if (!equals(last.unratedCount, current.unratedCount)) {
    diff.unratedCount = current.unratedCount;
  }

  if (current.stoppedCount === null && last.stoppedCount === undefined) {
    diff.stoppedCount = current.stoppedCount;
  } else if (current.stoppedCount == null && last.stoppedCount == null) {

  } else if ((current.stoppedCount != null && last.stoppedCount == null) || (current.stoppedCount == null && last.stoppedCount != null)) {
    diff.stoppedCount = current.stoppedCount;
  } else if (!equals(last.stoppedCount, current.stoppedCount)) {
    diff.stoppedCount = current.stoppedCount;
  }

  if (current.refusedCount === null && last.refusedCount === undefined) {
    diff.refusedCount = current.refusedCount;
  } else if (current.refusedCount == null && last.refusedCount == null) {

  } else if ((current.refusedCount != null && last.refusedCount == null) || (current.refusedCount == null && last.refusedCount != null)) {
    diff.refusedCount = current.refusedCount;
  } else if (!equals(last.refusedCount, current.refusedCount)) {
    diff.refusedCount = current.refusedCount;
  }

  if (current.knownCount === null && last.knownCount === undefined) {
    diff.knownCount = current.knownCount;
  } else if (current.knownCount == null && last.knownCount == null) {

  } else if ((current.knownCount != null && last.knownCount == null) || (current.knownCount == null && last.knownCount != null)) {
    diff.knownCount = current.knownCount;
  } else if (!equals(last.knownCount, current.knownCount)) {
    diff.knownCount = current.knownCount;
  }

  if (current.limits === null && last.limits === undefined) {
    diff.limits = current.limits;
  } else if (current.limits == null && last.limits == null) {

  } else if ((current.limits != null && last.limits == null) || (current.limits == null && last.limits != null)) {
    diff.limits = current.limits;
  } else if (!equals(last.limits, current.limits)) {
    diff.limits = current.limits;
  }

if (options?.includeInverseSides) {
}
  return diff;
}
  },
  "comparator-rulebook_0"(compareArrays, compareBooleans, compareBuffers, compareObjects, equals) {
// compiled comparator for entity Rulebook
return function(last, current, options) {
  const diff = {};
  if (current.hash === null && last.hash === undefined) {
    diff.hash = current.hash;
  } else if (current.hash == null && last.hash == null) {

  } else if ((current.hash != null && last.hash == null) || (current.hash == null && last.hash != null)) {
    diff.hash = current.hash;
  } else if (!equals(last.hash, current.hash)) {
    diff.hash = current.hash;
  }

  if (current.currency === null && last.currency === undefined) {
    diff.currency = current.currency;
  } else if (current.currency == null && last.currency == null) {

  } else if ((current.currency != null && last.currency == null) || (current.currency == null && last.currency != null)) {
    diff.currency = current.currency;
  } else if (!equals(last.currency, current.currency)) {
    diff.currency = current.currency;
  }

  if (current.timezone === null && last.timezone === undefined) {
    diff.timezone = current.timezone;
  } else if (current.timezone == null && last.timezone == null) {

  } else if ((current.timezone != null && last.timezone == null) || (current.timezone == null && last.timezone != null)) {
    diff.timezone = current.timezone;
  } else if (!equals(last.timezone, current.timezone)) {
    diff.timezone = current.timezone;
  }

  if (current.moduleStates === null && last.moduleStates === undefined) {
    diff.moduleStates = current.moduleStates;
  } else if (current.moduleStates == null && last.moduleStates == null) {

  } else if ((current.moduleStates != null && last.moduleStates == null) || (current.moduleStates == null && last.moduleStates != null)) {
    diff.moduleStates = current.moduleStates;
  } else if (!equals(last.moduleStates, current.moduleStates)) {
    diff.moduleStates = current.moduleStates;
  }

  if (current.createdAt === null && last.createdAt === undefined) {
    diff.createdAt = current.createdAt;
  } else if (current.createdAt == null && last.createdAt == null) {

  } else if ((current.createdAt != null && last.createdAt == null) || (current.createdAt == null && last.createdAt != null)) {
    diff.createdAt = current.createdAt;
  } else if (last.createdAt.valueOf() !== current.createdAt.valueOf()) {
    diff.createdAt = current.createdAt;
  }

if (options?.includeInverseSides) {
}
  return diff;
}
  },
  "comparator-rulebook_file_6000"(compareArrays, compareBooleans, compareBuffers, compareObjects, equals) {
// compiled comparator for entity RulebookFile
return function(last, current, options) {
  const diff = {};
  if (current.rulebook === null && last.rulebook === undefined) {
    diff.rulebook = current.rulebook;
  } else if (current.rulebook == null && last.rulebook == null) {

  } else if ((current.rulebook != null && last.rulebook == null) || (current.rulebook == null && last.rulebook != null)) {
    diff.rulebook = current.rulebook;
  } else if (!equals(last.rulebook, current.rulebook)) {
    diff.rulebook = current.rulebook;
  }

  if (current.path === null && last.path === undefined) {
    diff.path = current.path;
  } else if (current.path == null && last.path == null) {

  } else if ((current.path != null && last.path == null) || (current.path == null && last.path != null)) {
    diff.path = current.path;
  } else if (!equals(last.path, current.path)) {
    diff.path = current.path;
  }

  if (current.content === null && last.content === undefined) {
    diff.content = current.content;
  } else if (current.content == null && last.content == null) {

  } else if ((current.content != null && last.content == null) || (current.content == null && last.content != null)) {
    diff.content = current.content;
  } else if (!equals(last.content, current.content)) {
    diff.content = current.content;
  }

if (options?.includeInverseSides) {
}
  return diff;
}
  },
  "comparator-running_total_7000"(compareArrays, compareBooleans, compareBuffers, compareObjects, equals, compareValues_4, compareValues_5) {
// compiled comparator for entity RunningTotal
return function(last, current, options) {
  const diff = {};
  if (current.rule === null && last.rule === undefined) {
    diff.rule = current.rule;
  } else if (current.rule == null && last.rule == null) {

  } else if ((current.rule != null && last.rule == null) || (current.rule == null && last.rule != null)) {
    diff.rule = current.rule;
  } else if (!equals(last.rule, current.rule)) {
    diff.rule = current.rule;
  }

  if (current.span === null && last.span === undefined) {
    diff.span = current.span;
  } else if (current.span == null && last.span == null) {

  } else if ((current.span != null && last.span == null) || (current.span == null && last.span != null)) {
    diff.span = current.span;
  } else if (!equals(last.span, current.span)) {
    diff.span = current.span;
  }

  if (current.windowStart === null && last.windowStart === undefined) {
    diff.windowStart = current.windowStart;
  } else if (current.windowStart == null && last.windowStart == null) {

  } else if ((current.windowStart != null && last.windowStart == null) || (current.windowStart == null && last.windowStart != null)) {
    diff.windowStart = current.windowStart;
  } else if (last.windowStart.valueOf() !== current.windowStart.valueOf()) {
    diff.windowStart = current.windowStart;
  }

  if (current.groupValues === null && last.groupValues === undefined) {
    diff.groupValues = current.groupValues;
  } else if (current.groupValues == null && last.groupValues == null) {

  } else if ((current.groupValues != null && last.groupValues == null) || (current.groupValues == null && last.groupValues != null)) {
    diff.groupValues = current.groupValues;
  } else if (!equals(last.groupValues, current.groupValues)) {
    diff.groupValues = current.groupValues;
  }

  if (current.total === null && last.total === undefined) {
    diff.total = current.total;
  } else if (current.total == null && last.total == null) {

  } else if ((current.total != null && last.total == null) || (current.total == null && last.total != null)) {
    diff.total = current.total;
  } else if (!compareValues_4(last.total, current.total)) {
    diff.total = current.total;
  }

  if (current.totalDivisor === null && last.totalDivisor === undefined) {
    diff.totalDivisor = current.totalDivisor;
  } else if (current.totalDivisor == null && last.totalDivisor == null) {

  } else if ((current.totalDivisor != null && last.totalDivisor == null) || (current.totalDivisor == null && last.totalDivisor != null)) {
    diff.totalDivisor = current.totalDivisor;
  } else if (!compareValues_5(last.totalDivisor, current.totalDivisor)) {
    diff.totalDivisor = current.totalDivisor;
  }

if (options?.includeInverseSides) {
}
  return diff;
}
  },
  "hydrator-closing_1000-full-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id, rulebook_146, rulebook_147) {
// compiled hydrator for entity Closing ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_id(data.id);
      data.id = convertToDatabaseValue_id(value);
      entity.id = value;
    } else {
      entity.id = data.id;
    }
  }
  if (data.rulebook === null) {
    entity.rulebook = null;
  } else if (typeof data.rulebook !== 'undefined') {
    if (isPrimaryKey(data.rulebook, true)) {
      entity.rulebook = factory.createReference(rulebook_146, data.rulebook, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.rulebook && typeof data.rulebook === 'object') {
      entity.rulebook = factory.create(rulebook_147, data.rulebook, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
    }
  }
  if (data.closedUntil === null) {
    entity.closedUntil = null;
  } else if (typeof data.closedUntil !== 'undefined') {
    if (data.closedUntil instanceof Date) {
      entity.closedUntil = data.closedUntil;
    } else if (typeof data.closedUntil === 'number' || data.closedUntil.includes('+') || data.closedUntil.lastIndexOf('-') > 10 || data.closedUntil.endsWith('Z')) {
      entity.closedUntil = new Date(data.closedUntil);
    } else {
      entity.closedUntil = new Date(data.closedUntil + 'Z');
    }
  }
  if (data.closedAt === null) {
    entity.closedAt = null;
  } else if (typeof data.closedAt !== 'undefined') {
    if (data.closedAt instanceof Date) {
      entity.closedAt = data.closedAt;
    } else if (typeof data.closedAt === 'number' || data.closedAt.includes('+') || data.closedAt.lastIndexOf('-') > 10 || data.closedAt.endsWith('Z')) {
      entity.closedAt = new Date(data.closedAt);
    } else {
      entity.closedAt = new Date(data.closedAt + 'Z');
    }
  }
}
  },
  "hydrator-closing_1000-full-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id, rulebook_141, rulebook_142) {
// compiled hydrator for entity Closing ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_id(data.id);
      data.id = convertToDatabaseValue_id(value);
      entity.id = value;
    } else {
      entity.id = data.id;
    }
  }
  if (data.rulebook === null) {
    entity.rulebook = null;
  } else if (typeof data.rulebook !== 'undefined') {
    if (isPrimaryKey(data.rulebook, true)) {
      entity.rulebook = factory.createReference(rulebook_141, data.rulebook, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.rulebook && typeof data.rulebook === 'object') {
      entity.rulebook = factory.create(rulebook_142, data.rulebook, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
    }
  }
  if (data.closedUntil === null) {
    entity.closedUntil = null;
  } else if (typeof data.closedUntil !== 'undefined') {
    if (data.closedUntil instanceof Date) {
      entity.closedUntil = data.closedUntil;
    } else if (typeof data.closedUntil === 'number' || data.closedUntil.includes('+') || data.closedUntil.lastIndexOf('-') > 10 || data.closedUntil.endsWith('Z')) {
      entity.closedUntil = new Date(data.closedUntil);
    } else {
      entity.closedUntil = new Date(data.closedUntil + 'Z');
    }
  }
  if (data.closedAt === null) {
    entity.closedAt = null;
  } else if (typeof data.closedAt !== 'undefined') {
    if (data.closedAt instanceof Date) {
      entity.closedAt = data.closedAt;
    } else if (typeof data.closedAt === 'number' || data.closedAt.includes('+') || data.closedAt.lastIndexOf('-') > 10 || data.closedAt.endsWith('Z')) {
      entity.closedAt = new Date(data.closedAt);
    } else {
      entity.closedAt = new Date(data.closedAt + 'Z');
    }
  }
}
  },
  "hydrator-closing_1000-reference-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
// compiled hydrator for entity Closing ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_id(data.id);
      data.id = convertToDatabaseValue_id(value);
      entity.id = value;
    } else {
      entity.id = data.id;
    }
  }
}
  },
  "hydrator-closing_1000-reference-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
// compiled hydrator for entity Closing ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_id(data.id);
      data.id = convertToDatabaseValue_id(value);
      entity.id = value;
    } else {
      entity.id = data.id;
    }
  }
}
  },
  "hydrator-file_content_2000-full-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_content, convertToDatabaseValue_content) {
// compiled hydrator for entity FileContent ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.hash === null) {
    entity.hash = null;
  } else if (typeof data.hash !== 'undefined') {
    entity.hash = data.hash;
  }
  if (data.content === null) {
    entity.content = null;
  } else if (typeof data.content !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_content(data.content);
      data.content = convertToDatabaseValue_content(value);
      entity.content = value;
    } else {
      entity.content = data.content;
    }
  }
}
  },
  "hydrator-file_content_2000-full-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_content, convertToDatabaseValue_content) {
// compiled hydrator for entity FileContent ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.hash === null) {
    entity.hash = null;
  } else if (typeof data.hash !== 'undefined') {
    entity.hash = data.hash;
  }
  if (data.content === null) {
    entity.content = null;
  } else if (typeof data.content !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_content(data.content);
      data.content = convertToDatabaseValue_content(value);
      entity.content = value;
    } else {
      entity.content = data.content;
    }
  }
}
  },
  "hydrator-file_content_2000-reference-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError) {
// compiled hydrator for entity FileContent ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.hash === null) {
    entity.hash = null;
  } else if (typeof data.hash !== 'undefined') {
    entity.hash = data.hash;
  }
}
  },
  "hydrator-file_content_2000-reference-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError) {
// compiled hydrator for entity FileContent ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.hash === null) {
    entity.hash = null;
  } else if (typeof data.hash !== 'undefined') {
    entity.hash = data.hash;
  }
}
  },
  "hydrator-limit_line_3000-full-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id, closing_116, closing_117, convertToDatabaseValue_closing, rulebook_118, rulebook_119, convertToJSValue_sum, convertToDatabaseValue_sum, convertToJSValue_amount, convertToDatabaseValue_amount) {
// compiled hydrator for entity LimitLine ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_id(data.id);
      data.id = convertToDatabaseValue_id(value);
      entity.id = value;
    } else {
      entity.id = data.id;
    }
  }
  if (data.closing === null) {
    entity.closing = null;
  } else if (typeof data.closing !== 'undefined') {
    if (isPrimaryKey(data.closing, true)) {
      entity.closing = factory.createReference(closing_116, data.closing, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.closing && typeof data.closing === 'object') {
      entity.closing = factory.create(closing_117, data.closing, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
    }
  }
  if (data.closing != null && typeof data.closing !== 'object' && convertCustomTypes) {
    data.closing = convertToDatabaseValue_closing(entity.closing.__helper.getPrimaryKey());
  }
  if (data.rulebook === null) {
    entity.rulebook = null;
  } else if (typeof data.rulebook !== 'undefined') {
    if (isPrimaryKey(data.rulebook, true)) {
      entity.rulebook = factory.createReference(rulebook_118, data.rulebook, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.rulebook && typeof data.rulebook === 'object') {
      entity.rulebook = factory.create(rulebook_119, data.rulebook, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
    }
  }
  if (data.module === null) {
    entity.module = null;
  } else if (typeof data.module !== 'undefined') {
    entity.module = data.module;
  }
  if (data.rule === null) {
    entity.rule = null;
  } else if (typeof data.rule !== 'undefined') {
    entity.rule = data.rule;
  }
  if (data.at === null) {
    entity.at = null;
  } else if (typeof data.at !== 'undefined') {
    entity.at = data.at;
  }
  if (data.reason === null) {
    entity.reason = null;
  } else if (typeof data.reason !== 'undefined') {
    entity.reason = data.reason;
  }
  if (data.span === null) {
    entity.span = null;
  } else if (typeof data.span !== 'undefined') {
    entity.span = data.span;
  }
  if (data.windowStart === null) {
    entity.windowStart = null;
  } else if (typeof data.windowStart !== 'undefined') {
    if (data.windowStart instanceof Date) {
      entity.windowStart = data.windowStart;
    } else if (typeof data.windowStart === 'number' || data.windowStart.includes('+') || data.windowStart.lastIndexOf('-') > 10 || data.windowStart.endsWith('Z')) {
      entity.windowStart = new Date(data.windowStart);
    } else {
      entity.windowStart = new Date(data.windowStart + 'Z');
    }
  }
  if (data.windowEnd === null) {
    entity.windowEnd = null;
  } else if (typeof data.windowEnd !== 'undefined') {
    if (data.windowEnd instanceof Date) {
      entity.windowEnd = data.windowEnd;
    } else if (typeof data.windowEnd === 'number' || data.windowEnd.includes('+') || data.windowEnd.lastIndexOf('-') > 10 || data.windowEnd.endsWith('Z')) {
      entity.windowEnd = new Date(data.windowEnd);
    } else {
      entity.windowEnd = new Date(data.windowEnd + 'Z');
    }
  }
  if (data.groupNames === null) {
    entity.groupNames = null;
  } else if (typeof data.groupNames !== 'undefined') {
    entity.groupNames = data.groupNames;
  }
  if (data.groupValues === null) {
    entity.groupValues = null;
  } else if (typeof data.groupValues !== 'undefined') {
    entity.groupValues = data.groupValues;
  }
  if (data.sum === null) {
    entity.sum = null;
  } else if (typeof data.sum !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_sum(data.sum);
      data.sum = convertToDatabaseValue_sum(value);
      entity.sum = value;
    } else {
      entity.sum = data.sum;
    }
  }
  if (data.amount === null) {
    entity.amount = null;
  } else if (typeof data.amount !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_amount(data.amount);
      data.amount = convertToDatabaseValue_amount(value);
      entity.amount = value;
    } else {
      entity.amount = data.amount;
    }
  }
  if (data.currency === null) {
    entity.currency = null;
  } else if (typeof data.currency !== 'undefined') {
    entity.currency = data.currency;
  }
}
  },
  "hydrator-limit_line_3000-full-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id, closing_99, closing_100, convertToDatabaseValue_closing, rulebook_101, rulebook_102, convertToJSValue_sum, convertToDatabaseValue_sum, convertToJSValue_amount, convertToDatabaseValue_amount) {
// compiled hydrator for entity LimitLine ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_id(data.id);
      data.id = convertToDatabaseValue_id(value);
      entity.id = value;
    } else {
      entity.id = data.id;
    }
  }
  if (data.closing === null) {
    entity.closing = null;
  } else if (typeof data.closing !== 'undefined') {
    if (isPrimaryKey(data.closing, true)) {
      entity.closing = factory.createReference(closing_99, data.closing, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.closing && typeof data.closing === 'object') {
      entity.closing = factory.create(closing_100, data.closing, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
    }
  }
  if (data.closing != null && typeof data.closing !== 'object' && convertCustomTypes) {
    data.closing = convertToDatabaseValue_closing(entity.closing.__helper.getPrimaryKey());
  }
  if (data.rulebook === null) {
    entity.rulebook = null;
  } else if (typeof data.rulebook !== 'undefined') {
    if (isPrimaryKey(data.rulebook, true)) {
      entity.rulebook = factory.createReference(rulebook_101, data.rulebook, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.rulebook && typeof data.rulebook === 'object') {
      entity.rulebook = factory.create(rulebook_102, data.rulebook, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
    }
  }
  if (data.module === null) {
    entity.module = null;
  } else if (typeof data.module !== 'undefined') {
    entity.module = data.module;
  }
  if (data.rule === null) {
    entity.rule = null;
  } else if (typeof data.rule !== 'undefined') {
    entity.rule = data.rule;
  }
  if (data.at === null) {
    entity.at = null;
  } else if (typeof data.at !== 'undefined') {
    entity.at = data.at;
  }
  if (data.reason === null) {
    entity.reason = null;
  } else if (typeof data.reason !== 'undefined') {
    entity.reason = data.reason;
  }
  if (data.span === null) {
    entity.span = null;
  } else if (typeof data.span !== 'undefined') {
    entity.span = data.span;
  }
  if (data.windowStart === null) {
    entity.windowStart = null;
  } else if (typeof data.windowStart !== 'undefined') {
    if (data.windowStart instanceof Date) {
      entity.windowStart = data.windowStart;
    } else if (typeof data.windowStart === 'number' || data.windowStart.includes('+') || data.windowStart.lastIndexOf('-') > 10 || data.windowStart.endsWith('Z')) {
      entity.windowStart = new Date(data.windowStart);
    } else {
      entity.windowStart = new Date(data.windowStart + 'Z');
    }
  }
  if (data.windowEnd === null) {
    entity.windowEnd = null;
  } else if (typeof data.windowEnd !== 'undefined') {
    if (data.windowEnd instanceof Date) {
      entity.windowEnd = data.windowEnd;
    } else if (typeof data.windowEnd === 'number' || data.windowEnd.includes('+') || data.windowEnd.lastIndexOf('-') > 10 || data.windowEnd.endsWith('Z')) {
      entity.windowEnd = new Date(data.windowEnd);
    } else {
      entity.windowEnd = new Date(data.windowEnd + 'Z');
    }
  }
  if (data.groupNames === null) {
    entity.groupNames = null;
  } else if (typeof data.groupNames !== 'undefined') {
    entity.groupNames = data.groupNames;
  }
  if (data.groupValues === null) {
    entity.groupValues = null;
  } else if (typeof data.groupValues !== 'undefined') {
    entity.groupValues = data.groupValues;
  }
  if (data.sum === null) {
    entity.sum = null;
  } else if (typeof data.sum !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_sum(data.sum);
      data.sum = convertToDatabaseValue_sum(value);
      entity.sum = value;
    } else {
      entity.sum = data.sum;
    }
  }
  if (data.amount === null) {
    entity.amount = null;
  } else if (typeof data.amount !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_amount(data.amount);
      data.amount = convertToDatabaseValue_amount(value);
      entity.amount = value;
    } else {
      entity.amount = data.amount;
    }
  }
  if (data.currency === null) {
    entity.currency = null;
  } else if (typeof data.currency !== 'undefined') {
    entity.currency = data.currency;
  }
}
  },
  "hydrator-limit_line_3000-reference-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
// compiled hydrator for entity LimitLine ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_id(data.id);
      data.id = convertToDatabaseValue_id(value);
      entity.id = value;
    } else {
      entity.id = data.id;
    }
  }
}
  },
  "hydrator-limit_line_3000-reference-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
// compiled hydrator for entity LimitLine ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_id(data.id);
      data.id = convertToDatabaseValue_id(value);
      entity.id = value;
    } else {
      entity.id = data.id;
    }
  }
}
  },
  "hydrator-limit_sum_4000-full-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_key, convertToDatabaseValue_key, convertToJSValue_sum, convertToDatabaseValue_sum, convertToJSValue_closedSum, convertToDatabaseValue_closedSum) {
// compiled hydrator for entity LimitSum ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.key === null) {
    entity.key = null;
  } else if (typeof data.key !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_key(data.key);
      data.key = convertToDatabaseValue_key(value);
      entity.key = value;
    } else {
      entity.key = data.key;
    }
  }
  if (data.rule === null) {
    entity.rule = null;
  } else if (typeof data.rule !== 'undefined') {
    entity.rule = data.rule;
  }
  if (data.span === null) {
    entity.span = null;
  } else if (typeof data.span !== 'undefined') {
    entity.span = data.span;
  }
  if (data.windowStart === null) {
    entity.windowStart = null;
  } else if (typeof data.windowStart !== 'undefined') {
    if (data.windowStart instanceof Date) {
      entity.windowStart = data.windowStart;
    } else if (typeof data.windowStart === 'number' || data.windowStart.includes('+') || data.windowStart.lastIndexOf('-') > 10 || data.windowStart.endsWith('Z')) {
      entity.windowStart = new Date(data.windowStart);
    } else {
      entity.windowStart = new Date(data.windowStart + 'Z');
    }
  }
  if (data.windowEnd === null) {
    entity.windowEnd = null;
  } else if (typeof data.windowEnd !== 'undefined') {
    if (data.windowEnd instanceof Date) {
      entity.windowEnd = data.windowEnd;
    } else if (typeof data.windowEnd === 'number' || data.windowEnd.includes('+') || data.windowEnd.lastIndexOf('-') > 10 || data.windowEnd.endsWith('Z')) {
      entity.windowEnd = new Date(data.windowEnd);
    } else {
      entity.windowEnd = new Date(data.windowEnd + 'Z');
    }
  }
  if (data.groupNames === null) {
    entity.groupNames = null;
  } else if (typeof data.groupNames !== 'undefined') {
    entity.groupNames = data.groupNames;
  }
  if (data.groupValues === null) {
    entity.groupValues = null;
  } else if (typeof data.groupValues !== 'undefined') {
    entity.groupValues = data.groupValues;
  }
  if (data.currency === null) {
    entity.currency = null;
  } else if (typeof data.currency !== 'undefined') {
    entity.currency = data.currency;
  }
  if (data.sum === null) {
    entity.sum = null;
  } else if (typeof data.sum !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_sum(data.sum);
      data.sum = convertToDatabaseValue_sum(value);
      entity.sum = value;
    } else {
      entity.sum = data.sum;
    }
  }
  if (data.closedSum === null) {
    entity.closedSum = null;
  } else if (typeof data.closedSum !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_closedSum(data.closedSum);
      data.closedSum = convertToDatabaseValue_closedSum(value);
      entity.closedSum = value;
    } else {
      entity.closedSum = data.closedSum;
    }
  }
}
  },
  "hydrator-limit_sum_4000-full-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_key, convertToDatabaseValue_key, convertToJSValue_sum, convertToDatabaseValue_sum, convertToJSValue_closedSum, convertToDatabaseValue_closedSum) {
// compiled hydrator for entity LimitSum ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.key === null) {
    entity.key = null;
  } else if (typeof data.key !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_key(data.key);
      data.key = convertToDatabaseValue_key(value);
      entity.key = value;
    } else {
      entity.key = data.key;
    }
  }
  if (data.rule === null) {
    entity.rule = null;
  } else if (typeof data.rule !== 'undefined') {
    entity.rule = data.rule;
  }
  if (data.span === null) {
    entity.span = null;
  } else if (typeof data.span !== 'undefined') {
    entity.span = data.span;
  }
  if (data.windowStart === null) {
    entity.windowStart = null;
  } else if (typeof data.windowStart !== 'undefined') {
    if (data.windowStart instanceof Date) {
      entity.windowStart = data.windowStart;
    } else if (typeof data.windowStart === 'number' || data.windowStart.includes('+') || data.windowStart.lastIndexOf('-') > 10 || data.windowStart.endsWith('Z')) {
      entity.windowStart = new Date(data.windowStart);
    } else {
      entity.windowStart = new Date(data.windowStart + 'Z');
    }
  }
  if (data.windowEnd === null) {
    entity.windowEnd = null;
  } else if (typeof data.windowEnd !== 'undefined') {
    if (data.windowEnd instanceof Date) {
      entity.windowEnd = data.windowEnd;
    } else if (typeof data.windowEnd === 'number' || data.windowEnd.includes('+') || data.windowEnd.lastIndexOf('-') > 10 || data.windowEnd.endsWith('Z')) {
      entity.windowEnd = new Date(data.windowEnd);
    } else {
      entity.windowEnd = new Date(data.windowEnd + 'Z');
    }
  }
  if (data.groupNames === null) {
    entity.groupNames = null;
  } else if (typeof data.groupNames !== 'undefined') {
    entity.groupNames = data.groupNames;
  }
  if (data.groupValues === null) {
    entity.groupValues = null;
  } else if (typeof data.groupValues !== 'undefined') {
    entity.groupValues = data.groupValues;
  }
  if (data.currency === null) {
    entity.currency = null;
  } else if (typeof data.currency !== 'undefined') {
    entity.currency = data.currency;
  }
  if (data.sum === null) {
    entity.sum = null;
  } else if (typeof data.sum !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_sum(data.sum);
      data.sum = convertToDatabaseValue_sum(value);
      entity.sum = value;
    } else {
      entity.sum = data.sum;
    }
  }
  if (data.closedSum === null) {
    entity.closedSum = null;
  } else if (typeof data.closedSum !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_closedSum(data.closedSum);
      data.closedSum = convertToDatabaseValue_closedSum(value);
      entity.closedSum = value;
    } else {
      entity.closedSum = data.closedSum;
    }
  }
}
  },
  "hydrator-limit_sum_4000-reference-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_key, convertToDatabaseValue_key) {
// compiled hydrator for entity LimitSum ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.key === null) {
    entity.key = null;
  } else if (typeof data.key !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_key(data.key);
      data.key = convertToDatabaseValue_key(value);
      entity.key = value;
    } else {
      entity.key = data.key;
    }
  }
}
  },
  "hydrator-limit_sum_4000-reference-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_key, convertToDatabaseValue_key) {
// compiled hydrator for entity LimitSum ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.key === null) {
    entity.key = null;
  } else if (typeof data.key !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_key(data.key);
      data.key = convertToDatabaseValue_key(value);
      entity.key = value;
    } else {
      entity.key = data.key;
    }
  }
}
  },
  "hydrator-rating_run_5000-full-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id, rulebook_62, rulebook_63) {
// compiled hydrator for entity RatingRun ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_id(data.id);
      data.id = convertToDatabaseValue_id(value);
      entity.id = value;
    } else {
      entity.id = data.id;
    }
  }
  if (data.rulebook === null) {
    entity.rulebook = null;
  } else if (typeof data.rulebook !== 'undefined') {
    if (isPrimaryKey(data.rulebook, true)) {
      entity.rulebook = factory.createReference(rulebook_62, data.rulebook, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.rulebook && typeof data.rulebook === 'object') {
      entity.rulebook = factory.create(rulebook_63, data.rulebook, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
    }
  }
  if (data.source === null) {
    entity.source = null;
  } else if (typeof data.source !== 'undefined') {
    entity.source = data.source;
  }
  if (data.startedAt === null) {
    entity.startedAt = null;
  } else if (typeof data.startedAt !== 'undefined') {
    if (data.startedAt instanceof Date) {
      entity.startedAt = data.startedAt;
    } else if (typeof data.startedAt === 'number' || data.startedAt.includes('+') || data.startedAt.lastIndexOf('-') > 10 || data.startedAt.endsWith('Z')) {
      entity.startedAt = new Date(data.startedAt);
    } else {
      entity.startedAt = new Date(data.startedAt + 'Z');
    }
  }
  if (data.finishedAt === null) {
    entity.finishedAt = null;
  } else if (typeof data.finishedAt !== 'undefined') {
    if (data.finishedAt instanceof Date) {
      entity.finishedAt = data.finishedAt;
    } else if (typeof data.finishedAt === 'number' || data.finishedAt.includes('+') || data.finishedAt.lastIndexOf('-') > 10 || data.finishedAt.endsWith('Z')) {
      entity.finishedAt = new Date(data.finishedAt);
    } else {
      entity.finishedAt = new Date(data.finishedAt + 'Z');
    }
  }
  if (data.readCount === null) {
    entity.readCount = null;
  } else if (typeof data.readCount !== 'undefined') {
    entity.readCount = data.readCount;
  }
  if (data.ratedCount === null) {
    entity.ratedCount = null;
  } else if (typeof data.ratedCount !== 'undefined') {
    entity.ratedCount = data.ratedCount;
  }
  if (data.unratedCount === null) {
    entity.unratedCount = null;
  } else if (typeof data.unratedCount !== 'undefined') {
    entity.unratedCount = data.unratedCount;
  }
  if (data.stoppedCount === null) {
    entity.stoppedCount = null;
  } else if (typeof data.stoppedCount !== 'undefined') {
    entity.stoppedCount = data.stoppedCount;
  }
  if (data.refusedCount === null) {
    entity.refusedCount = null;
  } else if (typeof data.refusedCount !== 'undefined') {
    entity.refusedCount = data.refusedCount;
  }
  if (data.knownCount === null) {
    entity.knownCount = null;
  } else if (typeof data.knownCount !== 'undefined') {
    entity.knownCount = data.knownCount;
  }
  if (data.limits === null) {
    entity.limits = null;
  } else if (typeof data.limits !== 'undefined') {
    entity.limits = data.limits;
  }
}
  },
  "hydrator-rating_run_5000-full-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id, rulebook_49, rulebook_50) {
// compiled hydrator for entity RatingRun ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_id(data.id);
      data.id = convertToDatabaseValue_id(value);
      entity.id = value;
    } else {
      entity.id = data.id;
    }
  }
  if (data.rulebook === null) {
    entity.rulebook = null;
  } else if (typeof data.rulebook !== 'undefined') {
    if (isPrimaryKey(data.rulebook, true)) {
      entity.rulebook = factory.createReference(rulebook_49, data.rulebook, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.rulebook && typeof data.rulebook === 'object') {
      entity.rulebook = factory.create(rulebook_50, data.rulebook, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
    }
  }
  if (data.source === null) {
    entity.source = null;
  } else if (typeof data.source !== 'undefined') {
    entity.source = data.source;
  }
  if (data.startedAt === null) {
    entity.startedAt = null;
  } else if (typeof data.startedAt !== 'undefined') {
    if (data.startedAt instanceof Date) {
      entity.startedAt = data.startedAt;
    } else if (typeof data.startedAt === 'number' || data.startedAt.includes('+') || data.startedAt.lastIndexOf('-') > 10 || data.startedAt.endsWith('Z')) {
      entity.startedAt = new Date(data.startedAt);
    } else {
      entity.startedAt = new Date(data.startedAt + 'Z');
    }
  }
  if (data.finishedAt === null) {
    entity.finishedAt = null;
  } else if (typeof data.finishedAt !== 'undefined') {
    if (data.finishedAt instanceof Date) {
      entity.finishedAt = data.finishedAt;
    } else if (typeof data.finishedAt === 'number' || data.finishedAt.includes('+') || data.finishedAt.lastIndexOf('-') > 10 || data.finishedAt.endsWith('Z')) {
      entity.finishedAt = new Date(data.finishedAt);
    } else {
      entity.finishedAt = new Date(data.finishedAt + 'Z');
    }
  }
  if (data.readCount === null) {
    entity.readCount = null;
  } else if (typeof data.readCount !== 'undefined') {
    entity.readCount = data.readCount;
  }
  if (data.ratedCount === null) {
    entity.ratedCount = null;
  } else if (typeof data.ratedCount !== 'undefined') {
    entity.ratedCount = data.ratedCount;
  }
  if (data.unratedCount === null) {
    entity.unratedCount = null;
  } else if (typeof data.unratedCount !== 'undefined') {
    entity.unratedCount = data.unratedCount;
  }
  if (data.stoppedCount === null) {
    entity.stoppedCount = null;
  } else if (typeof data.stoppedCount !== 'undefined') {
    entity.stoppedCount = data.stoppedCount;
  }
  if (data.refusedCount === null) {
    entity.refusedCount = null;
  } else if (typeof data.refusedCount !== 'undefined') {
    entity.refusedCount = data.refusedCount;
  }
  if (data.knownCount === null) {
    entity.knownCount = null;
  } else if (typeof data.knownCount !== 'undefined') {
    entity.knownCount = data.knownCount;
  }
  if (data.limits === null) {
    entity.limits = null;
  } else if (typeof data.limits !== 'undefined') {
    entity.limits = data.limits;
  }
}
  },
  "hydrator-rating_run_5000-reference-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
// compiled hydrator for entity RatingRun ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_id(data.id);
      data.id = convertToDatabaseValue_id(value);
      entity.id = value;
    } else {
      entity.id = data.id;
    }
  }
}
  },
  "hydrator-rating_run_5000-reference-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
// compiled hydrator for entity RatingRun ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_id(data.id);
      data.id = convertToDatabaseValue_id(value);
      entity.id = value;
    } else {
      entity.id = data.id;
    }
  }
}
  },
  "hydrator-rulebook_0-full-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_moduleStates, convertToDatabaseValue_moduleStates) {
// compiled hydrator for entity Rulebook ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.hash === null) {
    entity.hash = null;
  } else if (typeof data.hash !== 'undefined') {
    entity.hash = data.hash;
  }
  if (data.currency === null) {
    entity.currency = null;
  } else if (typeof data.currency !== 'undefined') {
    entity.currency = data.currency;
  }
  if (data.timezone === null) {
    entity.timezone = null;
  } else if (typeof data.timezone !== 'undefined') {
    entity.timezone = data.timezone;
  }
  if (data.moduleStates === null) {
    entity.moduleStates = null;
  } else if (typeof data.moduleStates !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_moduleStates(data.moduleStates);
      data.moduleStates = convertToDatabaseValue_moduleStates(value);
      entity.moduleStates = value;
    } else {
      entity.moduleStates = data.moduleStates;
    }
  }
  if (data.createdAt === null) {
    entity.createdAt = null;
  } else if (typeof data.createdAt !== 'undefined') {
    if (data.createdAt instanceof Date) {
      entity.createdAt = data.createdAt;
    } else if (typeof data.createdAt === 'number' || data.createdAt.includes('+') || data.createdAt.lastIndexOf('-') > 10 || data.createdAt.endsWith('Z')) {
      entity.createdAt = new Date(data.createdAt);
    } else {
      entity.createdAt = new Date(data.createdAt + 'Z');
    }
  }
}
  },
  "hydrator-rulebook_0-full-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_moduleStates, convertToDatabaseValue_moduleStates) {
// compiled hydrator for entity Rulebook ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.hash === null) {
    entity.hash = null;
  } else if (typeof data.hash !== 'undefined') {
    entity.hash = data.hash;
  }
  if (data.currency === null) {
    entity.currency = null;
  } else if (typeof data.currency !== 'undefined') {
    entity.currency = data.currency;
  }
  if (data.timezone === null) {
    entity.timezone = null;
  } else if (typeof data.timezone !== 'undefined') {
    entity.timezone = data.timezone;
  }
  if (data.moduleStates === null) {
    entity.moduleStates = null;
  } else if (typeof data.moduleStates !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_moduleStates(data.moduleStates);
      data.moduleStates = convertToDatabaseValue_moduleStates(value);
      entity.moduleStates = value;
    } else {
      entity.moduleStates = data.moduleStates;
    }
  }
  if (data.createdAt === null) {
    entity.createdAt = null;
  } else if (typeof data.createdAt !== 'undefined') {
    if (data.createdAt instanceof Date) {
      entity.createdAt = data.createdAt;
    } else if (typeof data.createdAt === 'number' || data.createdAt.includes('+') || data.createdAt.lastIndexOf('-') > 10 || data.createdAt.endsWith('Z')) {
      entity.createdAt = new Date(data.createdAt);
    } else {
      entity.createdAt = new Date(data.createdAt + 'Z');
    }
  }
}
  },
  "hydrator-rulebook_0-reference-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError) {
// compiled hydrator for entity Rulebook ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.hash === null) {
    entity.hash = null;
  } else if (typeof data.hash !== 'undefined') {
    entity.hash = data.hash;
  }
}
  },
  "hydrator-rulebook_0-reference-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError) {
// compiled hydrator for entity Rulebook ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.hash === null) {
    entity.hash = null;
  } else if (typeof data.hash !== 'undefined') {
    entity.hash = data.hash;
  }
}
  },
  "hydrator-rulebook_file_6000-full-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, rulebook_25, rulebook_26, file_content_28, file_content_29) {
// compiled hydrator for entity RulebookFile ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.rulebook === null) {
    entity.rulebook = null;
  } else if (typeof data.rulebook !== 'undefined') {
    if (isPrimaryKey(data.rulebook, true)) {
      entity.rulebook = factory.createReference(rulebook_25, data.rulebook, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.rulebook && typeof data.rulebook === 'object') {
      entity.rulebook = factory.create(rulebook_26, data.rulebook, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
    }
  }
  if (data.path === null) {
    entity.path = null;
  } else if (typeof data.path !== 'undefined') {
    entity.path = data.path;
  }
  if (data.content === null) {
    entity.content = null;
  } else if (typeof data.content !== 'undefined') {
    if (isPrimaryKey(data.content, true)) {
      entity.content = factory.createReference(file_content_28, data.content, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.content && typeof data.content === 'object') {
      entity.content = factory.create(file_content_29, data.content, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
    }
  }
}
  },
  "hydrator-rulebook_file_6000-full-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, rulebook_20, rulebook_21, file_content_23, file_content_24) {
// compiled hydrator for entity RulebookFile ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.rulebook === null) {
    entity.rulebook = null;
  } else if (typeof data.rulebook !== 'undefined') {
    if (isPrimaryKey(data.rulebook, true)) {
      entity.rulebook = factory.createReference(rulebook_20, data.rulebook, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.rulebook && typeof data.rulebook === 'object') {
      entity.rulebook = factory.create(rulebook_21, data.rulebook, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
    }
  }
  if (data.path === null) {
    entity.path = null;
  } else if (typeof data.path !== 'undefined') {
    entity.path = data.path;
  }
  if (data.content === null) {
    entity.content = null;
  } else if (typeof data.content !== 'undefined') {
    if (isPrimaryKey(data.content, true)) {
      entity.content = factory.createReference(file_content_23, data.content, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.content && typeof data.content === 'object') {
      entity.content = factory.create(file_content_24, data.content, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
    }
  }
}
  },
  "hydrator-rulebook_file_6000-reference-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, rulebook_33, rulebook_34) {
// compiled hydrator for entity RulebookFile ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.rulebook === null) {
    entity.rulebook = null;
  } else if (typeof data.rulebook !== 'undefined') {
    if (isPrimaryKey(data.rulebook, true)) {
      entity.rulebook = factory.createReference(rulebook_33, data.rulebook, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.rulebook && typeof data.rulebook === 'object') {
      entity.rulebook = factory.createReference(rulebook_34, data.rulebook, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
    }
  }
  if (data.path === null) {
    entity.path = null;
  } else if (typeof data.path !== 'undefined') {
    entity.path = data.path;
  }
}
  },
  "hydrator-rulebook_file_6000-reference-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, rulebook_30, rulebook_31) {
// compiled hydrator for entity RulebookFile ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.rulebook === null) {
    entity.rulebook = null;
  } else if (typeof data.rulebook !== 'undefined') {
    if (isPrimaryKey(data.rulebook, true)) {
      entity.rulebook = factory.createReference(rulebook_30, data.rulebook, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.rulebook && typeof data.rulebook === 'object') {
      entity.rulebook = factory.createReference(rulebook_31, data.rulebook, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
    }
  }
  if (data.path === null) {
    entity.path = null;
  } else if (typeof data.path !== 'undefined') {
    entity.path = data.path;
  }
}
  },
  "hydrator-running_total_7000-full-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_total, convertToDatabaseValue_total, convertToJSValue_totalDivisor, convertToDatabaseValue_totalDivisor) {
// compiled hydrator for entity RunningTotal ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.rule === null) {
    entity.rule = null;
  } else if (typeof data.rule !== 'undefined') {
    entity.rule = data.rule;
  }
  if (data.span === null) {
    entity.span = null;
  } else if (typeof data.span !== 'undefined') {
    entity.span = data.span;
  }
  if (data.windowStart === null) {
    entity.windowStart = null;
  } else if (typeof data.windowStart !== 'undefined') {
    if (data.windowStart instanceof Date) {
      entity.windowStart = data.windowStart;
    } else if (typeof data.windowStart === 'number' || data.windowStart.includes('+') || data.windowStart.lastIndexOf('-') > 10 || data.windowStart.endsWith('Z')) {
      entity.windowStart = new Date(data.windowStart);
    } else {
      entity.windowStart = new Date(data.windowStart + 'Z');
    }
  }
  if (data.groupValues === null) {
    entity.groupValues = null;
  } else if (typeof data.groupValues !== 'undefined') {
    entity.groupValues = data.groupValues;
  }
  if (data.total === null) {
    entity.total = null;
  } else if (typeof data.total !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_total(data.total);
      data.total = convertToDatabaseValue_total(value);
      entity.total = value;
    } else {
      entity.total = data.total;
    }
  }
  if (data.totalDivisor === null) {
    entity.totalDivisor = null;
  } else if (typeof data.totalDivisor !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_totalDivisor(data.totalDivisor);
      data.totalDivisor = convertToDatabaseValue_totalDivisor(value);
      entity.totalDivisor = value;
    } else {
      entity.totalDivisor = data.totalDivisor;
    }
  }
}
  },
  "hydrator-running_total_7000-full-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_total, convertToDatabaseValue_total, convertToJSValue_totalDivisor, convertToDatabaseValue_totalDivisor) {
// compiled hydrator for entity RunningTotal ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.rule === null) {
    entity.rule = null;
  } else if (typeof data.rule !== 'undefined') {
    entity.rule = data.rule;
  }
  if (data.span === null) {
    entity.span = null;
  } else if (typeof data.span !== 'undefined') {
    entity.span = data.span;
  }
  if (data.windowStart === null) {
    entity.windowStart = null;
  } else if (typeof data.windowStart !== 'undefined') {
    if (data.windowStart instanceof Date) {
      entity.windowStart = data.windowStart;
    } else if (typeof data.windowStart === 'number' || data.windowStart.includes('+') || data.windowStart.lastIndexOf('-') > 10 || data.windowStart.endsWith('Z')) {
      entity.windowStart = new Date(data.windowStart);
    } else {
      entity.windowStart = new Date(data.windowStart + 'Z');
    }
  }
  if (data.groupValues === null) {
    entity.groupValues = null;
  } else if (typeof data.groupValues !== 'undefined') {
    entity.groupValues = data.groupValues;
  }
  if (data.total === null) {
    entity.total = null;
  } else if (typeof data.total !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_total(data.total);
      data.total = convertToDatabaseValue_total(value);
      entity.total = value;
    } else {
      entity.total = data.total;
    }
  }
  if (data.totalDivisor === null) {
    entity.totalDivisor = null;
  } else if (typeof data.totalDivisor !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_totalDivisor(data.totalDivisor);
      data.totalDivisor = convertToDatabaseValue_totalDivisor(value);
      entity.totalDivisor = value;
    } else {
      entity.totalDivisor = data.totalDivisor;
    }
  }
}
  },
  "hydrator-running_total_7000-reference-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError) {
// compiled hydrator for entity RunningTotal ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.rule === null) {
    entity.rule = null;
  } else if (typeof data.rule !== 'undefined') {
    entity.rule = data.rule;
  }
  if (data.span === null) {
    entity.span = null;
  } else if (typeof data.span !== 'undefined') {
    entity.span = data.span;
  }
  if (data.windowStart === null) {
    entity.windowStart = null;
  } else if (typeof data.windowStart !== 'undefined') {
    if (data.windowStart instanceof Date) {
      entity.windowStart = data.windowStart;
    } else if (typeof data.windowStart === 'number' || data.windowStart.includes('+') || data.windowStart.lastIndexOf('-') > 10 || data.windowStart.endsWith('Z')) {
      entity.windowStart = new Date(data.windowStart);
    } else {
      entity.windowStart = new Date(data.windowStart + 'Z');
    }
  }
  if (data.groupValues === null) {
    entity.groupValues = null;
  } else if (typeof data.groupValues !== 'undefined') {
    entity.groupValues = data.groupValues;
  }
}
  },
  "hydrator-running_total_7000-reference-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError) {
// compiled hydrator for entity RunningTotal ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.rule === null) {
    entity.rule = null;
  } else if (typeof data.rule !== 'undefined') {
    entity.rule = data.rule;
  }
  if (data.span === null) {
    entity.span = null;
  } else if (typeof data.span !== 'undefined') {
    entity.span = data.span;
  }
  if (data.windowStart === null) {
    entity.windowStart = null;
  } else if (typeof data.windowStart !== 'undefined') {
    if (data.windowStart instanceof Date) {
      entity.windowStart = data.windowStart;
    } else if (typeof data.windowStart === 'number' || data.windowStart.includes('+') || data.windowStart.lastIndexOf('-') > 10 || data.windowStart.endsWith('Z')) {
      entity.windowStart = new Date(data.windowStart);
    } else {
      entity.windowStart = new Date(data.windowStart + 'Z');
    }
  }
  if (data.groupValues === null) {
    entity.groupValues = null;
  } else if (typeof data.groupValues !== 'undefined') {
    entity.groupValues = data.groupValues;
  }
}
  },
  "pkGetter-closing_1000"(isEntityOrRef) {
// compiled pk getter for entity Closing
return function(entity) {
  return entity.id;
}
  },
  "pkGetter-file_content_2000"(isEntityOrRef) {
// compiled pk getter for entity FileContent
return function(entity) {
  return entity.hash;
}
  },
  "pkGetter-limit_line_3000"(isEntityOrRef) {
// compiled pk getter for entity LimitLine
return function(entity) {
  return entity.id;
}
  },
  "pkGetter-limit_sum_4000"(isEntityOrRef) {
// compiled pk getter for entity LimitSum
return function(entity) {
  return entity.key;
}
  },
  "pkGetter-rating_run_5000"(isEntityOrRef) {
// compiled pk getter for entity RatingRun
return function(entity) {
  return entity.id;
}
  },
  "pkGetter-rulebook_0"(isEntityOrRef) {
// compiled pk getter for entity Rulebook
return function(entity) {
  return entity.hash;
}
  },
  "pkGetter-rulebook_file_6000"(isEntityOrRef) {
// compiled pk getter for entity RulebookFile
return function(entity) {
  const cond = {
    rulebook: (entity.rulebook != null && isEntityOrRef(entity.rulebook)) ? entity.rulebook.__helper.getPrimaryKey() : entity.rulebook,
    path: entity.path,
  };
  if (cond.rulebook == null || cond.path == null) return null;
  return cond;
}
  },
  "pkGetter-running_total_7000"(isEntityOrRef) {
// compiled pk getter for entity RunningTotal
return function(entity) {
  const cond = {
    rule: entity.rule,
    span: entity.span,
    windowStart: entity.windowStart,
    groupValues: entity.groupValues,
  };
  if (cond.rule == null || cond.span == null || cond.windowStart == null || cond.groupValues == null) return null;
  return cond;
}
  },
  "pkGetterConverted-closing_1000"(isEntityOrRef, convertToDatabaseValue_id) {
// compiled pk getter (with converted custom types) for entity Closing
return function(entity) {
  return convertToDatabaseValue_id(entity.id);
}
  },
  "pkGetterConverted-file_content_2000"(isEntityOrRef) {
// compiled pk getter (with converted custom types) for entity FileContent
return function(entity) {
  return entity.hash;
}
  },
  "pkGetterConverted-limit_line_3000"(isEntityOrRef, convertToDatabaseValue_id) {
// compiled pk getter (with converted custom types) for entity LimitLine
return function(entity) {
  return convertToDatabaseValue_id(entity.id);
}
  },
  "pkGetterConverted-limit_sum_4000"(isEntityOrRef, convertToDatabaseValue_key) {
// compiled pk getter (with converted custom types) for entity LimitSum
return function(entity) {
  return convertToDatabaseValue_key(entity.key);
}
  },
  "pkGetterConverted-rating_run_5000"(isEntityOrRef, convertToDatabaseValue_id) {
// compiled pk getter (with converted custom types) for entity RatingRun
return function(entity) {
  return convertToDatabaseValue_id(entity.id);
}
  },
  "pkGetterConverted-rulebook_0"(isEntityOrRef) {
// compiled pk getter (with converted custom types) for entity Rulebook
return function(entity) {
  return entity.hash;
}
  },
  "pkGetterConverted-rulebook_file_6000"(isEntityOrRef) {
// compiled pk getter (with converted custom types) for entity RulebookFile
return function(entity) {
  const cond = {
    rulebook: (entity.rulebook != null && isEntityOrRef(entity.rulebook)) ? entity.rulebook.__helper.getPrimaryKey(true) : entity.rulebook,
    path: entity.path,
  };
  if (cond.rulebook == null || cond.path == null) return null;
  return cond;
}
  },
  "pkGetterConverted-running_total_7000"(isEntityOrRef) {
// compiled pk getter (with converted custom types) for entity RunningTotal
return function(entity) {
  const cond = {
    rule: entity.rule,
    span: entity.span,
    windowStart: entity.windowStart,
    groupValues: entity.groupValues,
  };
  if (cond.rule == null || cond.span == null || cond.windowStart == null || cond.groupValues == null) return null;
  return cond;
}
  },
  "pkSerializer-closing_1000"(isEntityOrRef, getCompositeKeyValue, getPrimaryKeyHash, convertToDatabaseValue_id) {
// compiled pk serializer for entity Closing
return function(entity) {
  const val_3 = convertToDatabaseValue_id(entity.id);
  return getPrimaryKeyHash(val_3);
}
  },
  "pkSerializer-file_content_2000"(isEntityOrRef, getCompositeKeyValue, getPrimaryKeyHash) {
// compiled pk serializer for entity FileContent
return function(entity) {
  return '' + entity.hash;
}
  },
  "pkSerializer-limit_line_3000"(isEntityOrRef, getCompositeKeyValue, getPrimaryKeyHash, convertToDatabaseValue_id) {
// compiled pk serializer for entity LimitLine
return function(entity) {
  const val_2 = convertToDatabaseValue_id(entity.id);
  return getPrimaryKeyHash(val_2);
}
  },
  "pkSerializer-limit_sum_4000"(isEntityOrRef, getCompositeKeyValue, getPrimaryKeyHash, convertToDatabaseValue_key) {
// compiled pk serializer for entity LimitSum
return function(entity) {
  const val_1 = convertToDatabaseValue_key(entity.key);
  return getPrimaryKeyHash(val_1);
}
  },
  "pkSerializer-rating_run_5000"(isEntityOrRef, getCompositeKeyValue, getPrimaryKeyHash, convertToDatabaseValue_id) {
// compiled pk serializer for entity RatingRun
return function(entity) {
  const val_0 = convertToDatabaseValue_id(entity.id);
  return getPrimaryKeyHash(val_0);
}
  },
  "pkSerializer-rulebook_0"(isEntityOrRef, getCompositeKeyValue, getPrimaryKeyHash) {
// compiled pk serializer for entity Rulebook
return function(entity) {
  return '' + entity.hash;
}
  },
  "pkSerializer-rulebook_file_6000"(isEntityOrRef, getCompositeKeyValue, getPrimaryKeyHash) {
// compiled pk serializer for entity RulebookFile
return function(entity) {
  const pks = entity.__helper.__pk ? getCompositeKeyValue(entity.__helper.__pk) : [
    (entity.rulebook != null && isEntityOrRef(entity.rulebook)) ? entity.rulebook.__helper.getSerializedPrimaryKey() : entity.rulebook,
    entity.path,
  ];
  return pks.join('~~~');
}
  },
  "pkSerializer-running_total_7000"(isEntityOrRef, getCompositeKeyValue, getPrimaryKeyHash) {
// compiled pk serializer for entity RunningTotal
return function(entity) {
  const pks = entity.__helper.__pk ? getCompositeKeyValue(entity.__helper.__pk) : [
    entity.rule,
    entity.span,
    entity.windowStart,
    entity.groupValues,
  ];
  return pks.join('~~~');
}
  },
  "resultMapper-closing_1000"(PolymorphicRef, parseDate) {
// compiled mapper for entity Closing
return function(result) {
  const ret = {};
  const mapped = {};
  if (typeof result.id !== 'undefined') {
    ret.id = result.id;
    mapped.id = true;
  }
  if (typeof result.rulebook_hash !== 'undefined') {
    ret.rulebook = result.rulebook_hash;
    mapped.rulebook_hash = true;
  }
  if (typeof result.closed_until !== 'undefined') {
    if (result.closed_until == null || result.closed_until instanceof Date) {
      ret.closedUntil = result.closed_until;
    } else if (typeof result.closed_until === 'bigint') {
      ret.closedUntil = parseDate(Number(result.closed_until));
    } else if (typeof result.closed_until === 'number' || result.closed_until.includes('+') || result.closed_until.lastIndexOf('-') > 10 || result.closed_until.endsWith('Z')) {
      ret.closedUntil = parseDate(result.closed_until);
    } else {
      ret.closedUntil = parseDate(result.closed_until + 'Z');
    }
    mapped.closed_until = true;
  }
  if (typeof result.closed_at !== 'undefined') {
    if (result.closed_at == null || result.closed_at instanceof Date) {
      ret.closedAt = result.closed_at;
    } else if (typeof result.closed_at === 'bigint') {
      ret.closedAt = parseDate(Number(result.closed_at));
    } else if (typeof result.closed_at === 'number' || result.closed_at.includes('+') || result.closed_at.lastIndexOf('-') > 10 || result.closed_at.endsWith('Z')) {
      ret.closedAt = parseDate(result.closed_at);
    } else {
      ret.closedAt = parseDate(result.closed_at + 'Z');
    }
    mapped.closed_at = true;
  }
  for (let k in result) { if (Object.hasOwn(result, k) && !mapped[k] && ret[k] === undefined) ret[k] = result[k]; }
  return ret;
}
  },
  "resultMapper-file_content_2000"(PolymorphicRef) {
// compiled mapper for entity FileContent
return function(result) {
  const ret = {};
  const mapped = {};
  if (typeof result.hash !== 'undefined') {
    ret.hash = result.hash;
    mapped.hash = true;
  }
  if (typeof result.content !== 'undefined') {
    ret.content = result.content;
    mapped.content = true;
  }
  for (let k in result) { if (Object.hasOwn(result, k) && !mapped[k] && ret[k] === undefined) ret[k] = result[k]; }
  return ret;
}
  },
  "resultMapper-limit_line_3000"(PolymorphicRef, parseDate) {
// compiled mapper for entity LimitLine
return function(result) {
  const ret = {};
  const mapped = {};
  if (typeof result.id !== 'undefined') {
    ret.id = result.id;
    mapped.id = true;
  }
  if (typeof result.closing_id !== 'undefined') {
    ret.closing = result.closing_id;
    mapped.closing_id = true;
  }
  if (typeof result.rulebook_hash !== 'undefined') {
    ret.rulebook = result.rulebook_hash;
    mapped.rulebook_hash = true;
  }
  if (typeof result.module !== 'undefined') {
    ret.module = result.module;
    mapped.module = true;
  }
  if (typeof result.rule !== 'undefined') {
    ret.rule = result.rule;
    mapped.rule = true;
  }
  if (typeof result.at !== 'undefined') {
    ret.at = result.at;
    mapped.at = true;
  }
  if (typeof result.reason !== 'undefined') {
    ret.reason = result.reason;
    mapped.reason = true;
  }
  if (typeof result.span !== 'undefined') {
    ret.span = result.span;
    mapped.span = true;
  }
  if (typeof result.window_start !== 'undefined') {
    if (result.window_start == null || result.window_start instanceof Date) {
      ret.windowStart = result.window_start;
    } else if (typeof result.window_start === 'bigint') {
      ret.windowStart = parseDate(Number(result.window_start));
    } else if (typeof result.window_start === 'number' || result.window_start.includes('+') || result.window_start.lastIndexOf('-') > 10 || result.window_start.endsWith('Z')) {
      ret.windowStart = parseDate(result.window_start);
    } else {
      ret.windowStart = parseDate(result.window_start + 'Z');
    }
    mapped.window_start = true;
  }
  if (typeof result.window_end !== 'undefined') {
    if (result.window_end == null || result.window_end instanceof Date) {
      ret.windowEnd = result.window_end;
    } else if (typeof result.window_end === 'bigint') {
      ret.windowEnd = parseDate(Number(result.window_end));
    } else if (typeof result.window_end === 'number' || result.window_end.includes('+') || result.window_end.lastIndexOf('-') > 10 || result.window_end.endsWith('Z')) {
      ret.windowEnd = parseDate(result.window_end);
    } else {
      ret.windowEnd = parseDate(result.window_end + 'Z');
    }
    mapped.window_end = true;
  }
  if (typeof result.group_names !== 'undefined') {
    ret.groupNames = result.group_names;
    mapped.group_names = true;
  }
  if (typeof result.group_values !== 'undefined') {
    ret.groupValues = result.group_values;
    mapped.group_values = true;
  }
  if (typeof result.sum !== 'undefined') {
    ret.sum = result.sum;
    mapped.sum = true;
  }
  if (typeof result.amount !== 'undefined') {
    ret.amount = result.amount;
    mapped.amount = true;
  }
  if (typeof result.currency !== 'undefined') {
    ret.currency = result.currency;
    mapped.currency = true;
  }
  for (let k in result) { if (Object.hasOwn(result, k) && !mapped[k] && ret[k] === undefined) ret[k] = result[k]; }
  return ret;
}
  },
  "resultMapper-limit_sum_4000"(PolymorphicRef, parseDate) {
// compiled mapper for entity LimitSum
return function(result) {
  const ret = {};
  const mapped = {};
  if (typeof result.key !== 'undefined') {
    ret.key = result.key;
    mapped.key = true;
  }
  if (typeof result.rule !== 'undefined') {
    ret.rule = result.rule;
    mapped.rule = true;
  }
  if (typeof result.span !== 'undefined') {
    ret.span = result.span;
    mapped.span = true;
  }
  if (typeof result.window_start !== 'undefined') {
    if (result.window_start == null || result.window_start instanceof Date) {
      ret.windowStart = result.window_start;
    } else if (typeof result.window_start === 'bigint') {
      ret.windowStart = parseDate(Number(result.window_start));
    } else if (typeof result.window_start === 'number' || result.window_start.includes('+') || result.window_start.lastIndexOf('-') > 10 || result.window_start.endsWith('Z')) {
      ret.windowStart = parseDate(result.window_start);
    } else {
      ret.windowStart = parseDate(result.window_start + 'Z');
    }
    mapped.window_start = true;
  }
  if (typeof result.window_end !== 'undefined') {
    if (result.window_end == null || result.window_end instanceof Date) {
      ret.windowEnd = result.window_end;
    } else if (typeof result.window_end === 'bigint') {
      ret.windowEnd = parseDate(Number(result.window_end));
    } else if (typeof result.window_end === 'number' || result.window_end.includes('+') || result.window_end.lastIndexOf('-') > 10 || result.window_end.endsWith('Z')) {
      ret.windowEnd = parseDate(result.window_end);
    } else {
      ret.windowEnd = parseDate(result.window_end + 'Z');
    }
    mapped.window_end = true;
  }
  if (typeof result.group_names !== 'undefined') {
    ret.groupNames = result.group_names;
    mapped.group_names = true;
  }
  if (typeof result.group_values !== 'undefined') {
    ret.groupValues = result.group_values;
    mapped.group_values = true;
  }
  if (typeof result.currency !== 'undefined') {
    ret.currency = result.currency;
    mapped.currency = true;
  }
  if (typeof result.sum !== 'undefined') {
    ret.sum = result.sum;
    mapped.sum = true;
  }
  if (typeof result.closed_sum !== 'undefined') {
    ret.closedSum = result.closed_sum;
    mapped.closed_sum = true;
  }
  for (let k in result) { if (Object.hasOwn(result, k) && !mapped[k] && ret[k] === undefined) ret[k] = result[k]; }
  return ret;
}
  },
  "resultMapper-rating_run_5000"(PolymorphicRef, parseDate) {
// compiled mapper for entity RatingRun
return function(result) {
  const ret = {};
  const mapped = {};
  if (typeof result.id !== 'undefined') {
    ret.id = result.id;
    mapped.id = true;
  }
  if (typeof result.rulebook_hash !== 'undefined') {
    ret.rulebook = result.rulebook_hash;
    mapped.rulebook_hash = true;
  }
  if (typeof result.source !== 'undefined') {
    ret.source = result.source;
    mapped.source = true;
  }
  if (typeof result.started_at !== 'undefined') {
    if (result.started_at == null || result.started_at instanceof Date) {
      ret.startedAt = result.started_at;
    } else if (typeof result.started_at === 'bigint') {
      ret.startedAt = parseDate(Number(result.started_at));
    } else if (typeof result.started_at === 'number' || result.started_at.includes('+') || result.started_at.lastIndexOf('-') > 10 || result.started_at.endsWith('Z')) {
      ret.startedAt = parseDate(result.started_at);
    } else {
      ret.startedAt = parseDate(result.started_at + 'Z');
    }
    mapped.started_at = true;
  }
  if (typeof result.finished_at !== 'undefined') {
    if (result.finished_at == null || result.finished_at instanceof Date) {
      ret.finishedAt = result.finished_at;
    } else if (typeof result.finished_at === 'bigint') {
      ret.finishedAt = parseDate(Number(result.finished_at));
    } else if (typeof result.finished_at === 'number' || result.finished_at.includes('+') || result.finished_at.lastIndexOf('-') > 10 || result.finished_at.endsWith('Z')) {
      ret.finishedAt = parseDate(result.finished_at);
    } else {
      ret.finishedAt = parseDate(result.finished_at + 'Z');
    }
    mapped.finished_at = true;
  }
  if (typeof result.read_count !== 'undefined') {
    ret.readCount = result.read_count;
    mapped.read_count = true;
  }
  if (typeof result.rated_count !== 'undefined') {
    ret.ratedCount = result.rated_count;
    mapped.rated_count = true;
  }
  if (typeof result.unrated_count !== 'undefined') {
    ret.unratedCount = result.unrated_count;
    mapped.unrated_count = true;
  }
  if (typeof result.stopped_count !== 'undefined') {
    ret.stoppedCount = result.stopped_count;
    mapped.stopped_count = true;
  }
  if (typeof result.refused_count !== 'undefined') {
    ret.refusedCount = result.refused_count;
    mapped.refused_count = true;
  }
  if (typeof result.known_count !== 'undefined') {
    ret.knownCount = result.known_count;
    mapped.known_count = true;
  }
  if (typeof result.limits !== 'undefined') {
    ret.limits = result.limits;
    mapped.limits = true;
  }
  for (let k in result) { if (Object.hasOwn(result, k) && !mapped[k] && ret[k] === undefined) ret[k] = result[k]; }
  return ret;
}
  },
  "resultMapper-rulebook_0"(PolymorphicRef, parseDate) {
// compiled mapper for entity Rulebook
return function(result) {
  const ret = {};
  const mapped = {};
  if (typeof result.hash !== 'undefined') {
    ret.hash = result.hash;
    mapped.hash = true;
  }
  if (typeof result.currency !== 'undefined') {
    ret.currency = result.currency;
    mapped.currency = true;
  }
  if (typeof result.timezone !== 'undefined') {
    ret.timezone = result.timezone;
    mapped.timezone = true;
  }
  if (typeof result.module_states !== 'undefined') {
    ret.moduleStates = result.module_states;
    mapped.module_states = true;
  }
  if (typeof result.created_at !== 'undefined') {
    if (result.created_at == null || result.created_at instanceof Date) {
      ret.createdAt = result.created_at;
    } else if (typeof result.created_at === 'bigint') {
      ret.createdAt = parseDate(Number(result.created_at));
    } else if (typeof result.created_at === 'number' || result.created_at.includes('+') || result.created_at.lastIndexOf('-') > 10 || result.created_at.endsWith('Z')) {
      ret.createdAt = parseDate(result.created_at);
    } else {
      ret.createdAt = parseDate(result.created_at + 'Z');
    }
    mapped.created_at = true;
  }
  for (let k in result) { if (Object.hasOwn(result, k) && !mapped[k] && ret[k] === undefined) ret[k] = result[k]; }
  return ret;
}
  },
  "resultMapper-rulebook_file_6000"(PolymorphicRef) {
// compiled mapper for entity RulebookFile
return function(result) {
  const ret = {};
  const mapped = {};
  if (typeof result.rulebook_hash !== 'undefined') {
    ret.rulebook = result.rulebook_hash;
    mapped.rulebook_hash = true;
  }
  if (typeof result.path !== 'undefined') {
    ret.path = result.path;
    mapped.path = true;
  }
  if (typeof result.content_hash !== 'undefined') {
    ret.content = result.content_hash;
    mapped.content_hash = true;
  }
  for (let k in result) { if (Object.hasOwn(result, k) && !mapped[k] && ret[k] === undefined) ret[k] = result[k]; }
  return ret;
}
  },
  "resultMapper-running_total_7000"(PolymorphicRef, parseDate) {
// compiled mapper for entity RunningTotal
return function(result) {
  const ret = {};
  const mapped = {};
  if (typeof result.rule !== 'undefined') {
    ret.rule = result.rule;
    mapped.rule = true;
  }
  if (typeof result.span !== 'undefined') {
    ret.span = result.span;
    mapped.span = true;
  }
  if (typeof result.window_start !== 'undefined') {
    if (result.window_start == null || result.window_start instanceof Date) {
      ret.windowStart = result.window_start;
    } else if (typeof result.window_start === 'bigint') {
      ret.windowStart = parseDate(Number(result.window_start));
    } else if (typeof result.window_start === 'number' || result.window_start.includes('+') || result.window_start.lastIndexOf('-') > 10 || result.window_start.endsWith('Z')) {
      ret.windowStart = parseDate(result.window_start);
    } else {
      ret.windowStart = parseDate(result.window_start + 'Z');
    }
    mapped.window_start = true;
  }
  if (typeof result.group_values !== 'undefined') {
    ret.groupValues = result.group_values;
    mapped.group_values = true;
  }
  if (typeof result.total !== 'undefined') {
    ret.total = result.total;
    mapped.total = true;
  }
  if (typeof result.total_divisor !== 'undefined') {
    ret.totalDivisor = result.total_divisor;
    mapped.total_divisor = true;
  }
  for (let k in result) { if (Object.hasOwn(result, k) && !mapped[k] && ret[k] === undefined) ret[k] = result[k]; }
  return ret;
}
  },
  "snapshotGenerator-closing_1000"(clone, cloneEmbeddable, convertToDatabaseValue_id, toArray, EntityIdentifier, processDateProperty) {
return function(entity) {
  const ret = {};
  if (typeof entity.id !== 'undefined') {
    ret.id = convertToDatabaseValue_id(entity.id);
  }

  if (typeof entity.rulebook !== 'undefined') {
    if (entity.rulebook === null) {
      ret.rulebook = null;
    } else if (entity.rulebook?.__helper.__identifier && !entity.rulebook.__helper.hasPrimaryKey()) {
      ret.rulebook = entity.rulebook?.__helper.__identifier;
    } else if (typeof entity.rulebook !== 'undefined') {
      ret.rulebook = toArray(entity.rulebook.__helper.getPrimaryKey(true));
    }
  }

  if (typeof entity.closedUntil !== 'undefined') {
    ret.closedUntil = clone(processDateProperty(entity.closedUntil));
  }

  if (typeof entity.closedAt !== 'undefined') {
    ret.closedAt = clone(processDateProperty(entity.closedAt));
  }

  return ret;
}
  },
  "snapshotGenerator-file_content_2000"(clone, cloneEmbeddable, convertToDatabaseValue_content) {
return function(entity) {
  const ret = {};
  if (typeof entity.hash !== 'undefined') {
    ret.hash = clone(entity.hash);
  }

  if (typeof entity.content !== 'undefined') {
    ret.content = clone(convertToDatabaseValue_content(entity.content));
  }

  return ret;
}
  },
  "snapshotGenerator-limit_line_3000"(clone, cloneEmbeddable, convertToDatabaseValue_id, toArray, EntityIdentifier, processDateProperty, convertToDatabaseValue_sum, convertToDatabaseValue_amount) {
return function(entity) {
  const ret = {};
  if (typeof entity.id !== 'undefined') {
    ret.id = convertToDatabaseValue_id(entity.id);
  }

  if (typeof entity.closing !== 'undefined') {
    if (entity.closing === null) {
      ret.closing = null;
    } else if (entity.closing?.__helper.__identifier && !entity.closing.__helper.hasPrimaryKey()) {
      ret.closing = entity.closing?.__helper.__identifier;
    } else if (typeof entity.closing !== 'undefined') {
      ret.closing = toArray(entity.closing.__helper.getPrimaryKey(true));
    }
  }

  if (typeof entity.rulebook !== 'undefined') {
    if (entity.rulebook === null) {
      ret.rulebook = null;
    } else if (entity.rulebook?.__helper.__identifier && !entity.rulebook.__helper.hasPrimaryKey()) {
      ret.rulebook = entity.rulebook?.__helper.__identifier;
    } else if (typeof entity.rulebook !== 'undefined') {
      ret.rulebook = toArray(entity.rulebook.__helper.getPrimaryKey(true));
    }
  }

  if (typeof entity.module !== 'undefined') {
    ret.module = clone(entity.module);
  }

  if (typeof entity.rule !== 'undefined') {
    ret.rule = clone(entity.rule);
  }

  if (typeof entity.at !== 'undefined') {
    ret.at = clone(entity.at);
  }

  if (typeof entity.reason !== 'undefined') {
    ret.reason = clone(entity.reason);
  }

  if (typeof entity.span !== 'undefined') {
    ret.span = clone(entity.span);
  }

  if (typeof entity.windowStart !== 'undefined') {
    ret.windowStart = clone(processDateProperty(entity.windowStart));
  }

  if (typeof entity.windowEnd !== 'undefined') {
    ret.windowEnd = clone(processDateProperty(entity.windowEnd));
  }

  if (typeof entity.groupNames !== 'undefined') {
    ret.groupNames = clone(entity.groupNames);
  }

  if (typeof entity.groupValues !== 'undefined') {
    ret.groupValues = clone(entity.groupValues);
  }

  if (typeof entity.sum !== 'undefined') {
    ret.sum = convertToDatabaseValue_sum(entity.sum);
  }

  if (typeof entity.amount !== 'undefined') {
    ret.amount = convertToDatabaseValue_amount(entity.amount);
  }

  if (typeof entity.currency !== 'undefined') {
    ret.currency = clone(entity.currency);
  }

  return ret;
}
  },
  "snapshotGenerator-limit_sum_4000"(clone, cloneEmbeddable, convertToDatabaseValue_key, processDateProperty, convertToDatabaseValue_sum, convertToDatabaseValue_closedSum) {
return function(entity) {
  const ret = {};
  if (typeof entity.key !== 'undefined') {
    ret.key = clone(convertToDatabaseValue_key(entity.key));
  }

  if (typeof entity.rule !== 'undefined') {
    ret.rule = clone(entity.rule);
  }

  if (typeof entity.span !== 'undefined') {
    ret.span = clone(entity.span);
  }

  if (typeof entity.windowStart !== 'undefined') {
    ret.windowStart = clone(processDateProperty(entity.windowStart));
  }

  if (typeof entity.windowEnd !== 'undefined') {
    ret.windowEnd = clone(processDateProperty(entity.windowEnd));
  }

  if (typeof entity.groupNames !== 'undefined') {
    ret.groupNames = clone(entity.groupNames);
  }

  if (typeof entity.groupValues !== 'undefined') {
    ret.groupValues = clone(entity.groupValues);
  }

  if (typeof entity.currency !== 'undefined') {
    ret.currency = clone(entity.currency);
  }

  if (typeof entity.sum !== 'undefined') {
    ret.sum = convertToDatabaseValue_sum(entity.sum);
  }

  if (typeof entity.closedSum !== 'undefined') {
    ret.closedSum = convertToDatabaseValue_closedSum(entity.closedSum);
  }

  return ret;
}
  },
  "snapshotGenerator-rating_run_5000"(clone, cloneEmbeddable, convertToDatabaseValue_id, toArray, EntityIdentifier, processDateProperty) {
return function(entity) {
  const ret = {};
  if (typeof entity.id !== 'undefined') {
    ret.id = convertToDatabaseValue_id(entity.id);
  }

  if (typeof entity.rulebook !== 'undefined') {
    if (entity.rulebook === null) {
      ret.rulebook = null;
    } else if (entity.rulebook?.__helper.__identifier && !entity.rulebook.__helper.hasPrimaryKey()) {
      ret.rulebook = entity.rulebook?.__helper.__identifier;
    } else if (typeof entity.rulebook !== 'undefined') {
      ret.rulebook = toArray(entity.rulebook.__helper.getPrimaryKey(true));
    }
  }

  if (typeof entity.source !== 'undefined') {
    ret.source = clone(entity.source);
  }

  if (typeof entity.startedAt !== 'undefined') {
    ret.startedAt = clone(processDateProperty(entity.startedAt));
  }

  if (typeof entity.finishedAt !== 'undefined') {
    ret.finishedAt = clone(processDateProperty(entity.finishedAt));
  }

  if (typeof entity.readCount !== 'undefined') {
    ret.readCount = clone(entity.readCount);
  }

  if (typeof entity.ratedCount !== 'undefined') {
    ret.ratedCount = clone(entity.ratedCount);
  }

  if (typeof entity.unratedCount !== 'undefined') {
    ret.unratedCount = clone(entity.unratedCount);
  }

  if (typeof entity.stoppedCount !== 'undefined') {
    ret.stoppedCount = clone(entity.stoppedCount);
  }

  if (typeof entity.refusedCount !== 'undefined') {
    ret.refusedCount = clone(entity.refusedCount);
  }

  if (typeof entity.knownCount !== 'undefined') {
    ret.knownCount = clone(entity.knownCount);
  }

  if (typeof entity.limits !== 'undefined') {
    ret.limits = clone(entity.limits);
  }

  return ret;
}
  },
  "snapshotGenerator-rulebook_0"(clone, cloneEmbeddable, convertToDatabaseValue_moduleStates, processDateProperty) {
return function(entity) {
  const ret = {};
  if (typeof entity.hash !== 'undefined') {
    ret.hash = clone(entity.hash);
  }

  if (typeof entity.currency !== 'undefined') {
    ret.currency = clone(entity.currency);
  }

  if (typeof entity.timezone !== 'undefined') {
    ret.timezone = clone(entity.timezone);
  }

  if (typeof entity.moduleStates !== 'undefined') {
    ret.moduleStates = clone(convertToDatabaseValue_moduleStates(entity.moduleStates));
  }

  if (typeof entity.createdAt !== 'undefined') {
    ret.createdAt = clone(processDateProperty(entity.createdAt));
  }

  return ret;
}
  },
  "snapshotGenerator-rulebook_file_6000"(clone, cloneEmbeddable, toArray, EntityIdentifier) {
return function(entity) {
  const ret = {};
  if (typeof entity.rulebook !== 'undefined') {
    if (entity.rulebook === null) {
      ret.rulebook = null;
    } else if (entity.rulebook?.__helper.__identifier && !entity.rulebook.__helper.hasPrimaryKey()) {
      ret.rulebook = entity.rulebook?.__helper.__identifier;
    } else if (typeof entity.rulebook !== 'undefined') {
      ret.rulebook = toArray(entity.rulebook.__helper.getPrimaryKey(true));
    }
  }

  if (typeof entity.path !== 'undefined') {
    ret.path = clone(entity.path);
  }

  if (typeof entity.content !== 'undefined') {
    if (entity.content === null) {
      ret.content = null;
    } else if (entity.content?.__helper.__identifier && !entity.content.__helper.hasPrimaryKey()) {
      ret.content = entity.content?.__helper.__identifier;
    } else if (typeof entity.content !== 'undefined') {
      ret.content = toArray(entity.content.__helper.getPrimaryKey(true));
    }
  }

  return ret;
}
  },
  "snapshotGenerator-running_total_7000"(clone, cloneEmbeddable, processDateProperty, convertToDatabaseValue_total, convertToDatabaseValue_totalDivisor) {
return function(entity) {
  const ret = {};
  if (typeof entity.rule !== 'undefined') {
    ret.rule = clone(entity.rule);
  }

  if (typeof entity.span !== 'undefined') {
    ret.span = clone(entity.span);
  }

  if (typeof entity.windowStart !== 'undefined') {
    ret.windowStart = clone(processDateProperty(entity.windowStart));
  }

  if (typeof entity.groupValues !== 'undefined') {
    ret.groupValues = clone(entity.groupValues);
  }

  if (typeof entity.total !== 'undefined') {
    ret.total = convertToDatabaseValue_total(entity.total);
  }

  if (typeof entity.totalDivisor !== 'undefined') {
    ret.totalDivisor = convertToDatabaseValue_totalDivisor(entity.totalDivisor);
  }

  return ret;
}
  },
};
