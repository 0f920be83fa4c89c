// Made from the entities by test/storage/compiled-functions.test.ts; never edited by hand.
export const compiledFunctions = {
  __version: "7.2.1",
  "comparator-alert_0"(compareArrays, compareBooleans, compareBuffers, compareObjects, equals) {
// compiled comparator for entity Alert
return function(last, current, options) {
  const diff = {};
  if (current.id === null && last.id === undefined) {
    diff.id = current.id;
  } else if (current.id == null && last.id == null) {

  } else if ((current.id != null && last.id == null) || (current.id == null && last.id != null)) {
    diff.id = current.id;
  } else if (last.id !== current.id) {
    diff.id = current.id;
  }

  if (current.policy === null && last.policy === undefined) {
    diff.policy = current.policy;
  } else if (current.policy == null && last.policy == null) {

  } else if ((current.policy != null && last.policy == null) || (current.policy == null && last.policy != null)) {
    diff.policy = current.policy;
  } else if (!equals(last.policy, current.policy)) {
    diff.policy = current.policy;
  }

  if (current.scope === null && last.scope === undefined) {
    diff.scope = current.scope;
  } else if (current.scope == null && last.scope == null) {

  } else if ((current.scope != null && last.scope == null) || (current.scope == null && last.scope != null)) {
    diff.scope = current.scope;
  } else if (!equals(last.scope, current.scope)) {
    diff.scope = current.scope;
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

  if (current.severity === null && last.severity === undefined) {
    diff.severity = current.severity;
  } else if (current.severity == null && last.severity == null) {

  } else if ((current.severity != null && last.severity == null) || (current.severity == null && last.severity != null)) {
    diff.severity = current.severity;
  } else if (!equals(last.severity, current.severity)) {
    diff.severity = current.severity;
  }

  if (current.message === null && last.message === undefined) {
    diff.message = current.message;
  } else if (current.message == null && last.message == null) {

  } else if ((current.message != null && last.message == null) || (current.message == null && last.message != null)) {
    diff.message = current.message;
  } else if (!equals(last.message, current.message)) {
    diff.message = current.message;
  }

  if (current.facts === null && last.facts === undefined) {
    diff.facts = current.facts;
  } else if (current.facts == null && last.facts == null) {

  } else if ((current.facts != null && last.facts == null) || (current.facts == null && last.facts != null)) {
    diff.facts = current.facts;
  } else if (!equals(last.facts, current.facts)) {
    diff.facts = current.facts;
  }

  if (current.periodStart === null && last.periodStart === undefined) {
    diff.periodStart = current.periodStart;
  } else if (current.periodStart == null && last.periodStart == null) {

  } else if ((current.periodStart != null && last.periodStart == null) || (current.periodStart == null && last.periodStart != null)) {
    diff.periodStart = current.periodStart;
  } else if (last.periodStart.valueOf() !== current.periodStart.valueOf()) {
    diff.periodStart = current.periodStart;
  }

  if (current.periodEnd === null && last.periodEnd === undefined) {
    diff.periodEnd = current.periodEnd;
  } else if (current.periodEnd == null && last.periodEnd == null) {

  } else if ((current.periodEnd != null && last.periodEnd == null) || (current.periodEnd == null && last.periodEnd != null)) {
    diff.periodEnd = current.periodEnd;
  } else if (last.periodEnd.valueOf() !== current.periodEnd.valueOf()) {
    diff.periodEnd = current.periodEnd;
  }

  if (current.createdAt === null && last.createdAt === undefined) {
    diff.createdAt = current.createdAt;
  } else if (current.createdAt == null && last.createdAt == null) {

  } else if ((current.createdAt != null && last.createdAt == null) || (current.createdAt == null && last.createdAt != null)) {
    diff.createdAt = current.createdAt;
  } else if (last.createdAt.valueOf() !== current.createdAt.valueOf()) {
    diff.createdAt = current.createdAt;
  }

  if (current.delivery === null && last.delivery === undefined) {
    diff.delivery = current.delivery;
  } else if (current.delivery == null && last.delivery == null) {

  } else if ((current.delivery != null && last.delivery == null) || (current.delivery == null && last.delivery != null)) {
    diff.delivery = current.delivery;
  } else if (!equals(last.delivery, current.delivery)) {
    diff.delivery = current.delivery;
  }

  if (current.attempts === null && last.attempts === undefined) {
    diff.attempts = current.attempts;
  } else if (current.attempts == null && last.attempts == null) {

  } else if ((current.attempts != null && last.attempts == null) || (current.attempts == null && last.attempts != null)) {
    diff.attempts = current.attempts;
  } else if (!equals(last.attempts, current.attempts)) {
    diff.attempts = current.attempts;
  }

  if (current.lastError === null && last.lastError === undefined) {
    diff.lastError = current.lastError;
  } else if (current.lastError == null && last.lastError == null) {

  } else if ((current.lastError != null && last.lastError == null) || (current.lastError == null && last.lastError != null)) {
    diff.lastError = current.lastError;
  } else if (!equals(last.lastError, current.lastError)) {
    diff.lastError = current.lastError;
  }

  if (current.triedAt === null && last.triedAt === undefined) {
    diff.triedAt = current.triedAt;
  } else if (current.triedAt == null && last.triedAt == null) {

  } else if ((current.triedAt != null && last.triedAt == null) || (current.triedAt == null && last.triedAt != null)) {
    diff.triedAt = current.triedAt;
  } else if (last.triedAt.valueOf() !== current.triedAt.valueOf()) {
    diff.triedAt = current.triedAt;
  }

  if (current.deliveredAt === null && last.deliveredAt === undefined) {
    diff.deliveredAt = current.deliveredAt;
  } else if (current.deliveredAt == null && last.deliveredAt == null) {

  } else if ((current.deliveredAt != null && last.deliveredAt == null) || (current.deliveredAt == null && last.deliveredAt != null)) {
    diff.deliveredAt = current.deliveredAt;
  } else if (last.deliveredAt.valueOf() !== current.deliveredAt.valueOf()) {
    diff.deliveredAt = current.deliveredAt;
  }

if (options?.includeInverseSides) {
}
  return diff;
}
  },
  "comparator-api_key_1000"(compareArrays, compareBooleans, compareBuffers, compareObjects, equals) {
// compiled comparator for entity ApiKey
return function(last, current, options) {
  const diff = {};
  if (current.id === null && last.id === undefined) {
    diff.id = current.id;
  } else if (current.id == null && last.id == null) {

  } else if ((current.id != null && last.id == null) || (current.id == null && last.id != null)) {
    diff.id = current.id;
  } else if (last.id !== current.id) {
    diff.id = current.id;
  }

  if (current.name === null && last.name === undefined) {
    diff.name = current.name;
  } else if (current.name == null && last.name == null) {

  } else if ((current.name != null && last.name == null) || (current.name == null && last.name != null)) {
    diff.name = current.name;
  } else if (!equals(last.name, current.name)) {
    diff.name = current.name;
  }

  if (current.hash === null && last.hash === undefined) {
    diff.hash = current.hash;
  } else if (current.hash == null && last.hash == null) {

  } else if ((current.hash != null && last.hash == null) || (current.hash == null && last.hash != null)) {
    diff.hash = current.hash;
  } else if (!equals(last.hash, current.hash)) {
    diff.hash = current.hash;
  }

  if (current.role === null && last.role === undefined) {
    diff.role = current.role;
  } else if (current.role == null && last.role == null) {

  } else if ((current.role != null && last.role == null) || (current.role == null && last.role != null)) {
    diff.role = current.role;
  } else if (!equals(last.role, current.role)) {
    diff.role = current.role;
  }

  if (current.scopes === null && last.scopes === undefined) {
    diff.scopes = current.scopes;
  } else if (current.scopes == null && last.scopes == null) {

  } else if ((current.scopes != null && last.scopes == null) || (current.scopes == null && last.scopes != null)) {
    diff.scopes = current.scopes;
  } else if (!equals(last.scopes, current.scopes)) {
    diff.scopes = current.scopes;
  }

  if (current.createdAt === null && last.createdAt === undefined) {
    diff.createdAt = current.createdAt;
  } else if (current.createdAt == null && last.createdAt == null) {

  } else if ((current.createdAt != null && last.createdAt == null) || (current.createdAt == null && last.createdAt != null)) {
    diff.createdAt = current.createdAt;
  } else if (last.createdAt.valueOf() !== current.createdAt.valueOf()) {
    diff.createdAt = current.createdAt;
  }

  if (current.createdBy === null && last.createdBy === undefined) {
    diff.createdBy = current.createdBy;
  } else if (current.createdBy == null && last.createdBy == null) {

  } else if ((current.createdBy != null && last.createdBy == null) || (current.createdBy == null && last.createdBy != null)) {
    diff.createdBy = current.createdBy;
  } else if (!equals(last.createdBy, current.createdBy)) {
    diff.createdBy = current.createdBy;
  }

  if (current.expiresAt === null && last.expiresAt === undefined) {
    diff.expiresAt = current.expiresAt;
  } else if (current.expiresAt == null && last.expiresAt == null) {

  } else if ((current.expiresAt != null && last.expiresAt == null) || (current.expiresAt == null && last.expiresAt != null)) {
    diff.expiresAt = current.expiresAt;
  } else if (last.expiresAt.valueOf() !== current.expiresAt.valueOf()) {
    diff.expiresAt = current.expiresAt;
  }

  if (current.revokedAt === null && last.revokedAt === undefined) {
    diff.revokedAt = current.revokedAt;
  } else if (current.revokedAt == null && last.revokedAt == null) {

  } else if ((current.revokedAt != null && last.revokedAt == null) || (current.revokedAt == null && last.revokedAt != null)) {
    diff.revokedAt = current.revokedAt;
  } else if (last.revokedAt.valueOf() !== current.revokedAt.valueOf()) {
    diff.revokedAt = current.revokedAt;
  }

if (options?.includeInverseSides) {
}
  return diff;
}
  },
  "comparator-audit_entry_2000"(compareArrays, compareBooleans, compareBuffers, compareObjects, equals, compareValues_33) {
// compiled comparator for entity AuditEntry
return function(last, current, options) {
  const diff = {};
  if (current.id === null && last.id === undefined) {
    diff.id = current.id;
  } else if (current.id == null && last.id == null) {

  } else if ((current.id != null && last.id == null) || (current.id == null && last.id != null)) {
    diff.id = current.id;
  } else if (!compareValues_33(last.id, current.id)) {
    diff.id = current.id;
  }

  if (current.at === null && last.at === undefined) {
    diff.at = current.at;
  } else if (current.at == null && last.at == null) {

  } else if ((current.at != null && last.at == null) || (current.at == null && last.at != null)) {
    diff.at = current.at;
  } else if (last.at.valueOf() !== current.at.valueOf()) {
    diff.at = current.at;
  }

  if (current.requestId === null && last.requestId === undefined) {
    diff.requestId = current.requestId;
  } else if (current.requestId == null && last.requestId == null) {

  } else if ((current.requestId != null && last.requestId == null) || (current.requestId == null && last.requestId != null)) {
    diff.requestId = current.requestId;
  } else if (!equals(last.requestId, current.requestId)) {
    diff.requestId = current.requestId;
  }

  if (current.caller === null && last.caller === undefined) {
    diff.caller = current.caller;
  } else if (current.caller == null && last.caller == null) {

  } else if ((current.caller != null && last.caller == null) || (current.caller == null && last.caller != null)) {
    diff.caller = current.caller;
  } else if (!equals(last.caller, current.caller)) {
    diff.caller = current.caller;
  }

  if (current.strategy === null && last.strategy === undefined) {
    diff.strategy = current.strategy;
  } else if (current.strategy == null && last.strategy == null) {

  } else if ((current.strategy != null && last.strategy == null) || (current.strategy == null && last.strategy != null)) {
    diff.strategy = current.strategy;
  } else if (!equals(last.strategy, current.strategy)) {
    diff.strategy = current.strategy;
  }

  if (current.address === null && last.address === undefined) {
    diff.address = current.address;
  } else if (current.address == null && last.address == null) {

  } else if ((current.address != null && last.address == null) || (current.address == null && last.address != null)) {
    diff.address = current.address;
  } else if (!equals(last.address, current.address)) {
    diff.address = current.address;
  }

  if (current.rightName === null && last.rightName === undefined) {
    diff.rightName = current.rightName;
  } else if (current.rightName == null && last.rightName == null) {

  } else if ((current.rightName != null && last.rightName == null) || (current.rightName == null && last.rightName != null)) {
    diff.rightName = current.rightName;
  } else if (!equals(last.rightName, current.rightName)) {
    diff.rightName = current.rightName;
  }

  if (current.method === null && last.method === undefined) {
    diff.method = current.method;
  } else if (current.method == null && last.method == null) {

  } else if ((current.method != null && last.method == null) || (current.method == null && last.method != null)) {
    diff.method = current.method;
  } else if (!equals(last.method, current.method)) {
    diff.method = current.method;
  }

  if (current.path === null && last.path === undefined) {
    diff.path = current.path;
  } else if (current.path == null && last.path == null) {

  } else if ((current.path != null && last.path == null) || (current.path == null && last.path != null)) {
    diff.path = current.path;
  } else if (!equals(last.path, current.path)) {
    diff.path = current.path;
  }

  if (current.request === null && last.request === undefined) {
    diff.request = current.request;
  } else if (current.request == null && last.request == null) {

  } else if ((current.request != null && last.request == null) || (current.request == null && last.request != null)) {
    diff.request = current.request;
  } else if (!equals(last.request, current.request)) {
    diff.request = current.request;
  }

  if (current.status === null && last.status === undefined) {
    diff.status = current.status;
  } else if (current.status == null && last.status == null) {

  } else if ((current.status != null && last.status == null) || (current.status == null && last.status != null)) {
    diff.status = current.status;
  } else if (!equals(last.status, current.status)) {
    diff.status = current.status;
  }

if (options?.includeInverseSides) {
}
  return diff;
}
  },
  "comparator-closing_4000"(compareArrays, compareBooleans, compareBuffers, compareObjects, equals, compareValues_32) {
// compiled comparator for entity Closing
return function(last, current, options) {
  const diff = {};
  if (current.id === null && last.id === undefined) {
    diff.id = current.id;
  } else if (current.id == null && last.id == null) {

  } else if ((current.id != null && last.id == null) || (current.id == null && last.id != null)) {
    diff.id = current.id;
  } else if (!compareValues_32(last.id, current.id)) {
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
  "comparator-correction_7000"(compareArrays, compareBooleans, compareBuffers, compareObjects, equals, compareValues_30, compareValues_31) {
// compiled comparator for entity Correction
return function(last, current, options) {
  const diff = {};
  if (current.id === null && last.id === undefined) {
    diff.id = current.id;
  } else if (current.id == null && last.id == null) {

  } else if ((current.id != null && last.id == null) || (current.id == null && last.id != null)) {
    diff.id = current.id;
  } else if (!compareValues_30(last.id, current.id)) {
    diff.id = current.id;
  }

  if (current.run === null && last.run === undefined) {
    diff.run = current.run;
  } else if (current.run == null && last.run == null) {

  } else if ((current.run != null && last.run == null) || (current.run == null && last.run != null)) {
    diff.run = current.run;
  } else if (!compareValues_31(last.run, current.run)) {
    diff.run = current.run;
  }

  if (current.key === null && last.key === undefined) {
    diff.key = current.key;
  } else if (current.key == null && last.key == null) {

  } else if ((current.key != null && last.key == null) || (current.key == null && last.key != null)) {
    diff.key = current.key;
  } else if (!compareBuffers(last.key, current.key)) {
    diff.key = current.key;
  }

  if (current.scope === null && last.scope === undefined) {
    diff.scope = current.scope;
  } else if (current.scope == null && last.scope == null) {

  } else if ((current.scope != null && last.scope == null) || (current.scope == null && last.scope != null)) {
    diff.scope = current.scope;
  } else if (!equals(last.scope, current.scope)) {
    diff.scope = current.scope;
  }

  if (current.meter === null && last.meter === undefined) {
    diff.meter = current.meter;
  } else if (current.meter == null && last.meter == null) {

  } else if ((current.meter != null && last.meter == null) || (current.meter == null && last.meter != null)) {
    diff.meter = current.meter;
  } else if (!equals(last.meter, current.meter)) {
    diff.meter = current.meter;
  }

  if (current.periodStart === null && last.periodStart === undefined) {
    diff.periodStart = current.periodStart;
  } else if (current.periodStart == null && last.periodStart == null) {

  } else if ((current.periodStart != null && last.periodStart == null) || (current.periodStart == null && last.periodStart != null)) {
    diff.periodStart = current.periodStart;
  } else if (last.periodStart.valueOf() !== current.periodStart.valueOf()) {
    diff.periodStart = current.periodStart;
  }

  if (current.periodEnd === null && last.periodEnd === undefined) {
    diff.periodEnd = current.periodEnd;
  } else if (current.periodEnd == null && last.periodEnd == null) {

  } else if ((current.periodEnd != null && last.periodEnd == null) || (current.periodEnd == null && last.periodEnd != null)) {
    diff.periodEnd = current.periodEnd;
  } else if (last.periodEnd.valueOf() !== current.periodEnd.valueOf()) {
    diff.periodEnd = current.periodEnd;
  }

  if (current.postedAt === null && last.postedAt === undefined) {
    diff.postedAt = current.postedAt;
  } else if (current.postedAt == null && last.postedAt == null) {

  } else if ((current.postedAt != null && last.postedAt == null) || (current.postedAt == null && last.postedAt != null)) {
    diff.postedAt = current.postedAt;
  } else if (last.postedAt.valueOf() !== current.postedAt.valueOf()) {
    diff.postedAt = current.postedAt;
  }

  if (current.reason === null && last.reason === undefined) {
    diff.reason = current.reason;
  } else if (current.reason == null && last.reason == null) {

  } else if ((current.reason != null && last.reason == null) || (current.reason == null && last.reason != null)) {
    diff.reason = current.reason;
  } else if (!equals(last.reason, current.reason)) {
    diff.reason = current.reason;
  }

  if (current.state === null && last.state === undefined) {
    diff.state = current.state;
  } else if (current.state == null && last.state == null) {

  } else if ((current.state != null && last.state == null) || (current.state == null && last.state != null)) {
    diff.state = current.state;
  } else if (!equals(last.state, current.state)) {
    diff.state = current.state;
  }

if (options?.includeInverseSides) {
}
  return diff;
}
  },
  "comparator-counted_scope_5000"(compareArrays, compareBooleans, compareBuffers, compareObjects, equals) {
// compiled comparator for entity CountedScope
return function(last, current, options) {
  const diff = {};
  if (current.scope === null && last.scope === undefined) {
    diff.scope = current.scope;
  } else if (current.scope == null && last.scope == null) {

  } else if ((current.scope != null && last.scope == null) || (current.scope == null && last.scope != null)) {
    diff.scope = current.scope;
  } else if (!equals(last.scope, current.scope)) {
    diff.scope = current.scope;
  }

  if (current.countedUntil === null && last.countedUntil === undefined) {
    diff.countedUntil = current.countedUntil;
  } else if (current.countedUntil == null && last.countedUntil == null) {

  } else if ((current.countedUntil != null && last.countedUntil == null) || (current.countedUntil == null && last.countedUntil != null)) {
    diff.countedUntil = current.countedUntil;
  } else if (last.countedUntil.valueOf() !== current.countedUntil.valueOf()) {
    diff.countedUntil = current.countedUntil;
  }

if (options?.includeInverseSides) {
}
  return diff;
}
  },
  "comparator-file_content_8000"(compareArrays, compareBooleans, compareBuffers, compareObjects, equals) {
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
  "comparator-hashmap_field_10000"(compareArrays, compareBooleans, compareBuffers, compareObjects, equals) {
// compiled comparator for entity HashmapField
return function(last, current, options) {
  const diff = {};
  if (current.id === null && last.id === undefined) {
    diff.id = current.id;
  } else if (current.id == null && last.id == null) {

  } else if ((current.id != null && last.id == null) || (current.id == null && last.id != null)) {
    diff.id = current.id;
  } else if (last.id !== current.id) {
    diff.id = current.id;
  }

  if (current.position === null && last.position === undefined) {
    diff.position = current.position;
  } else if (current.position == null && last.position == null) {

  } else if ((current.position != null && last.position == null) || (current.position == null && last.position != null)) {
    diff.position = current.position;
  } else if (!equals(last.position, current.position)) {
    diff.position = current.position;
  }

  if (current.service === null && last.service === undefined) {
    diff.service = current.service;
  } else if (current.service == null && last.service == null) {

  } else if ((current.service != null && last.service == null) || (current.service == null && last.service != null)) {
    diff.service = current.service;
  } else if (last.service !== current.service) {
    diff.service = current.service;
  }

  if (current.name === null && last.name === undefined) {
    diff.name = current.name;
  } else if (current.name == null && last.name == null) {

  } else if ((current.name != null && last.name == null) || (current.name == null && last.name != null)) {
    diff.name = current.name;
  } else if (!equals(last.name, current.name)) {
    diff.name = current.name;
  }

if (options?.includeInverseSides) {
}
  return diff;
}
  },
  "comparator-hashmap_group_11000"(compareArrays, compareBooleans, compareBuffers, compareObjects, equals) {
// compiled comparator for entity HashmapGroup
return function(last, current, options) {
  const diff = {};
  if (current.id === null && last.id === undefined) {
    diff.id = current.id;
  } else if (current.id == null && last.id == null) {

  } else if ((current.id != null && last.id == null) || (current.id == null && last.id != null)) {
    diff.id = current.id;
  } else if (last.id !== current.id) {
    diff.id = current.id;
  }

  if (current.position === null && last.position === undefined) {
    diff.position = current.position;
  } else if (current.position == null && last.position == null) {

  } else if ((current.position != null && last.position == null) || (current.position == null && last.position != null)) {
    diff.position = current.position;
  } else if (!equals(last.position, current.position)) {
    diff.position = current.position;
  }

  if (current.name === null && last.name === undefined) {
    diff.name = current.name;
  } else if (current.name == null && last.name == null) {

  } else if ((current.name != null && last.name == null) || (current.name == null && last.name != null)) {
    diff.name = current.name;
  } else if (!equals(last.name, current.name)) {
    diff.name = current.name;
  }

if (options?.includeInverseSides) {
}
  return diff;
}
  },
  "comparator-hashmap_mapping_13000"(compareArrays, compareBooleans, compareBuffers, compareObjects, equals, compareValues_29) {
// compiled comparator for entity HashmapMapping
return function(last, current, options) {
  const diff = {};
  if (current.id === null && last.id === undefined) {
    diff.id = current.id;
  } else if (current.id == null && last.id == null) {

  } else if ((current.id != null && last.id == null) || (current.id == null && last.id != null)) {
    diff.id = current.id;
  } else if (last.id !== current.id) {
    diff.id = current.id;
  }

  if (current.position === null && last.position === undefined) {
    diff.position = current.position;
  } else if (current.position == null && last.position == null) {

  } else if ((current.position != null && last.position == null) || (current.position == null && last.position != null)) {
    diff.position = current.position;
  } else if (!equals(last.position, current.position)) {
    diff.position = current.position;
  }

  if (current.service === null && last.service === undefined) {
    diff.service = current.service;
  } else if (current.service == null && last.service == null) {

  } else if ((current.service != null && last.service == null) || (current.service == null && last.service != null)) {
    diff.service = current.service;
  } else if (last.service !== current.service) {
    diff.service = current.service;
  }

  if (current.field === null && last.field === undefined) {
    diff.field = current.field;
  } else if (current.field == null && last.field == null) {

  } else if ((current.field != null && last.field == null) || (current.field == null && last.field != null)) {
    diff.field = current.field;
  } else if (last.field !== current.field) {
    diff.field = current.field;
  }

  if (current.group === null && last.group === undefined) {
    diff.group = current.group;
  } else if (current.group == null && last.group == null) {

  } else if ((current.group != null && last.group == null) || (current.group == null && last.group != null)) {
    diff.group = current.group;
  } else if (last.group !== current.group) {
    diff.group = current.group;
  }

  if (current.tenant === null && last.tenant === undefined) {
    diff.tenant = current.tenant;
  } else if (current.tenant == null && last.tenant == null) {

  } else if ((current.tenant != null && last.tenant == null) || (current.tenant == null && last.tenant != null)) {
    diff.tenant = current.tenant;
  } else if (!equals(last.tenant, current.tenant)) {
    diff.tenant = current.tenant;
  }

  if (current.value === null && last.value === undefined) {
    diff.value = current.value;
  } else if (current.value == null && last.value == null) {

  } else if ((current.value != null && last.value == null) || (current.value == null && last.value != null)) {
    diff.value = current.value;
  } else if (!equals(last.value, current.value)) {
    diff.value = current.value;
  }

  if (current.type === null && last.type === undefined) {
    diff.type = current.type;
  } else if (current.type == null && last.type == null) {

  } else if ((current.type != null && last.type == null) || (current.type == null && last.type != null)) {
    diff.type = current.type;
  } else if (!equals(last.type, current.type)) {
    diff.type = current.type;
  }

  if (current.cost === null && last.cost === undefined) {
    diff.cost = current.cost;
  } else if (current.cost == null && last.cost == null) {

  } else if ((current.cost != null && last.cost == null) || (current.cost == null && last.cost != null)) {
    diff.cost = current.cost;
  } else if (!compareValues_29(last.cost, current.cost)) {
    diff.cost = current.cost;
  }

  if (current.name === null && last.name === undefined) {
    diff.name = current.name;
  } else if (current.name == null && last.name == null) {

  } else if ((current.name != null && last.name == null) || (current.name == null && last.name != null)) {
    diff.name = current.name;
  } else if (!equals(last.name, current.name)) {
    diff.name = current.name;
  }

  if (current.description === null && last.description === undefined) {
    diff.description = current.description;
  } else if (current.description == null && last.description == null) {

  } else if ((current.description != null && last.description == null) || (current.description == null && last.description != null)) {
    diff.description = current.description;
  } else if (!equals(last.description, current.description)) {
    diff.description = current.description;
  }

  if (current.validFrom === null && last.validFrom === undefined) {
    diff.validFrom = current.validFrom;
  } else if (current.validFrom == null && last.validFrom == null) {

  } else if ((current.validFrom != null && last.validFrom == null) || (current.validFrom == null && last.validFrom != null)) {
    diff.validFrom = current.validFrom;
  } else if (last.validFrom.valueOf() !== current.validFrom.valueOf()) {
    diff.validFrom = current.validFrom;
  }

  if (current.validUntil === null && last.validUntil === undefined) {
    diff.validUntil = current.validUntil;
  } else if (current.validUntil == null && last.validUntil == null) {

  } else if ((current.validUntil != null && last.validUntil == null) || (current.validUntil == null && last.validUntil != null)) {
    diff.validUntil = current.validUntil;
  } else if (last.validUntil.valueOf() !== current.validUntil.valueOf()) {
    diff.validUntil = current.validUntil;
  }

  if (current.createdAt === null && last.createdAt === undefined) {
    diff.createdAt = current.createdAt;
  } else if (current.createdAt == null && last.createdAt == null) {

  } else if ((current.createdAt != null && last.createdAt == null) || (current.createdAt == null && last.createdAt != null)) {
    diff.createdAt = current.createdAt;
  } else if (last.createdAt.valueOf() !== current.createdAt.valueOf()) {
    diff.createdAt = current.createdAt;
  }

  if (current.createdBy === null && last.createdBy === undefined) {
    diff.createdBy = current.createdBy;
  } else if (current.createdBy == null && last.createdBy == null) {

  } else if ((current.createdBy != null && last.createdBy == null) || (current.createdBy == null && last.createdBy != null)) {
    diff.createdBy = current.createdBy;
  } else if (!equals(last.createdBy, current.createdBy)) {
    diff.createdBy = current.createdBy;
  }

  if (current.updatedBy === null && last.updatedBy === undefined) {
    diff.updatedBy = current.updatedBy;
  } else if (current.updatedBy == null && last.updatedBy == null) {

  } else if ((current.updatedBy != null && last.updatedBy == null) || (current.updatedBy == null && last.updatedBy != null)) {
    diff.updatedBy = current.updatedBy;
  } else if (!equals(last.updatedBy, current.updatedBy)) {
    diff.updatedBy = current.updatedBy;
  }

  if (current.deletedAt === null && last.deletedAt === undefined) {
    diff.deletedAt = current.deletedAt;
  } else if (current.deletedAt == null && last.deletedAt == null) {

  } else if ((current.deletedAt != null && last.deletedAt == null) || (current.deletedAt == null && last.deletedAt != null)) {
    diff.deletedAt = current.deletedAt;
  } else if (last.deletedAt.valueOf() !== current.deletedAt.valueOf()) {
    diff.deletedAt = current.deletedAt;
  }

  if (current.deletedBy === null && last.deletedBy === undefined) {
    diff.deletedBy = current.deletedBy;
  } else if (current.deletedBy == null && last.deletedBy == null) {

  } else if ((current.deletedBy != null && last.deletedBy == null) || (current.deletedBy == null && last.deletedBy != null)) {
    diff.deletedBy = current.deletedBy;
  } else if (!equals(last.deletedBy, current.deletedBy)) {
    diff.deletedBy = current.deletedBy;
  }

  if (current.former === null && last.former === undefined) {
    diff.former = current.former;
  } else if (current.former == null && last.former == null) {

  } else if ((current.former != null && last.former == null) || (current.former == null && last.former != null)) {
    diff.former = current.former;
  } else if (!equals(last.former, current.former)) {
    diff.former = current.former;
  }

if (options?.includeInverseSides) {
}
  return diff;
}
  },
  "comparator-hashmap_revision_12000"(compareArrays, compareBooleans, compareBuffers, compareObjects, equals) {
// compiled comparator for entity HashmapRevision
return function(last, current, options) {
  const diff = {};
  if (current.number === null && last.number === undefined) {
    diff.number = current.number;
  } else if (current.number == null && last.number == null) {

  } else if ((current.number != null && last.number == null) || (current.number == null && last.number != null)) {
    diff.number = current.number;
  } else if (!equals(last.number, current.number)) {
    diff.number = current.number;
  }

  if (current.author === null && last.author === undefined) {
    diff.author = current.author;
  } else if (current.author == null && last.author == null) {

  } else if ((current.author != null && last.author == null) || (current.author == null && last.author != null)) {
    diff.author = current.author;
  } else if (!equals(last.author, current.author)) {
    diff.author = current.author;
  }

  if (current.at === null && last.at === undefined) {
    diff.at = current.at;
  } else if (current.at == null && last.at == null) {

  } else if ((current.at != null && last.at == null) || (current.at == null && last.at != null)) {
    diff.at = current.at;
  } else if (last.at.valueOf() !== current.at.valueOf()) {
    diff.at = current.at;
  }

  if (current.changes === null && last.changes === undefined) {
    diff.changes = current.changes;
  } else if (current.changes == null && last.changes == null) {

  } else if ((current.changes != null && last.changes == null) || (current.changes == null && last.changes != null)) {
    diff.changes = current.changes;
  } else if (!equals(last.changes, current.changes)) {
    diff.changes = current.changes;
  }

if (options?.includeInverseSides) {
}
  return diff;
}
  },
  "comparator-hashmap_service_9000"(compareArrays, compareBooleans, compareBuffers, compareObjects, equals) {
// compiled comparator for entity HashmapService
return function(last, current, options) {
  const diff = {};
  if (current.id === null && last.id === undefined) {
    diff.id = current.id;
  } else if (current.id == null && last.id == null) {

  } else if ((current.id != null && last.id == null) || (current.id == null && last.id != null)) {
    diff.id = current.id;
  } else if (last.id !== current.id) {
    diff.id = current.id;
  }

  if (current.position === null && last.position === undefined) {
    diff.position = current.position;
  } else if (current.position == null && last.position == null) {

  } else if ((current.position != null && last.position == null) || (current.position == null && last.position != null)) {
    diff.position = current.position;
  } else if (!equals(last.position, current.position)) {
    diff.position = current.position;
  }

  if (current.name === null && last.name === undefined) {
    diff.name = current.name;
  } else if (current.name == null && last.name == null) {

  } else if ((current.name != null && last.name == null) || (current.name == null && last.name != null)) {
    diff.name = current.name;
  } else if (!equals(last.name, current.name)) {
    diff.name = current.name;
  }

if (options?.includeInverseSides) {
}
  return diff;
}
  },
  "comparator-hashmap_threshold_14000"(compareArrays, compareBooleans, compareBuffers, compareObjects, equals, compareValues_27, compareValues_28) {
// compiled comparator for entity HashmapThreshold
return function(last, current, options) {
  const diff = {};
  if (current.id === null && last.id === undefined) {
    diff.id = current.id;
  } else if (current.id == null && last.id == null) {

  } else if ((current.id != null && last.id == null) || (current.id == null && last.id != null)) {
    diff.id = current.id;
  } else if (last.id !== current.id) {
    diff.id = current.id;
  }

  if (current.position === null && last.position === undefined) {
    diff.position = current.position;
  } else if (current.position == null && last.position == null) {

  } else if ((current.position != null && last.position == null) || (current.position == null && last.position != null)) {
    diff.position = current.position;
  } else if (!equals(last.position, current.position)) {
    diff.position = current.position;
  }

  if (current.service === null && last.service === undefined) {
    diff.service = current.service;
  } else if (current.service == null && last.service == null) {

  } else if ((current.service != null && last.service == null) || (current.service == null && last.service != null)) {
    diff.service = current.service;
  } else if (last.service !== current.service) {
    diff.service = current.service;
  }

  if (current.field === null && last.field === undefined) {
    diff.field = current.field;
  } else if (current.field == null && last.field == null) {

  } else if ((current.field != null && last.field == null) || (current.field == null && last.field != null)) {
    diff.field = current.field;
  } else if (last.field !== current.field) {
    diff.field = current.field;
  }

  if (current.group === null && last.group === undefined) {
    diff.group = current.group;
  } else if (current.group == null && last.group == null) {

  } else if ((current.group != null && last.group == null) || (current.group == null && last.group != null)) {
    diff.group = current.group;
  } else if (last.group !== current.group) {
    diff.group = current.group;
  }

  if (current.tenant === null && last.tenant === undefined) {
    diff.tenant = current.tenant;
  } else if (current.tenant == null && last.tenant == null) {

  } else if ((current.tenant != null && last.tenant == null) || (current.tenant == null && last.tenant != null)) {
    diff.tenant = current.tenant;
  } else if (!equals(last.tenant, current.tenant)) {
    diff.tenant = current.tenant;
  }

  if (current.level === null && last.level === undefined) {
    diff.level = current.level;
  } else if (current.level == null && last.level == null) {

  } else if ((current.level != null && last.level == null) || (current.level == null && last.level != null)) {
    diff.level = current.level;
  } else if (!compareValues_27(last.level, current.level)) {
    diff.level = current.level;
  }

  if (current.type === null && last.type === undefined) {
    diff.type = current.type;
  } else if (current.type == null && last.type == null) {

  } else if ((current.type != null && last.type == null) || (current.type == null && last.type != null)) {
    diff.type = current.type;
  } else if (!equals(last.type, current.type)) {
    diff.type = current.type;
  }

  if (current.cost === null && last.cost === undefined) {
    diff.cost = current.cost;
  } else if (current.cost == null && last.cost == null) {

  } else if ((current.cost != null && last.cost == null) || (current.cost == null && last.cost != null)) {
    diff.cost = current.cost;
  } else if (!compareValues_28(last.cost, current.cost)) {
    diff.cost = current.cost;
  }

  if (current.former === null && last.former === undefined) {
    diff.former = current.former;
  } else if (current.former == null && last.former == null) {

  } else if ((current.former != null && last.former == null) || (current.former == null && last.former != null)) {
    diff.former = current.former;
  } else if (!equals(last.former, current.former)) {
    diff.former = current.former;
  }

if (options?.includeInverseSides) {
}
  return diff;
}
  },
  "comparator-limit_line_15000"(compareArrays, compareBooleans, compareBuffers, compareObjects, equals, compareValues_23, compareValues_24, compareValues_25, compareValues_26) {
// compiled comparator for entity LimitLine
return function(last, current, options) {
  const diff = {};
  if (current.id === null && last.id === undefined) {
    diff.id = current.id;
  } else if (current.id == null && last.id == null) {

  } else if ((current.id != null && last.id == null) || (current.id == null && last.id != null)) {
    diff.id = current.id;
  } else if (!compareValues_23(last.id, current.id)) {
    diff.id = current.id;
  }

  if (current.closing === null && last.closing === undefined) {
    diff.closing = current.closing;
  } else if (current.closing == null && last.closing == null) {

  } else if ((current.closing != null && last.closing == null) || (current.closing == null && last.closing != null)) {
    diff.closing = current.closing;
  } else if (!compareValues_24(last.closing, current.closing)) {
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
  } else if (!compareValues_25(last.sum, current.sum)) {
    diff.sum = current.sum;
  }

  if (current.amount === null && last.amount === undefined) {
    diff.amount = current.amount;
  } else if (current.amount == null && last.amount == null) {

  } else if ((current.amount != null && last.amount == null) || (current.amount == null && last.amount != null)) {
    diff.amount = current.amount;
  } else if (!compareValues_26(last.amount, current.amount)) {
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
  "comparator-limit_sum_16000"(compareArrays, compareBooleans, compareBuffers, compareObjects, equals, compareValues_21, compareValues_22) {
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
  } else if (!compareValues_21(last.sum, current.sum)) {
    diff.sum = current.sum;
  }

  if (current.closedSum === null && last.closedSum === undefined) {
    diff.closedSum = current.closedSum;
  } else if (current.closedSum == null && last.closedSum == null) {

  } else if ((current.closedSum != null && last.closedSum == null) || (current.closedSum == null && last.closedSum != null)) {
    diff.closedSum = current.closedSum;
  } else if (!compareValues_22(last.closedSum, current.closedSum)) {
    diff.closedSum = current.closedSum;
  }

if (options?.includeInverseSides) {
}
  return diff;
}
  },
  "comparator-module_change_23000"(compareArrays, compareBooleans, compareBuffers, compareObjects, equals) {
// compiled comparator for entity ModuleChange
return function(last, current, options) {
  const diff = {};
  if (current.number === null && last.number === undefined) {
    diff.number = current.number;
  } else if (current.number == null && last.number == null) {

  } else if ((current.number != null && last.number == null) || (current.number == null && last.number != null)) {
    diff.number = current.number;
  } else if (!equals(last.number, current.number)) {
    diff.number = current.number;
  }

  if (current.name === null && last.name === undefined) {
    diff.name = current.name;
  } else if (current.name == null && last.name == null) {

  } else if ((current.name != null && last.name == null) || (current.name == null && last.name != null)) {
    diff.name = current.name;
  } else if (!equals(last.name, current.name)) {
    diff.name = current.name;
  }

  if (current.enabled === null && last.enabled === undefined) {
    diff.enabled = current.enabled;
  } else if (current.enabled == null && last.enabled == null) {

  } else if ((current.enabled != null && last.enabled == null) || (current.enabled == null && last.enabled != null)) {
    diff.enabled = current.enabled;
  } else if (!compareBooleans(last.enabled, current.enabled)) {
    diff.enabled = current.enabled;
  }

  if (current.priority === null && last.priority === undefined) {
    diff.priority = current.priority;
  } else if (current.priority == null && last.priority == null) {

  } else if ((current.priority != null && last.priority == null) || (current.priority == null && last.priority != null)) {
    diff.priority = current.priority;
  } else if (!equals(last.priority, current.priority)) {
    diff.priority = current.priority;
  }

  if (current.author === null && last.author === undefined) {
    diff.author = current.author;
  } else if (current.author == null && last.author == null) {

  } else if ((current.author != null && last.author == null) || (current.author == null && last.author != null)) {
    diff.author = current.author;
  } else if (!equals(last.author, current.author)) {
    diff.author = current.author;
  }

  if (current.at === null && last.at === undefined) {
    diff.at = current.at;
  } else if (current.at == null && last.at == null) {

  } else if ((current.at != null && last.at == null) || (current.at == null && last.at != null)) {
    diff.at = current.at;
  } else if (last.at.valueOf() !== current.at.valueOf()) {
    diff.at = current.at;
  }

if (options?.includeInverseSides) {
}
  return diff;
}
  },
  "comparator-rating_run_6000"(compareArrays, compareBooleans, compareBuffers, compareObjects, equals, compareValues_20) {
// compiled comparator for entity RatingRun
return function(last, current, options) {
  const diff = {};
  if (current.id === null && last.id === undefined) {
    diff.id = current.id;
  } else if (current.id == null && last.id == null) {

  } else if ((current.id != null && last.id == null) || (current.id == null && last.id != null)) {
    diff.id = current.id;
  } else if (!compareValues_20(last.id, current.id)) {
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

  if (current.scope === null && last.scope === undefined) {
    diff.scope = current.scope;
  } else if (current.scope == null && last.scope == null) {

  } else if ((current.scope != null && last.scope == null) || (current.scope == null && last.scope != null)) {
    diff.scope = current.scope;
  } else if (!equals(last.scope, current.scope)) {
    diff.scope = current.scope;
  }

  if (current.periodStart === null && last.periodStart === undefined) {
    diff.periodStart = current.periodStart;
  } else if (current.periodStart == null && last.periodStart == null) {

  } else if ((current.periodStart != null && last.periodStart == null) || (current.periodStart == null && last.periodStart != null)) {
    diff.periodStart = current.periodStart;
  } else if (last.periodStart.valueOf() !== current.periodStart.valueOf()) {
    diff.periodStart = current.periodStart;
  }

  if (current.periodEnd === null && last.periodEnd === undefined) {
    diff.periodEnd = current.periodEnd;
  } else if (current.periodEnd == null && last.periodEnd == null) {

  } else if ((current.periodEnd != null && last.periodEnd == null) || (current.periodEnd == null && last.periodEnd != null)) {
    diff.periodEnd = current.periodEnd;
  } else if (last.periodEnd.valueOf() !== current.periodEnd.valueOf()) {
    diff.periodEnd = current.periodEnd;
  }

  if (current.notes === null && last.notes === undefined) {
    diff.notes = current.notes;
  } else if (current.notes == null && last.notes == null) {

  } else if ((current.notes != null && last.notes == null) || (current.notes == null && last.notes != null)) {
    diff.notes = current.notes;
  } else if (!equals(last.notes, current.notes)) {
    diff.notes = current.notes;
  }

if (options?.includeInverseSides) {
}
  return diff;
}
  },
  "comparator-reprocessing_17000"(compareArrays, compareBooleans, compareBuffers, compareObjects, equals, compareValues_19) {
// compiled comparator for entity Reprocessing
return function(last, current, options) {
  const diff = {};
  if (current.id === null && last.id === undefined) {
    diff.id = current.id;
  } else if (current.id == null && last.id == null) {

  } else if ((current.id != null && last.id == null) || (current.id == null && last.id != null)) {
    diff.id = current.id;
  } else if (!compareValues_19(last.id, current.id)) {
    diff.id = current.id;
  }

  if (current.scope === null && last.scope === undefined) {
    diff.scope = current.scope;
  } else if (current.scope == null && last.scope == null) {

  } else if ((current.scope != null && last.scope == null) || (current.scope == null && last.scope != null)) {
    diff.scope = current.scope;
  } else if (!equals(last.scope, current.scope)) {
    diff.scope = current.scope;
  }

  if (current.periodStart === null && last.periodStart === undefined) {
    diff.periodStart = current.periodStart;
  } else if (current.periodStart == null && last.periodStart == null) {

  } else if ((current.periodStart != null && last.periodStart == null) || (current.periodStart == null && last.periodStart != null)) {
    diff.periodStart = current.periodStart;
  } else if (last.periodStart.valueOf() !== current.periodStart.valueOf()) {
    diff.periodStart = current.periodStart;
  }

  if (current.periodEnd === null && last.periodEnd === undefined) {
    diff.periodEnd = current.periodEnd;
  } else if (current.periodEnd == null && last.periodEnd == null) {

  } else if ((current.periodEnd != null && last.periodEnd == null) || (current.periodEnd == null && last.periodEnd != null)) {
    diff.periodEnd = current.periodEnd;
  } else if (last.periodEnd.valueOf() !== current.periodEnd.valueOf()) {
    diff.periodEnd = current.periodEnd;
  }

  if (current.reprocessedUntil === null && last.reprocessedUntil === undefined) {
    diff.reprocessedUntil = current.reprocessedUntil;
  } else if (current.reprocessedUntil == null && last.reprocessedUntil == null) {

  } else if ((current.reprocessedUntil != null && last.reprocessedUntil == null) || (current.reprocessedUntil == null && last.reprocessedUntil != null)) {
    diff.reprocessedUntil = current.reprocessedUntil;
  } else if (last.reprocessedUntil.valueOf() !== current.reprocessedUntil.valueOf()) {
    diff.reprocessedUntil = current.reprocessedUntil;
  }

  if (current.usage === null && last.usage === undefined) {
    diff.usage = current.usage;
  } else if (current.usage == null && last.usage == null) {

  } else if ((current.usage != null && last.usage == null) || (current.usage == null && last.usage != null)) {
    diff.usage = current.usage;
  } else if (!equals(last.usage, current.usage)) {
    diff.usage = current.usage;
  }

  if (current.reason === null && last.reason === undefined) {
    diff.reason = current.reason;
  } else if (current.reason == null && last.reason == null) {

  } else if ((current.reason != null && last.reason == null) || (current.reason == null && last.reason != null)) {
    diff.reason = current.reason;
  } else if (!equals(last.reason, current.reason)) {
    diff.reason = current.reason;
  }

  if (current.status === null && last.status === undefined) {
    diff.status = current.status;
  } else if (current.status == null && last.status == null) {

  } else if ((current.status != null && last.status == null) || (current.status == null && last.status != null)) {
    diff.status = current.status;
  } else if (!equals(last.status, current.status)) {
    diff.status = current.status;
  }

  if (current.corrected === null && last.corrected === undefined) {
    diff.corrected = current.corrected;
  } else if (current.corrected == null && last.corrected == null) {

  } else if ((current.corrected != null && last.corrected == null) || (current.corrected == null && last.corrected != null)) {
    diff.corrected = current.corrected;
  } else if (!equals(last.corrected, current.corrected)) {
    diff.corrected = current.corrected;
  }

  if (current.lastError === null && last.lastError === undefined) {
    diff.lastError = current.lastError;
  } else if (current.lastError == null && last.lastError == null) {

  } else if ((current.lastError != null && last.lastError == null) || (current.lastError == null && last.lastError != null)) {
    diff.lastError = current.lastError;
  } else if (!equals(last.lastError, current.lastError)) {
    diff.lastError = current.lastError;
  }

  if (current.createdAt === null && last.createdAt === undefined) {
    diff.createdAt = current.createdAt;
  } else if (current.createdAt == null && last.createdAt == null) {

  } else if ((current.createdAt != null && last.createdAt == null) || (current.createdAt == null && last.createdAt != null)) {
    diff.createdAt = current.createdAt;
  } else if (last.createdAt.valueOf() !== current.createdAt.valueOf()) {
    diff.createdAt = current.createdAt;
  }

  if (current.finishedAt === null && last.finishedAt === undefined) {
    diff.finishedAt = current.finishedAt;
  } else if (current.finishedAt == null && last.finishedAt == null) {

  } else if ((current.finishedAt != null && last.finishedAt == null) || (current.finishedAt == null && last.finishedAt != null)) {
    diff.finishedAt = current.finishedAt;
  } else if (last.finishedAt.valueOf() !== current.finishedAt.valueOf()) {
    diff.finishedAt = current.finishedAt;
  }

if (options?.includeInverseSides) {
}
  return diff;
}
  },
  "comparator-rule_activation_22000"(compareArrays, compareBooleans, compareBuffers, compareObjects, equals) {
// compiled comparator for entity RuleActivation
return function(last, current, options) {
  const diff = {};
  if (current.number === null && last.number === undefined) {
    diff.number = current.number;
  } else if (current.number == null && last.number == null) {

  } else if ((current.number != null && last.number == null) || (current.number == null && last.number != null)) {
    diff.number = current.number;
  } else if (!equals(last.number, current.number)) {
    diff.number = current.number;
  }

  if (current.revision === null && last.revision === undefined) {
    diff.revision = current.revision;
  } else if (current.revision == null && last.revision == null) {

  } else if ((current.revision != null && last.revision == null) || (current.revision == null && last.revision != null)) {
    diff.revision = current.revision;
  } else if (!equals(last.revision, current.revision)) {
    diff.revision = current.revision;
  }

  if (current.author === null && last.author === undefined) {
    diff.author = current.author;
  } else if (current.author == null && last.author == null) {

  } else if ((current.author != null && last.author == null) || (current.author == null && last.author != null)) {
    diff.author = current.author;
  } else if (!equals(last.author, current.author)) {
    diff.author = current.author;
  }

  if (current.at === null && last.at === undefined) {
    diff.at = current.at;
  } else if (current.at == null && last.at == null) {

  } else if ((current.at != null && last.at == null) || (current.at == null && last.at != null)) {
    diff.at = current.at;
  } else if (last.at.valueOf() !== current.at.valueOf()) {
    diff.at = current.at;
  }

  if (current.message === null && last.message === undefined) {
    diff.message = current.message;
  } else if (current.message == null && last.message == null) {

  } else if ((current.message != null && last.message == null) || (current.message == null && last.message != null)) {
    diff.message = current.message;
  } else if (!equals(last.message, current.message)) {
    diff.message = current.message;
  }

if (options?.includeInverseSides) {
}
  return diff;
}
  },
  "comparator-rule_revision_20000"(compareArrays, compareBooleans, compareBuffers, compareObjects, equals) {
// compiled comparator for entity RuleRevision
return function(last, current, options) {
  const diff = {};
  if (current.number === null && last.number === undefined) {
    diff.number = current.number;
  } else if (current.number == null && last.number == null) {

  } else if ((current.number != null && last.number == null) || (current.number == null && last.number != null)) {
    diff.number = current.number;
  } else if (!equals(last.number, current.number)) {
    diff.number = current.number;
  }

  if (current.hash === null && last.hash === undefined) {
    diff.hash = current.hash;
  } else if (current.hash == null && last.hash == null) {

  } else if ((current.hash != null && last.hash == null) || (current.hash == null && last.hash != null)) {
    diff.hash = current.hash;
  } else if (!equals(last.hash, current.hash)) {
    diff.hash = current.hash;
  }

  if (current.author === null && last.author === undefined) {
    diff.author = current.author;
  } else if (current.author == null && last.author == null) {

  } else if ((current.author != null && last.author == null) || (current.author == null && last.author != null)) {
    diff.author = current.author;
  } else if (!equals(last.author, current.author)) {
    diff.author = current.author;
  }

  if (current.at === null && last.at === undefined) {
    diff.at = current.at;
  } else if (current.at == null && last.at == null) {

  } else if ((current.at != null && last.at == null) || (current.at == null && last.at != null)) {
    diff.at = current.at;
  } else if (last.at.valueOf() !== current.at.valueOf()) {
    diff.at = current.at;
  }

  if (current.message === null && last.message === undefined) {
    diff.message = current.message;
  } else if (current.message == null && last.message == null) {

  } else if ((current.message != null && last.message == null) || (current.message == null && last.message != null)) {
    diff.message = current.message;
  } else if (!equals(last.message, current.message)) {
    diff.message = current.message;
  }

if (options?.includeInverseSides) {
}
  return diff;
}
  },
  "comparator-rule_revision_file_21000"(compareArrays, compareBooleans, compareBuffers, compareObjects, equals) {
// compiled comparator for entity RuleRevisionFile
return function(last, current, options) {
  const diff = {};
  if (current.revision === null && last.revision === undefined) {
    diff.revision = current.revision;
  } else if (current.revision == null && last.revision == null) {

  } else if ((current.revision != null && last.revision == null) || (current.revision == null && last.revision != null)) {
    diff.revision = current.revision;
  } else if (!equals(last.revision, current.revision)) {
    diff.revision = current.revision;
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
  "comparator-rulebook_3000"(compareArrays, compareBooleans, compareBuffers, compareObjects, equals) {
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
  "comparator-rulebook_file_18000"(compareArrays, compareBooleans, compareBuffers, compareObjects, equals) {
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
  "comparator-rules_number_19000"(compareArrays, compareBooleans, compareBuffers, compareObjects, equals) {
// compiled comparator for entity RulesNumber
return function(last, current, options) {
  const diff = {};
  if (current.id === null && last.id === undefined) {
    diff.id = current.id;
  } else if (current.id == null && last.id == null) {

  } else if ((current.id != null && last.id == null) || (current.id == null && last.id != null)) {
    diff.id = current.id;
  } else if (!equals(last.id, current.id)) {
    diff.id = current.id;
  }

  if (current.number === null && last.number === undefined) {
    diff.number = current.number;
  } else if (current.number == null && last.number == null) {

  } else if ((current.number != null && last.number == null) || (current.number == null && last.number != null)) {
    diff.number = current.number;
  } else if (!equals(last.number, current.number)) {
    diff.number = current.number;
  }

if (options?.includeInverseSides) {
}
  return diff;
}
  },
  "comparator-running_total_25000"(compareArrays, compareBooleans, compareBuffers, compareObjects, equals, compareValues_17, compareValues_18) {
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
  } else if (!compareValues_17(last.total, current.total)) {
    diff.total = current.total;
  }

  if (current.totalDivisor === null && last.totalDivisor === undefined) {
    diff.totalDivisor = current.totalDivisor;
  } else if (current.totalDivisor == null && last.totalDivisor == null) {

  } else if ((current.totalDivisor != null && last.totalDivisor == null) || (current.totalDivisor == null && last.totalDivisor != null)) {
    diff.totalDivisor = current.totalDivisor;
  } else if (!compareValues_18(last.totalDivisor, current.totalDivisor)) {
    diff.totalDivisor = current.totalDivisor;
  }

if (options?.includeInverseSides) {
}
  return diff;
}
  },
  "comparator-scope_26000"(compareArrays, compareBooleans, compareBuffers, compareObjects, equals, compareValues_15, compareValues_16) {
// compiled comparator for entity Scope
return function(last, current, options) {
  const diff = {};
  if (current.id === null && last.id === undefined) {
    diff.id = current.id;
  } else if (current.id == null && last.id == null) {

  } else if ((current.id != null && last.id == null) || (current.id == null && last.id != null)) {
    diff.id = current.id;
  } else if (!compareValues_15(last.id, current.id)) {
    diff.id = current.id;
  }

  if (current.identifier === null && last.identifier === undefined) {
    diff.identifier = current.identifier;
  } else if (current.identifier == null && last.identifier == null) {

  } else if ((current.identifier != null && last.identifier == null) || (current.identifier == null && last.identifier != null)) {
    diff.identifier = current.identifier;
  } else if (!equals(last.identifier, current.identifier)) {
    diff.identifier = current.identifier;
  }

  if (current.scopeKey === null && last.scopeKey === undefined) {
    diff.scopeKey = current.scopeKey;
  } else if (current.scopeKey == null && last.scopeKey == null) {

  } else if ((current.scopeKey != null && last.scopeKey == null) || (current.scopeKey == null && last.scopeKey != null)) {
    diff.scopeKey = current.scopeKey;
  } else if (!equals(last.scopeKey, current.scopeKey)) {
    diff.scopeKey = current.scopeKey;
  }

  if (current.fetcher === null && last.fetcher === undefined) {
    diff.fetcher = current.fetcher;
  } else if (current.fetcher == null && last.fetcher == null) {

  } else if ((current.fetcher != null && last.fetcher == null) || (current.fetcher == null && last.fetcher != null)) {
    diff.fetcher = current.fetcher;
  } else if (!equals(last.fetcher, current.fetcher)) {
    diff.fetcher = current.fetcher;
  }

  if (current.collector === null && last.collector === undefined) {
    diff.collector = current.collector;
  } else if (current.collector == null && last.collector == null) {

  } else if ((current.collector != null && last.collector == null) || (current.collector == null && last.collector != null)) {
    diff.collector = current.collector;
  } else if (!equals(last.collector, current.collector)) {
    diff.collector = current.collector;
  }

  if (current.name === null && last.name === undefined) {
    diff.name = current.name;
  } else if (current.name == null && last.name == null) {

  } else if ((current.name != null && last.name == null) || (current.name == null && last.name != null)) {
    diff.name = current.name;
  } else if (!equals(last.name, current.name)) {
    diff.name = current.name;
  }

  if (current.parent === null && last.parent === undefined) {
    diff.parent = current.parent;
  } else if (current.parent == null && last.parent == null) {

  } else if ((current.parent != null && last.parent == null) || (current.parent == null && last.parent != null)) {
    diff.parent = current.parent;
  } else if (!equals(last.parent, current.parent)) {
    diff.parent = current.parent;
  }

  if (current.isActive === null && last.isActive === undefined) {
    diff.isActive = current.isActive;
  } else if (current.isActive == null && last.isActive == null) {

  } else if ((current.isActive != null && last.isActive == null) || (current.isActive == null && last.isActive != null)) {
    diff.isActive = current.isActive;
  } else if (!compareBooleans(last.isActive, current.isActive)) {
    diff.isActive = current.isActive;
  }

  if (current.toggledAt === null && last.toggledAt === undefined) {
    diff.toggledAt = current.toggledAt;
  } else if (current.toggledAt == null && last.toggledAt == null) {

  } else if ((current.toggledAt != null && last.toggledAt == null) || (current.toggledAt == null && last.toggledAt != null)) {
    diff.toggledAt = current.toggledAt;
  } else if (last.toggledAt.valueOf() !== current.toggledAt.valueOf()) {
    diff.toggledAt = current.toggledAt;
  }

  if (current.createdAt === null && last.createdAt === undefined) {
    diff.createdAt = current.createdAt;
  } else if (current.createdAt == null && last.createdAt == null) {

  } else if ((current.createdAt != null && last.createdAt == null) || (current.createdAt == null && last.createdAt != null)) {
    diff.createdAt = current.createdAt;
  } else if (last.createdAt.valueOf() !== current.createdAt.valueOf()) {
    diff.createdAt = current.createdAt;
  }

  if (current.seenAt === null && last.seenAt === undefined) {
    diff.seenAt = current.seenAt;
  } else if (current.seenAt == null && last.seenAt == null) {

  } else if ((current.seenAt != null && last.seenAt == null) || (current.seenAt == null && last.seenAt != null)) {
    diff.seenAt = current.seenAt;
  } else if (last.seenAt.valueOf() !== current.seenAt.valueOf()) {
    diff.seenAt = current.seenAt;
  }

  if (current.ratedUntil === null && last.ratedUntil === undefined) {
    diff.ratedUntil = current.ratedUntil;
  } else if (current.ratedUntil == null && last.ratedUntil == null) {

  } else if ((current.ratedUntil != null && last.ratedUntil == null) || (current.ratedUntil == null && last.ratedUntil != null)) {
    diff.ratedUntil = current.ratedUntil;
  } else if (last.ratedUntil.valueOf() !== current.ratedUntil.valueOf()) {
    diff.ratedUntil = current.ratedUntil;
  }

  if (current.ratedAt === null && last.ratedAt === undefined) {
    diff.ratedAt = current.ratedAt;
  } else if (current.ratedAt == null && last.ratedAt == null) {

  } else if ((current.ratedAt != null && last.ratedAt == null) || (current.ratedAt == null && last.ratedAt != null)) {
    diff.ratedAt = current.ratedAt;
  } else if (last.ratedAt.valueOf() !== current.ratedAt.valueOf()) {
    diff.ratedAt = current.ratedAt;
  }

  if (current.claim === null && last.claim === undefined) {
    diff.claim = current.claim;
  } else if (current.claim == null && last.claim == null) {

  } else if ((current.claim != null && last.claim == null) || (current.claim == null && last.claim != null)) {
    diff.claim = current.claim;
  } else if (!compareValues_16(last.claim, current.claim)) {
    diff.claim = current.claim;
  }

  if (current.failures === null && last.failures === undefined) {
    diff.failures = current.failures;
  } else if (current.failures == null && last.failures == null) {

  } else if ((current.failures != null && last.failures == null) || (current.failures == null && last.failures != null)) {
    diff.failures = current.failures;
  } else if (!equals(last.failures, current.failures)) {
    diff.failures = current.failures;
  }

  if (current.lastError === null && last.lastError === undefined) {
    diff.lastError = current.lastError;
  } else if (current.lastError == null && last.lastError == null) {

  } else if ((current.lastError != null && last.lastError == null) || (current.lastError == null && last.lastError != null)) {
    diff.lastError = current.lastError;
  } else if (!equals(last.lastError, current.lastError)) {
    diff.lastError = current.lastError;
  }

  if (current.failedAt === null && last.failedAt === undefined) {
    diff.failedAt = current.failedAt;
  } else if (current.failedAt == null && last.failedAt == null) {

  } else if ((current.failedAt != null && last.failedAt == null) || (current.failedAt == null && last.failedAt != null)) {
    diff.failedAt = current.failedAt;
  } else if (last.failedAt.valueOf() !== current.failedAt.valueOf()) {
    diff.failedAt = current.failedAt;
  }

  if (current.retryAt === null && last.retryAt === undefined) {
    diff.retryAt = current.retryAt;
  } else if (current.retryAt == null && last.retryAt == null) {

  } else if ((current.retryAt != null && last.retryAt == null) || (current.retryAt == null && last.retryAt != null)) {
    diff.retryAt = current.retryAt;
  } else if (last.retryAt.valueOf() !== current.retryAt.valueOf()) {
    diff.retryAt = current.retryAt;
  }

  if (current.notes === null && last.notes === undefined) {
    diff.notes = current.notes;
  } else if (current.notes == null && last.notes == null) {

  } else if ((current.notes != null && last.notes == null) || (current.notes == null && last.notes != null)) {
    diff.notes = current.notes;
  } else if (!equals(last.notes, current.notes)) {
    diff.notes = current.notes;
  }

  if (current.latePolicy === null && last.latePolicy === undefined) {
    diff.latePolicy = current.latePolicy;
  } else if (current.latePolicy == null && last.latePolicy == null) {

  } else if ((current.latePolicy != null && last.latePolicy == null) || (current.latePolicy == null && last.latePolicy != null)) {
    diff.latePolicy = current.latePolicy;
  } else if (!equals(last.latePolicy, current.latePolicy)) {
    diff.latePolicy = current.latePolicy;
  }

  if (current.alertsUntil === null && last.alertsUntil === undefined) {
    diff.alertsUntil = current.alertsUntil;
  } else if (current.alertsUntil == null && last.alertsUntil == null) {

  } else if ((current.alertsUntil != null && last.alertsUntil == null) || (current.alertsUntil == null && last.alertsUntil != null)) {
    diff.alertsUntil = current.alertsUntil;
  } else if (last.alertsUntil.valueOf() !== current.alertsUntil.valueOf()) {
    diff.alertsUntil = current.alertsUntil;
  }

if (options?.includeInverseSides) {
}
  return diff;
}
  },
  "comparator-script_version_24000"(compareArrays, compareBooleans, compareBuffers, compareObjects, equals) {
// compiled comparator for entity ScriptVersion
return function(last, current, options) {
  const diff = {};
  if (current.number === null && last.number === undefined) {
    diff.number = current.number;
  } else if (current.number == null && last.number == null) {

  } else if ((current.number != null && last.number == null) || (current.number == null && last.number != null)) {
    diff.number = current.number;
  } else if (!equals(last.number, current.number)) {
    diff.number = current.number;
  }

  if (current.script === null && last.script === undefined) {
    diff.script = current.script;
  } else if (current.script == null && last.script == null) {

  } else if ((current.script != null && last.script == null) || (current.script == null && last.script != null)) {
    diff.script = current.script;
  } else if (last.script !== current.script) {
    diff.script = current.script;
  }

  if (current.name === null && last.name === undefined) {
    diff.name = current.name;
  } else if (current.name == null && last.name == null) {

  } else if ((current.name != null && last.name == null) || (current.name == null && last.name != null)) {
    diff.name = current.name;
  } else if (!equals(last.name, current.name)) {
    diff.name = current.name;
  }

  if (current.text === null && last.text === undefined) {
    diff.text = current.text;
  } else if (current.text == null && last.text == null) {

  } else if ((current.text != null && last.text == null) || (current.text == null && last.text != null)) {
    diff.text = current.text;
  } else if (!equals(last.text, current.text)) {
    diff.text = current.text;
  }

  if (current.description === null && last.description === undefined) {
    diff.description = current.description;
  } else if (current.description == null && last.description == null) {

  } else if ((current.description != null && last.description == null) || (current.description == null && last.description != null)) {
    diff.description = current.description;
  } else if (!equals(last.description, current.description)) {
    diff.description = current.description;
  }

  if (current.validFrom === null && last.validFrom === undefined) {
    diff.validFrom = current.validFrom;
  } else if (current.validFrom == null && last.validFrom == null) {

  } else if ((current.validFrom != null && last.validFrom == null) || (current.validFrom == null && last.validFrom != null)) {
    diff.validFrom = current.validFrom;
  } else if (last.validFrom.valueOf() !== current.validFrom.valueOf()) {
    diff.validFrom = current.validFrom;
  }

  if (current.validUntil === null && last.validUntil === undefined) {
    diff.validUntil = current.validUntil;
  } else if (current.validUntil == null && last.validUntil == null) {

  } else if ((current.validUntil != null && last.validUntil == null) || (current.validUntil == null && last.validUntil != null)) {
    diff.validUntil = current.validUntil;
  } else if (last.validUntil.valueOf() !== current.validUntil.valueOf()) {
    diff.validUntil = current.validUntil;
  }

  if (current.createdAt === null && last.createdAt === undefined) {
    diff.createdAt = current.createdAt;
  } else if (current.createdAt == null && last.createdAt == null) {

  } else if ((current.createdAt != null && last.createdAt == null) || (current.createdAt == null && last.createdAt != null)) {
    diff.createdAt = current.createdAt;
  } else if (last.createdAt.valueOf() !== current.createdAt.valueOf()) {
    diff.createdAt = current.createdAt;
  }

  if (current.createdBy === null && last.createdBy === undefined) {
    diff.createdBy = current.createdBy;
  } else if (current.createdBy == null && last.createdBy == null) {

  } else if ((current.createdBy != null && last.createdBy == null) || (current.createdBy == null && last.createdBy != null)) {
    diff.createdBy = current.createdBy;
  } else if (!equals(last.createdBy, current.createdBy)) {
    diff.createdBy = current.createdBy;
  }

  if (current.updatedBy === null && last.updatedBy === undefined) {
    diff.updatedBy = current.updatedBy;
  } else if (current.updatedBy == null && last.updatedBy == null) {

  } else if ((current.updatedBy != null && last.updatedBy == null) || (current.updatedBy == null && last.updatedBy != null)) {
    diff.updatedBy = current.updatedBy;
  } else if (!equals(last.updatedBy, current.updatedBy)) {
    diff.updatedBy = current.updatedBy;
  }

  if (current.deletedAt === null && last.deletedAt === undefined) {
    diff.deletedAt = current.deletedAt;
  } else if (current.deletedAt == null && last.deletedAt == null) {

  } else if ((current.deletedAt != null && last.deletedAt == null) || (current.deletedAt == null && last.deletedAt != null)) {
    diff.deletedAt = current.deletedAt;
  } else if (last.deletedAt.valueOf() !== current.deletedAt.valueOf()) {
    diff.deletedAt = current.deletedAt;
  }

  if (current.deletedBy === null && last.deletedBy === undefined) {
    diff.deletedBy = current.deletedBy;
  } else if (current.deletedBy == null && last.deletedBy == null) {

  } else if ((current.deletedBy != null && last.deletedBy == null) || (current.deletedBy == null && last.deletedBy != null)) {
    diff.deletedBy = current.deletedBy;
  } else if (!equals(last.deletedBy, current.deletedBy)) {
    diff.deletedBy = current.deletedBy;
  }

  if (current.since === null && last.since === undefined) {
    diff.since = current.since;
  } else if (current.since == null && last.since == null) {

  } else if ((current.since != null && last.since == null) || (current.since == null && last.since != null)) {
    diff.since = current.since;
  } else if (last.since.valueOf() !== current.since.valueOf()) {
    diff.since = current.since;
  }

  if (current.author === null && last.author === undefined) {
    diff.author = current.author;
  } else if (current.author == null && last.author == null) {

  } else if ((current.author != null && last.author == null) || (current.author == null && last.author != null)) {
    diff.author = current.author;
  } else if (!equals(last.author, current.author)) {
    diff.author = current.author;
  }

  if (current.at === null && last.at === undefined) {
    diff.at = current.at;
  } else if (current.at == null && last.at == null) {

  } else if ((current.at != null && last.at == null) || (current.at == null && last.at != null)) {
    diff.at = current.at;
  } else if (last.at.valueOf() !== current.at.valueOf()) {
    diff.at = current.at;
  }

if (options?.includeInverseSides) {
}
  return diff;
}
  },
  "hydrator-alert_0-full-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
// compiled hydrator for entity Alert ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_id(data.id);
      entity.id = value;
    } else {
      entity.id = data.id;
    }
  }
  if (data.policy === null) {
    entity.policy = null;
  } else if (typeof data.policy !== 'undefined') {
    entity.policy = data.policy;
  }
  if (data.scope === null) {
    entity.scope = null;
  } else if (typeof data.scope !== 'undefined') {
    entity.scope = data.scope;
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
  if (data.severity === null) {
    entity.severity = null;
  } else if (typeof data.severity !== 'undefined') {
    entity.severity = data.severity;
  }
  if (data.message === null) {
    entity.message = null;
  } else if (typeof data.message !== 'undefined') {
    entity.message = data.message;
  }
  if (data.facts === null) {
    entity.facts = null;
  } else if (typeof data.facts !== 'undefined') {
    entity.facts = data.facts;
  }
  if (data.periodStart === null) {
    entity.periodStart = null;
  } else if (typeof data.periodStart !== 'undefined') {
    if (data.periodStart instanceof Date) {
      entity.periodStart = data.periodStart;
    } else if (typeof data.periodStart === 'number' || data.periodStart.includes('+') || data.periodStart.lastIndexOf('-') > 10 || data.periodStart.endsWith('Z')) {
      entity.periodStart = new Date(data.periodStart);
    } else {
      entity.periodStart = new Date(data.periodStart + 'Z');
    }
  }
  if (data.periodEnd === null) {
    entity.periodEnd = null;
  } else if (typeof data.periodEnd !== 'undefined') {
    if (data.periodEnd instanceof Date) {
      entity.periodEnd = data.periodEnd;
    } else if (typeof data.periodEnd === 'number' || data.periodEnd.includes('+') || data.periodEnd.lastIndexOf('-') > 10 || data.periodEnd.endsWith('Z')) {
      entity.periodEnd = new Date(data.periodEnd);
    } else {
      entity.periodEnd = new Date(data.periodEnd + 'Z');
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
  if (data.delivery === null) {
    entity.delivery = null;
  } else if (typeof data.delivery !== 'undefined') {
    entity.delivery = data.delivery;
  }
  if (data.attempts === null) {
    entity.attempts = null;
  } else if (typeof data.attempts !== 'undefined') {
    entity.attempts = data.attempts;
  }
  if (data.lastError === null) {
    entity.lastError = null;
  } else if (typeof data.lastError !== 'undefined') {
    entity.lastError = data.lastError;
  }
  if (data.triedAt === null) {
    entity.triedAt = null;
  } else if (typeof data.triedAt !== 'undefined') {
    if (data.triedAt instanceof Date) {
      entity.triedAt = data.triedAt;
    } else if (typeof data.triedAt === 'number' || data.triedAt.includes('+') || data.triedAt.lastIndexOf('-') > 10 || data.triedAt.endsWith('Z')) {
      entity.triedAt = new Date(data.triedAt);
    } else {
      entity.triedAt = new Date(data.triedAt + 'Z');
    }
  }
  if (data.deliveredAt === null) {
    entity.deliveredAt = null;
  } else if (typeof data.deliveredAt !== 'undefined') {
    if (data.deliveredAt instanceof Date) {
      entity.deliveredAt = data.deliveredAt;
    } else if (typeof data.deliveredAt === 'number' || data.deliveredAt.includes('+') || data.deliveredAt.lastIndexOf('-') > 10 || data.deliveredAt.endsWith('Z')) {
      entity.deliveredAt = new Date(data.deliveredAt);
    } else {
      entity.deliveredAt = new Date(data.deliveredAt + 'Z');
    }
  }
}
  },
  "hydrator-alert_0-full-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
// compiled hydrator for entity Alert ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_id(data.id);
      entity.id = value;
    } else {
      entity.id = data.id;
    }
  }
  if (data.policy === null) {
    entity.policy = null;
  } else if (typeof data.policy !== 'undefined') {
    entity.policy = data.policy;
  }
  if (data.scope === null) {
    entity.scope = null;
  } else if (typeof data.scope !== 'undefined') {
    entity.scope = data.scope;
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
  if (data.severity === null) {
    entity.severity = null;
  } else if (typeof data.severity !== 'undefined') {
    entity.severity = data.severity;
  }
  if (data.message === null) {
    entity.message = null;
  } else if (typeof data.message !== 'undefined') {
    entity.message = data.message;
  }
  if (data.facts === null) {
    entity.facts = null;
  } else if (typeof data.facts !== 'undefined') {
    entity.facts = data.facts;
  }
  if (data.periodStart === null) {
    entity.periodStart = null;
  } else if (typeof data.periodStart !== 'undefined') {
    if (data.periodStart instanceof Date) {
      entity.periodStart = data.periodStart;
    } else if (typeof data.periodStart === 'number' || data.periodStart.includes('+') || data.periodStart.lastIndexOf('-') > 10 || data.periodStart.endsWith('Z')) {
      entity.periodStart = new Date(data.periodStart);
    } else {
      entity.periodStart = new Date(data.periodStart + 'Z');
    }
  }
  if (data.periodEnd === null) {
    entity.periodEnd = null;
  } else if (typeof data.periodEnd !== 'undefined') {
    if (data.periodEnd instanceof Date) {
      entity.periodEnd = data.periodEnd;
    } else if (typeof data.periodEnd === 'number' || data.periodEnd.includes('+') || data.periodEnd.lastIndexOf('-') > 10 || data.periodEnd.endsWith('Z')) {
      entity.periodEnd = new Date(data.periodEnd);
    } else {
      entity.periodEnd = new Date(data.periodEnd + 'Z');
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
  if (data.delivery === null) {
    entity.delivery = null;
  } else if (typeof data.delivery !== 'undefined') {
    entity.delivery = data.delivery;
  }
  if (data.attempts === null) {
    entity.attempts = null;
  } else if (typeof data.attempts !== 'undefined') {
    entity.attempts = data.attempts;
  }
  if (data.lastError === null) {
    entity.lastError = null;
  } else if (typeof data.lastError !== 'undefined') {
    entity.lastError = data.lastError;
  }
  if (data.triedAt === null) {
    entity.triedAt = null;
  } else if (typeof data.triedAt !== 'undefined') {
    if (data.triedAt instanceof Date) {
      entity.triedAt = data.triedAt;
    } else if (typeof data.triedAt === 'number' || data.triedAt.includes('+') || data.triedAt.lastIndexOf('-') > 10 || data.triedAt.endsWith('Z')) {
      entity.triedAt = new Date(data.triedAt);
    } else {
      entity.triedAt = new Date(data.triedAt + 'Z');
    }
  }
  if (data.deliveredAt === null) {
    entity.deliveredAt = null;
  } else if (typeof data.deliveredAt !== 'undefined') {
    if (data.deliveredAt instanceof Date) {
      entity.deliveredAt = data.deliveredAt;
    } else if (typeof data.deliveredAt === 'number' || data.deliveredAt.includes('+') || data.deliveredAt.lastIndexOf('-') > 10 || data.deliveredAt.endsWith('Z')) {
      entity.deliveredAt = new Date(data.deliveredAt);
    } else {
      entity.deliveredAt = new Date(data.deliveredAt + 'Z');
    }
  }
}
  },
  "hydrator-alert_0-reference-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
// compiled hydrator for entity Alert ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_id(data.id);
      entity.id = value;
    } else {
      entity.id = data.id;
    }
  }
}
  },
  "hydrator-alert_0-reference-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
// compiled hydrator for entity Alert ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_id(data.id);
      entity.id = value;
    } else {
      entity.id = data.id;
    }
  }
}
  },
  "hydrator-api_key_1000-full-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
// compiled hydrator for entity ApiKey ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_id(data.id);
      entity.id = value;
    } else {
      entity.id = data.id;
    }
  }
  if (data.name === null) {
    entity.name = null;
  } else if (typeof data.name !== 'undefined') {
    entity.name = data.name;
  }
  if (data.hash === null) {
    entity.hash = null;
  } else if (typeof data.hash !== 'undefined') {
    entity.hash = data.hash;
  }
  if (data.role === null) {
    entity.role = null;
  } else if (typeof data.role !== 'undefined') {
    entity.role = data.role;
  }
  if (data.scopes === null) {
    entity.scopes = null;
  } else if (typeof data.scopes !== 'undefined') {
    entity.scopes = data.scopes;
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
  if (data.createdBy === null) {
    entity.createdBy = null;
  } else if (typeof data.createdBy !== 'undefined') {
    entity.createdBy = data.createdBy;
  }
  if (data.expiresAt === null) {
    entity.expiresAt = null;
  } else if (typeof data.expiresAt !== 'undefined') {
    if (data.expiresAt instanceof Date) {
      entity.expiresAt = data.expiresAt;
    } else if (typeof data.expiresAt === 'number' || data.expiresAt.includes('+') || data.expiresAt.lastIndexOf('-') > 10 || data.expiresAt.endsWith('Z')) {
      entity.expiresAt = new Date(data.expiresAt);
    } else {
      entity.expiresAt = new Date(data.expiresAt + 'Z');
    }
  }
  if (data.revokedAt === null) {
    entity.revokedAt = null;
  } else if (typeof data.revokedAt !== 'undefined') {
    if (data.revokedAt instanceof Date) {
      entity.revokedAt = data.revokedAt;
    } else if (typeof data.revokedAt === 'number' || data.revokedAt.includes('+') || data.revokedAt.lastIndexOf('-') > 10 || data.revokedAt.endsWith('Z')) {
      entity.revokedAt = new Date(data.revokedAt);
    } else {
      entity.revokedAt = new Date(data.revokedAt + 'Z');
    }
  }
}
  },
  "hydrator-api_key_1000-full-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
// compiled hydrator for entity ApiKey ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_id(data.id);
      entity.id = value;
    } else {
      entity.id = data.id;
    }
  }
  if (data.name === null) {
    entity.name = null;
  } else if (typeof data.name !== 'undefined') {
    entity.name = data.name;
  }
  if (data.hash === null) {
    entity.hash = null;
  } else if (typeof data.hash !== 'undefined') {
    entity.hash = data.hash;
  }
  if (data.role === null) {
    entity.role = null;
  } else if (typeof data.role !== 'undefined') {
    entity.role = data.role;
  }
  if (data.scopes === null) {
    entity.scopes = null;
  } else if (typeof data.scopes !== 'undefined') {
    entity.scopes = data.scopes;
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
  if (data.createdBy === null) {
    entity.createdBy = null;
  } else if (typeof data.createdBy !== 'undefined') {
    entity.createdBy = data.createdBy;
  }
  if (data.expiresAt === null) {
    entity.expiresAt = null;
  } else if (typeof data.expiresAt !== 'undefined') {
    if (data.expiresAt instanceof Date) {
      entity.expiresAt = data.expiresAt;
    } else if (typeof data.expiresAt === 'number' || data.expiresAt.includes('+') || data.expiresAt.lastIndexOf('-') > 10 || data.expiresAt.endsWith('Z')) {
      entity.expiresAt = new Date(data.expiresAt);
    } else {
      entity.expiresAt = new Date(data.expiresAt + 'Z');
    }
  }
  if (data.revokedAt === null) {
    entity.revokedAt = null;
  } else if (typeof data.revokedAt !== 'undefined') {
    if (data.revokedAt instanceof Date) {
      entity.revokedAt = data.revokedAt;
    } else if (typeof data.revokedAt === 'number' || data.revokedAt.includes('+') || data.revokedAt.lastIndexOf('-') > 10 || data.revokedAt.endsWith('Z')) {
      entity.revokedAt = new Date(data.revokedAt);
    } else {
      entity.revokedAt = new Date(data.revokedAt + 'Z');
    }
  }
}
  },
  "hydrator-api_key_1000-reference-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
// compiled hydrator for entity ApiKey ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_id(data.id);
      entity.id = value;
    } else {
      entity.id = data.id;
    }
  }
}
  },
  "hydrator-api_key_1000-reference-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
// compiled hydrator for entity ApiKey ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_id(data.id);
      entity.id = value;
    } else {
      entity.id = data.id;
    }
  }
}
  },
  "hydrator-audit_entry_2000-full-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
// compiled hydrator for entity AuditEntry ( normalized)
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
  if (data.at === null) {
    entity.at = null;
  } else if (typeof data.at !== 'undefined') {
    if (data.at instanceof Date) {
      entity.at = data.at;
    } else if (typeof data.at === 'number' || data.at.includes('+') || data.at.lastIndexOf('-') > 10 || data.at.endsWith('Z')) {
      entity.at = new Date(data.at);
    } else {
      entity.at = new Date(data.at + 'Z');
    }
  }
  if (data.requestId === null) {
    entity.requestId = null;
  } else if (typeof data.requestId !== 'undefined') {
    entity.requestId = data.requestId;
  }
  if (data.caller === null) {
    entity.caller = null;
  } else if (typeof data.caller !== 'undefined') {
    entity.caller = data.caller;
  }
  if (data.strategy === null) {
    entity.strategy = null;
  } else if (typeof data.strategy !== 'undefined') {
    entity.strategy = data.strategy;
  }
  if (data.address === null) {
    entity.address = null;
  } else if (typeof data.address !== 'undefined') {
    entity.address = data.address;
  }
  if (data.rightName === null) {
    entity.rightName = null;
  } else if (typeof data.rightName !== 'undefined') {
    entity.rightName = data.rightName;
  }
  if (data.method === null) {
    entity.method = null;
  } else if (typeof data.method !== 'undefined') {
    entity.method = data.method;
  }
  if (data.path === null) {
    entity.path = null;
  } else if (typeof data.path !== 'undefined') {
    entity.path = data.path;
  }
  if (data.request === null) {
    entity.request = null;
  } else if (typeof data.request !== 'undefined') {
    entity.request = data.request;
  }
  if (data.status === null) {
    entity.status = null;
  } else if (typeof data.status !== 'undefined') {
    entity.status = data.status;
  }
}
  },
  "hydrator-audit_entry_2000-full-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
// compiled hydrator for entity AuditEntry ( normalized)
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
  if (data.at === null) {
    entity.at = null;
  } else if (typeof data.at !== 'undefined') {
    if (data.at instanceof Date) {
      entity.at = data.at;
    } else if (typeof data.at === 'number' || data.at.includes('+') || data.at.lastIndexOf('-') > 10 || data.at.endsWith('Z')) {
      entity.at = new Date(data.at);
    } else {
      entity.at = new Date(data.at + 'Z');
    }
  }
  if (data.requestId === null) {
    entity.requestId = null;
  } else if (typeof data.requestId !== 'undefined') {
    entity.requestId = data.requestId;
  }
  if (data.caller === null) {
    entity.caller = null;
  } else if (typeof data.caller !== 'undefined') {
    entity.caller = data.caller;
  }
  if (data.strategy === null) {
    entity.strategy = null;
  } else if (typeof data.strategy !== 'undefined') {
    entity.strategy = data.strategy;
  }
  if (data.address === null) {
    entity.address = null;
  } else if (typeof data.address !== 'undefined') {
    entity.address = data.address;
  }
  if (data.rightName === null) {
    entity.rightName = null;
  } else if (typeof data.rightName !== 'undefined') {
    entity.rightName = data.rightName;
  }
  if (data.method === null) {
    entity.method = null;
  } else if (typeof data.method !== 'undefined') {
    entity.method = data.method;
  }
  if (data.path === null) {
    entity.path = null;
  } else if (typeof data.path !== 'undefined') {
    entity.path = data.path;
  }
  if (data.request === null) {
    entity.request = null;
  } else if (typeof data.request !== 'undefined') {
    entity.request = data.request;
  }
  if (data.status === null) {
    entity.status = null;
  } else if (typeof data.status !== 'undefined') {
    entity.status = data.status;
  }
}
  },
  "hydrator-audit_entry_2000-reference-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
// compiled hydrator for entity AuditEntry ( normalized)
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
  "hydrator-audit_entry_2000-reference-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
// compiled hydrator for entity AuditEntry ( normalized)
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
  "hydrator-closing_4000-full-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id, rulebook_460, rulebook_461) {
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
      entity.rulebook = factory.createReference(rulebook_460, data.rulebook, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.rulebook && typeof data.rulebook === 'object') {
      entity.rulebook = factory.create(rulebook_461, data.rulebook, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
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
  "hydrator-closing_4000-full-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id, rulebook_455, rulebook_456) {
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
      entity.rulebook = factory.createReference(rulebook_455, data.rulebook, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.rulebook && typeof data.rulebook === 'object') {
      entity.rulebook = factory.create(rulebook_456, data.rulebook, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
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
  "hydrator-closing_4000-reference-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
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
  "hydrator-closing_4000-reference-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
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
  "hydrator-correction_7000-full-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id, rating_run_442, rating_run_443, convertToDatabaseValue_run, convertToJSValue_key, convertToDatabaseValue_key) {
// compiled hydrator for entity Correction ( normalized)
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
  if (data.run === null) {
    entity.run = null;
  } else if (typeof data.run !== 'undefined') {
    if (isPrimaryKey(data.run, true)) {
      entity.run = factory.createReference(rating_run_442, data.run, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.run && typeof data.run === 'object') {
      entity.run = factory.create(rating_run_443, data.run, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
    }
  }
  if (data.run != null && typeof data.run !== 'object' && convertCustomTypes) {
    data.run = convertToDatabaseValue_run(entity.run.__helper.getPrimaryKey());
  }
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
  if (data.scope === null) {
    entity.scope = null;
  } else if (typeof data.scope !== 'undefined') {
    entity.scope = data.scope;
  }
  if (data.meter === null) {
    entity.meter = null;
  } else if (typeof data.meter !== 'undefined') {
    entity.meter = data.meter;
  }
  if (data.periodStart === null) {
    entity.periodStart = null;
  } else if (typeof data.periodStart !== 'undefined') {
    if (data.periodStart instanceof Date) {
      entity.periodStart = data.periodStart;
    } else if (typeof data.periodStart === 'number' || data.periodStart.includes('+') || data.periodStart.lastIndexOf('-') > 10 || data.periodStart.endsWith('Z')) {
      entity.periodStart = new Date(data.periodStart);
    } else {
      entity.periodStart = new Date(data.periodStart + 'Z');
    }
  }
  if (data.periodEnd === null) {
    entity.periodEnd = null;
  } else if (typeof data.periodEnd !== 'undefined') {
    if (data.periodEnd instanceof Date) {
      entity.periodEnd = data.periodEnd;
    } else if (typeof data.periodEnd === 'number' || data.periodEnd.includes('+') || data.periodEnd.lastIndexOf('-') > 10 || data.periodEnd.endsWith('Z')) {
      entity.periodEnd = new Date(data.periodEnd);
    } else {
      entity.periodEnd = new Date(data.periodEnd + 'Z');
    }
  }
  if (data.postedAt === null) {
    entity.postedAt = null;
  } else if (typeof data.postedAt !== 'undefined') {
    if (data.postedAt instanceof Date) {
      entity.postedAt = data.postedAt;
    } else if (typeof data.postedAt === 'number' || data.postedAt.includes('+') || data.postedAt.lastIndexOf('-') > 10 || data.postedAt.endsWith('Z')) {
      entity.postedAt = new Date(data.postedAt);
    } else {
      entity.postedAt = new Date(data.postedAt + 'Z');
    }
  }
  if (data.reason === null) {
    entity.reason = null;
  } else if (typeof data.reason !== 'undefined') {
    entity.reason = data.reason;
  }
  if (data.state === null) {
    entity.state = null;
  } else if (typeof data.state !== 'undefined') {
    entity.state = data.state;
  }
}
  },
  "hydrator-correction_7000-full-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id, rating_run_431, rating_run_432, convertToDatabaseValue_run, convertToJSValue_key, convertToDatabaseValue_key) {
// compiled hydrator for entity Correction ( normalized)
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
  if (data.run === null) {
    entity.run = null;
  } else if (typeof data.run !== 'undefined') {
    if (isPrimaryKey(data.run, true)) {
      entity.run = factory.createReference(rating_run_431, data.run, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.run && typeof data.run === 'object') {
      entity.run = factory.create(rating_run_432, data.run, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
    }
  }
  if (data.run != null && typeof data.run !== 'object' && convertCustomTypes) {
    data.run = convertToDatabaseValue_run(entity.run.__helper.getPrimaryKey());
  }
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
  if (data.scope === null) {
    entity.scope = null;
  } else if (typeof data.scope !== 'undefined') {
    entity.scope = data.scope;
  }
  if (data.meter === null) {
    entity.meter = null;
  } else if (typeof data.meter !== 'undefined') {
    entity.meter = data.meter;
  }
  if (data.periodStart === null) {
    entity.periodStart = null;
  } else if (typeof data.periodStart !== 'undefined') {
    if (data.periodStart instanceof Date) {
      entity.periodStart = data.periodStart;
    } else if (typeof data.periodStart === 'number' || data.periodStart.includes('+') || data.periodStart.lastIndexOf('-') > 10 || data.periodStart.endsWith('Z')) {
      entity.periodStart = new Date(data.periodStart);
    } else {
      entity.periodStart = new Date(data.periodStart + 'Z');
    }
  }
  if (data.periodEnd === null) {
    entity.periodEnd = null;
  } else if (typeof data.periodEnd !== 'undefined') {
    if (data.periodEnd instanceof Date) {
      entity.periodEnd = data.periodEnd;
    } else if (typeof data.periodEnd === 'number' || data.periodEnd.includes('+') || data.periodEnd.lastIndexOf('-') > 10 || data.periodEnd.endsWith('Z')) {
      entity.periodEnd = new Date(data.periodEnd);
    } else {
      entity.periodEnd = new Date(data.periodEnd + 'Z');
    }
  }
  if (data.postedAt === null) {
    entity.postedAt = null;
  } else if (typeof data.postedAt !== 'undefined') {
    if (data.postedAt instanceof Date) {
      entity.postedAt = data.postedAt;
    } else if (typeof data.postedAt === 'number' || data.postedAt.includes('+') || data.postedAt.lastIndexOf('-') > 10 || data.postedAt.endsWith('Z')) {
      entity.postedAt = new Date(data.postedAt);
    } else {
      entity.postedAt = new Date(data.postedAt + 'Z');
    }
  }
  if (data.reason === null) {
    entity.reason = null;
  } else if (typeof data.reason !== 'undefined') {
    entity.reason = data.reason;
  }
  if (data.state === null) {
    entity.state = null;
  } else if (typeof data.state !== 'undefined') {
    entity.state = data.state;
  }
}
  },
  "hydrator-correction_7000-reference-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
// compiled hydrator for entity Correction ( normalized)
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
  "hydrator-correction_7000-reference-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
// compiled hydrator for entity Correction ( normalized)
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
  "hydrator-counted_scope_5000-full-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError) {
// compiled hydrator for entity CountedScope ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.scope === null) {
    entity.scope = null;
  } else if (typeof data.scope !== 'undefined') {
    entity.scope = data.scope;
  }
  if (data.countedUntil === null) {
    entity.countedUntil = null;
  } else if (typeof data.countedUntil !== 'undefined') {
    if (data.countedUntil instanceof Date) {
      entity.countedUntil = data.countedUntil;
    } else if (typeof data.countedUntil === 'number' || data.countedUntil.includes('+') || data.countedUntil.lastIndexOf('-') > 10 || data.countedUntil.endsWith('Z')) {
      entity.countedUntil = new Date(data.countedUntil);
    } else {
      entity.countedUntil = new Date(data.countedUntil + 'Z');
    }
  }
}
  },
  "hydrator-counted_scope_5000-full-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError) {
// compiled hydrator for entity CountedScope ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.scope === null) {
    entity.scope = null;
  } else if (typeof data.scope !== 'undefined') {
    entity.scope = data.scope;
  }
  if (data.countedUntil === null) {
    entity.countedUntil = null;
  } else if (typeof data.countedUntil !== 'undefined') {
    if (data.countedUntil instanceof Date) {
      entity.countedUntil = data.countedUntil;
    } else if (typeof data.countedUntil === 'number' || data.countedUntil.includes('+') || data.countedUntil.lastIndexOf('-') > 10 || data.countedUntil.endsWith('Z')) {
      entity.countedUntil = new Date(data.countedUntil);
    } else {
      entity.countedUntil = new Date(data.countedUntil + 'Z');
    }
  }
}
  },
  "hydrator-counted_scope_5000-reference-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError) {
// compiled hydrator for entity CountedScope ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.scope === null) {
    entity.scope = null;
  } else if (typeof data.scope !== 'undefined') {
    entity.scope = data.scope;
  }
}
  },
  "hydrator-counted_scope_5000-reference-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError) {
// compiled hydrator for entity CountedScope ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.scope === null) {
    entity.scope = null;
  } else if (typeof data.scope !== 'undefined') {
    entity.scope = data.scope;
  }
}
  },
  "hydrator-file_content_8000-full-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_content, convertToDatabaseValue_content) {
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
  "hydrator-file_content_8000-full-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_content, convertToDatabaseValue_content) {
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
  "hydrator-file_content_8000-reference-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError) {
// compiled hydrator for entity FileContent ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.hash === null) {
    entity.hash = null;
  } else if (typeof data.hash !== 'undefined') {
    entity.hash = data.hash;
  }
}
  },
  "hydrator-file_content_8000-reference-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError) {
// compiled hydrator for entity FileContent ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.hash === null) {
    entity.hash = null;
  } else if (typeof data.hash !== 'undefined') {
    entity.hash = data.hash;
  }
}
  },
  "hydrator-hashmap_field_10000-full-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id, hashmap_service_413, hashmap_service_414) {
// compiled hydrator for entity HashmapField ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_id(data.id);
      entity.id = value;
    } else {
      entity.id = data.id;
    }
  }
  if (data.position === null) {
    entity.position = null;
  } else if (typeof data.position !== 'undefined') {
    entity.position = data.position;
  }
  if (data.service === null) {
    entity.service = null;
  } else if (typeof data.service !== 'undefined') {
    if (isPrimaryKey(data.service, true)) {
      entity.service = factory.createReference(hashmap_service_413, data.service, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.service && typeof data.service === 'object') {
      entity.service = factory.create(hashmap_service_414, data.service, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
    }
  }
  if (data.name === null) {
    entity.name = null;
  } else if (typeof data.name !== 'undefined') {
    entity.name = data.name;
  }
}
  },
  "hydrator-hashmap_field_10000-full-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id, hashmap_service_408, hashmap_service_409) {
// compiled hydrator for entity HashmapField ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_id(data.id);
      entity.id = value;
    } else {
      entity.id = data.id;
    }
  }
  if (data.position === null) {
    entity.position = null;
  } else if (typeof data.position !== 'undefined') {
    entity.position = data.position;
  }
  if (data.service === null) {
    entity.service = null;
  } else if (typeof data.service !== 'undefined') {
    if (isPrimaryKey(data.service, true)) {
      entity.service = factory.createReference(hashmap_service_408, data.service, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.service && typeof data.service === 'object') {
      entity.service = factory.create(hashmap_service_409, data.service, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
    }
  }
  if (data.name === null) {
    entity.name = null;
  } else if (typeof data.name !== 'undefined') {
    entity.name = data.name;
  }
}
  },
  "hydrator-hashmap_field_10000-reference-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
// compiled hydrator for entity HashmapField ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_id(data.id);
      entity.id = value;
    } else {
      entity.id = data.id;
    }
  }
}
  },
  "hydrator-hashmap_field_10000-reference-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
// compiled hydrator for entity HashmapField ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_id(data.id);
      entity.id = value;
    } else {
      entity.id = data.id;
    }
  }
}
  },
  "hydrator-hashmap_group_11000-full-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
// compiled hydrator for entity HashmapGroup ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_id(data.id);
      entity.id = value;
    } else {
      entity.id = data.id;
    }
  }
  if (data.position === null) {
    entity.position = null;
  } else if (typeof data.position !== 'undefined') {
    entity.position = data.position;
  }
  if (data.name === null) {
    entity.name = null;
  } else if (typeof data.name !== 'undefined') {
    entity.name = data.name;
  }
}
  },
  "hydrator-hashmap_group_11000-full-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
// compiled hydrator for entity HashmapGroup ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_id(data.id);
      entity.id = value;
    } else {
      entity.id = data.id;
    }
  }
  if (data.position === null) {
    entity.position = null;
  } else if (typeof data.position !== 'undefined') {
    entity.position = data.position;
  }
  if (data.name === null) {
    entity.name = null;
  } else if (typeof data.name !== 'undefined') {
    entity.name = data.name;
  }
}
  },
  "hydrator-hashmap_group_11000-reference-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
// compiled hydrator for entity HashmapGroup ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_id(data.id);
      entity.id = value;
    } else {
      entity.id = data.id;
    }
  }
}
  },
  "hydrator-hashmap_group_11000-reference-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
// compiled hydrator for entity HashmapGroup ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_id(data.id);
      entity.id = value;
    } else {
      entity.id = data.id;
    }
  }
}
  },
  "hydrator-hashmap_mapping_13000-full-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id, hashmap_service_376, hashmap_service_377, hashmap_field_378, hashmap_field_379, hashmap_group_380, hashmap_group_381, convertToJSValue_cost, convertToDatabaseValue_cost) {
// compiled hydrator for entity HashmapMapping ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_id(data.id);
      entity.id = value;
    } else {
      entity.id = data.id;
    }
  }
  if (data.position === null) {
    entity.position = null;
  } else if (typeof data.position !== 'undefined') {
    entity.position = data.position;
  }
  if (data.service === null) {
    entity.service = null;
  } else if (typeof data.service !== 'undefined') {
    if (isPrimaryKey(data.service, true)) {
      entity.service = factory.createReference(hashmap_service_376, data.service, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.service && typeof data.service === 'object') {
      entity.service = factory.create(hashmap_service_377, data.service, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
    }
  }
  if (data.field === null) {
    entity.field = null;
  } else if (typeof data.field !== 'undefined') {
    if (isPrimaryKey(data.field, true)) {
      entity.field = factory.createReference(hashmap_field_378, data.field, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.field && typeof data.field === 'object') {
      entity.field = factory.create(hashmap_field_379, data.field, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
    }
  }
  if (data.group === null) {
    entity.group = null;
  } else if (typeof data.group !== 'undefined') {
    if (isPrimaryKey(data.group, true)) {
      entity.group = factory.createReference(hashmap_group_380, data.group, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.group && typeof data.group === 'object') {
      entity.group = factory.create(hashmap_group_381, data.group, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
    }
  }
  if (data.tenant === null) {
    entity.tenant = null;
  } else if (typeof data.tenant !== 'undefined') {
    entity.tenant = data.tenant;
  }
  if (data.value === null) {
    entity.value = null;
  } else if (typeof data.value !== 'undefined') {
    entity.value = data.value;
  }
  if (data.type === null) {
    entity.type = null;
  } else if (typeof data.type !== 'undefined') {
    entity.type = data.type;
  }
  if (data.cost === null) {
    entity.cost = null;
  } else if (typeof data.cost !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_cost(data.cost);
      data.cost = convertToDatabaseValue_cost(value);
      entity.cost = value;
    } else {
      entity.cost = data.cost;
    }
  }
  if (data.name === null) {
    entity.name = null;
  } else if (typeof data.name !== 'undefined') {
    entity.name = data.name;
  }
  if (data.description === null) {
    entity.description = null;
  } else if (typeof data.description !== 'undefined') {
    entity.description = data.description;
  }
  if (data.validFrom === null) {
    entity.validFrom = null;
  } else if (typeof data.validFrom !== 'undefined') {
    if (data.validFrom instanceof Date) {
      entity.validFrom = data.validFrom;
    } else if (typeof data.validFrom === 'number' || data.validFrom.includes('+') || data.validFrom.lastIndexOf('-') > 10 || data.validFrom.endsWith('Z')) {
      entity.validFrom = new Date(data.validFrom);
    } else {
      entity.validFrom = new Date(data.validFrom + 'Z');
    }
  }
  if (data.validUntil === null) {
    entity.validUntil = null;
  } else if (typeof data.validUntil !== 'undefined') {
    if (data.validUntil instanceof Date) {
      entity.validUntil = data.validUntil;
    } else if (typeof data.validUntil === 'number' || data.validUntil.includes('+') || data.validUntil.lastIndexOf('-') > 10 || data.validUntil.endsWith('Z')) {
      entity.validUntil = new Date(data.validUntil);
    } else {
      entity.validUntil = new Date(data.validUntil + 'Z');
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
  if (data.createdBy === null) {
    entity.createdBy = null;
  } else if (typeof data.createdBy !== 'undefined') {
    entity.createdBy = data.createdBy;
  }
  if (data.updatedBy === null) {
    entity.updatedBy = null;
  } else if (typeof data.updatedBy !== 'undefined') {
    entity.updatedBy = data.updatedBy;
  }
  if (data.deletedAt === null) {
    entity.deletedAt = null;
  } else if (typeof data.deletedAt !== 'undefined') {
    if (data.deletedAt instanceof Date) {
      entity.deletedAt = data.deletedAt;
    } else if (typeof data.deletedAt === 'number' || data.deletedAt.includes('+') || data.deletedAt.lastIndexOf('-') > 10 || data.deletedAt.endsWith('Z')) {
      entity.deletedAt = new Date(data.deletedAt);
    } else {
      entity.deletedAt = new Date(data.deletedAt + 'Z');
    }
  }
  if (data.deletedBy === null) {
    entity.deletedBy = null;
  } else if (typeof data.deletedBy !== 'undefined') {
    entity.deletedBy = data.deletedBy;
  }
  if (data.former === null) {
    entity.former = null;
  } else if (typeof data.former !== 'undefined') {
    entity.former = data.former;
  }
}
  },
  "hydrator-hashmap_mapping_13000-full-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id, hashmap_service_354, hashmap_service_355, hashmap_field_356, hashmap_field_357, hashmap_group_358, hashmap_group_359, convertToJSValue_cost, convertToDatabaseValue_cost) {
// compiled hydrator for entity HashmapMapping ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_id(data.id);
      entity.id = value;
    } else {
      entity.id = data.id;
    }
  }
  if (data.position === null) {
    entity.position = null;
  } else if (typeof data.position !== 'undefined') {
    entity.position = data.position;
  }
  if (data.service === null) {
    entity.service = null;
  } else if (typeof data.service !== 'undefined') {
    if (isPrimaryKey(data.service, true)) {
      entity.service = factory.createReference(hashmap_service_354, data.service, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.service && typeof data.service === 'object') {
      entity.service = factory.create(hashmap_service_355, data.service, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
    }
  }
  if (data.field === null) {
    entity.field = null;
  } else if (typeof data.field !== 'undefined') {
    if (isPrimaryKey(data.field, true)) {
      entity.field = factory.createReference(hashmap_field_356, data.field, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.field && typeof data.field === 'object') {
      entity.field = factory.create(hashmap_field_357, data.field, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
    }
  }
  if (data.group === null) {
    entity.group = null;
  } else if (typeof data.group !== 'undefined') {
    if (isPrimaryKey(data.group, true)) {
      entity.group = factory.createReference(hashmap_group_358, data.group, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.group && typeof data.group === 'object') {
      entity.group = factory.create(hashmap_group_359, data.group, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
    }
  }
  if (data.tenant === null) {
    entity.tenant = null;
  } else if (typeof data.tenant !== 'undefined') {
    entity.tenant = data.tenant;
  }
  if (data.value === null) {
    entity.value = null;
  } else if (typeof data.value !== 'undefined') {
    entity.value = data.value;
  }
  if (data.type === null) {
    entity.type = null;
  } else if (typeof data.type !== 'undefined') {
    entity.type = data.type;
  }
  if (data.cost === null) {
    entity.cost = null;
  } else if (typeof data.cost !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_cost(data.cost);
      data.cost = convertToDatabaseValue_cost(value);
      entity.cost = value;
    } else {
      entity.cost = data.cost;
    }
  }
  if (data.name === null) {
    entity.name = null;
  } else if (typeof data.name !== 'undefined') {
    entity.name = data.name;
  }
  if (data.description === null) {
    entity.description = null;
  } else if (typeof data.description !== 'undefined') {
    entity.description = data.description;
  }
  if (data.validFrom === null) {
    entity.validFrom = null;
  } else if (typeof data.validFrom !== 'undefined') {
    if (data.validFrom instanceof Date) {
      entity.validFrom = data.validFrom;
    } else if (typeof data.validFrom === 'number' || data.validFrom.includes('+') || data.validFrom.lastIndexOf('-') > 10 || data.validFrom.endsWith('Z')) {
      entity.validFrom = new Date(data.validFrom);
    } else {
      entity.validFrom = new Date(data.validFrom + 'Z');
    }
  }
  if (data.validUntil === null) {
    entity.validUntil = null;
  } else if (typeof data.validUntil !== 'undefined') {
    if (data.validUntil instanceof Date) {
      entity.validUntil = data.validUntil;
    } else if (typeof data.validUntil === 'number' || data.validUntil.includes('+') || data.validUntil.lastIndexOf('-') > 10 || data.validUntil.endsWith('Z')) {
      entity.validUntil = new Date(data.validUntil);
    } else {
      entity.validUntil = new Date(data.validUntil + 'Z');
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
  if (data.createdBy === null) {
    entity.createdBy = null;
  } else if (typeof data.createdBy !== 'undefined') {
    entity.createdBy = data.createdBy;
  }
  if (data.updatedBy === null) {
    entity.updatedBy = null;
  } else if (typeof data.updatedBy !== 'undefined') {
    entity.updatedBy = data.updatedBy;
  }
  if (data.deletedAt === null) {
    entity.deletedAt = null;
  } else if (typeof data.deletedAt !== 'undefined') {
    if (data.deletedAt instanceof Date) {
      entity.deletedAt = data.deletedAt;
    } else if (typeof data.deletedAt === 'number' || data.deletedAt.includes('+') || data.deletedAt.lastIndexOf('-') > 10 || data.deletedAt.endsWith('Z')) {
      entity.deletedAt = new Date(data.deletedAt);
    } else {
      entity.deletedAt = new Date(data.deletedAt + 'Z');
    }
  }
  if (data.deletedBy === null) {
    entity.deletedBy = null;
  } else if (typeof data.deletedBy !== 'undefined') {
    entity.deletedBy = data.deletedBy;
  }
  if (data.former === null) {
    entity.former = null;
  } else if (typeof data.former !== 'undefined') {
    entity.former = data.former;
  }
}
  },
  "hydrator-hashmap_mapping_13000-reference-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
// compiled hydrator for entity HashmapMapping ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_id(data.id);
      entity.id = value;
    } else {
      entity.id = data.id;
    }
  }
}
  },
  "hydrator-hashmap_mapping_13000-reference-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
// compiled hydrator for entity HashmapMapping ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_id(data.id);
      entity.id = value;
    } else {
      entity.id = data.id;
    }
  }
}
  },
  "hydrator-hashmap_revision_12000-full-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError) {
// compiled hydrator for entity HashmapRevision ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.number === null) {
    entity.number = null;
  } else if (typeof data.number !== 'undefined') {
    entity.number = data.number;
  }
  if (data.author === null) {
    entity.author = null;
  } else if (typeof data.author !== 'undefined') {
    entity.author = data.author;
  }
  if (data.at === null) {
    entity.at = null;
  } else if (typeof data.at !== 'undefined') {
    if (data.at instanceof Date) {
      entity.at = data.at;
    } else if (typeof data.at === 'number' || data.at.includes('+') || data.at.lastIndexOf('-') > 10 || data.at.endsWith('Z')) {
      entity.at = new Date(data.at);
    } else {
      entity.at = new Date(data.at + 'Z');
    }
  }
  if (data.changes === null) {
    entity.changes = null;
  } else if (typeof data.changes !== 'undefined') {
    entity.changes = data.changes;
  }
}
  },
  "hydrator-hashmap_revision_12000-full-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError) {
// compiled hydrator for entity HashmapRevision ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.number === null) {
    entity.number = null;
  } else if (typeof data.number !== 'undefined') {
    entity.number = data.number;
  }
  if (data.author === null) {
    entity.author = null;
  } else if (typeof data.author !== 'undefined') {
    entity.author = data.author;
  }
  if (data.at === null) {
    entity.at = null;
  } else if (typeof data.at !== 'undefined') {
    if (data.at instanceof Date) {
      entity.at = data.at;
    } else if (typeof data.at === 'number' || data.at.includes('+') || data.at.lastIndexOf('-') > 10 || data.at.endsWith('Z')) {
      entity.at = new Date(data.at);
    } else {
      entity.at = new Date(data.at + 'Z');
    }
  }
  if (data.changes === null) {
    entity.changes = null;
  } else if (typeof data.changes !== 'undefined') {
    entity.changes = data.changes;
  }
}
  },
  "hydrator-hashmap_revision_12000-reference-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError) {
// compiled hydrator for entity HashmapRevision ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.number === null) {
    entity.number = null;
  } else if (typeof data.number !== 'undefined') {
    entity.number = data.number;
  }
}
  },
  "hydrator-hashmap_revision_12000-reference-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError) {
// compiled hydrator for entity HashmapRevision ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.number === null) {
    entity.number = null;
  } else if (typeof data.number !== 'undefined') {
    entity.number = data.number;
  }
}
  },
  "hydrator-hashmap_service_9000-full-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
// compiled hydrator for entity HashmapService ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_id(data.id);
      entity.id = value;
    } else {
      entity.id = data.id;
    }
  }
  if (data.position === null) {
    entity.position = null;
  } else if (typeof data.position !== 'undefined') {
    entity.position = data.position;
  }
  if (data.name === null) {
    entity.name = null;
  } else if (typeof data.name !== 'undefined') {
    entity.name = data.name;
  }
}
  },
  "hydrator-hashmap_service_9000-full-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
// compiled hydrator for entity HashmapService ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_id(data.id);
      entity.id = value;
    } else {
      entity.id = data.id;
    }
  }
  if (data.position === null) {
    entity.position = null;
  } else if (typeof data.position !== 'undefined') {
    entity.position = data.position;
  }
  if (data.name === null) {
    entity.name = null;
  } else if (typeof data.name !== 'undefined') {
    entity.name = data.name;
  }
}
  },
  "hydrator-hashmap_service_9000-reference-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
// compiled hydrator for entity HashmapService ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_id(data.id);
      entity.id = value;
    } else {
      entity.id = data.id;
    }
  }
}
  },
  "hydrator-hashmap_service_9000-reference-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
// compiled hydrator for entity HashmapService ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_id(data.id);
      entity.id = value;
    } else {
      entity.id = data.id;
    }
  }
}
  },
  "hydrator-hashmap_threshold_14000-full-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id, hashmap_service_321, hashmap_service_322, hashmap_field_323, hashmap_field_324, hashmap_group_325, hashmap_group_326, convertToJSValue_level, convertToDatabaseValue_level, convertToJSValue_cost, convertToDatabaseValue_cost) {
// compiled hydrator for entity HashmapThreshold ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_id(data.id);
      entity.id = value;
    } else {
      entity.id = data.id;
    }
  }
  if (data.position === null) {
    entity.position = null;
  } else if (typeof data.position !== 'undefined') {
    entity.position = data.position;
  }
  if (data.service === null) {
    entity.service = null;
  } else if (typeof data.service !== 'undefined') {
    if (isPrimaryKey(data.service, true)) {
      entity.service = factory.createReference(hashmap_service_321, data.service, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.service && typeof data.service === 'object') {
      entity.service = factory.create(hashmap_service_322, data.service, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
    }
  }
  if (data.field === null) {
    entity.field = null;
  } else if (typeof data.field !== 'undefined') {
    if (isPrimaryKey(data.field, true)) {
      entity.field = factory.createReference(hashmap_field_323, data.field, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.field && typeof data.field === 'object') {
      entity.field = factory.create(hashmap_field_324, data.field, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
    }
  }
  if (data.group === null) {
    entity.group = null;
  } else if (typeof data.group !== 'undefined') {
    if (isPrimaryKey(data.group, true)) {
      entity.group = factory.createReference(hashmap_group_325, data.group, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.group && typeof data.group === 'object') {
      entity.group = factory.create(hashmap_group_326, data.group, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
    }
  }
  if (data.tenant === null) {
    entity.tenant = null;
  } else if (typeof data.tenant !== 'undefined') {
    entity.tenant = data.tenant;
  }
  if (data.level === null) {
    entity.level = null;
  } else if (typeof data.level !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_level(data.level);
      data.level = convertToDatabaseValue_level(value);
      entity.level = value;
    } else {
      entity.level = data.level;
    }
  }
  if (data.type === null) {
    entity.type = null;
  } else if (typeof data.type !== 'undefined') {
    entity.type = data.type;
  }
  if (data.cost === null) {
    entity.cost = null;
  } else if (typeof data.cost !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_cost(data.cost);
      data.cost = convertToDatabaseValue_cost(value);
      entity.cost = value;
    } else {
      entity.cost = data.cost;
    }
  }
  if (data.former === null) {
    entity.former = null;
  } else if (typeof data.former !== 'undefined') {
    entity.former = data.former;
  }
}
  },
  "hydrator-hashmap_threshold_14000-full-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id, hashmap_service_308, hashmap_service_309, hashmap_field_310, hashmap_field_311, hashmap_group_312, hashmap_group_313, convertToJSValue_level, convertToDatabaseValue_level, convertToJSValue_cost, convertToDatabaseValue_cost) {
// compiled hydrator for entity HashmapThreshold ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_id(data.id);
      entity.id = value;
    } else {
      entity.id = data.id;
    }
  }
  if (data.position === null) {
    entity.position = null;
  } else if (typeof data.position !== 'undefined') {
    entity.position = data.position;
  }
  if (data.service === null) {
    entity.service = null;
  } else if (typeof data.service !== 'undefined') {
    if (isPrimaryKey(data.service, true)) {
      entity.service = factory.createReference(hashmap_service_308, data.service, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.service && typeof data.service === 'object') {
      entity.service = factory.create(hashmap_service_309, data.service, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
    }
  }
  if (data.field === null) {
    entity.field = null;
  } else if (typeof data.field !== 'undefined') {
    if (isPrimaryKey(data.field, true)) {
      entity.field = factory.createReference(hashmap_field_310, data.field, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.field && typeof data.field === 'object') {
      entity.field = factory.create(hashmap_field_311, data.field, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
    }
  }
  if (data.group === null) {
    entity.group = null;
  } else if (typeof data.group !== 'undefined') {
    if (isPrimaryKey(data.group, true)) {
      entity.group = factory.createReference(hashmap_group_312, data.group, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.group && typeof data.group === 'object') {
      entity.group = factory.create(hashmap_group_313, data.group, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
    }
  }
  if (data.tenant === null) {
    entity.tenant = null;
  } else if (typeof data.tenant !== 'undefined') {
    entity.tenant = data.tenant;
  }
  if (data.level === null) {
    entity.level = null;
  } else if (typeof data.level !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_level(data.level);
      data.level = convertToDatabaseValue_level(value);
      entity.level = value;
    } else {
      entity.level = data.level;
    }
  }
  if (data.type === null) {
    entity.type = null;
  } else if (typeof data.type !== 'undefined') {
    entity.type = data.type;
  }
  if (data.cost === null) {
    entity.cost = null;
  } else if (typeof data.cost !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_cost(data.cost);
      data.cost = convertToDatabaseValue_cost(value);
      entity.cost = value;
    } else {
      entity.cost = data.cost;
    }
  }
  if (data.former === null) {
    entity.former = null;
  } else if (typeof data.former !== 'undefined') {
    entity.former = data.former;
  }
}
  },
  "hydrator-hashmap_threshold_14000-reference-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
// compiled hydrator for entity HashmapThreshold ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_id(data.id);
      entity.id = value;
    } else {
      entity.id = data.id;
    }
  }
}
  },
  "hydrator-hashmap_threshold_14000-reference-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
// compiled hydrator for entity HashmapThreshold ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_id(data.id);
      entity.id = value;
    } else {
      entity.id = data.id;
    }
  }
}
  },
  "hydrator-limit_line_15000-full-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id, closing_288, closing_289, convertToDatabaseValue_closing, rulebook_290, rulebook_291, convertToJSValue_sum, convertToDatabaseValue_sum, convertToJSValue_amount, convertToDatabaseValue_amount) {
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
      entity.closing = factory.createReference(closing_288, data.closing, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.closing && typeof data.closing === 'object') {
      entity.closing = factory.create(closing_289, data.closing, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
    }
  }
  if (data.closing != null && typeof data.closing !== 'object' && convertCustomTypes) {
    data.closing = convertToDatabaseValue_closing(entity.closing.__helper.getPrimaryKey());
  }
  if (data.rulebook === null) {
    entity.rulebook = null;
  } else if (typeof data.rulebook !== 'undefined') {
    if (isPrimaryKey(data.rulebook, true)) {
      entity.rulebook = factory.createReference(rulebook_290, data.rulebook, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.rulebook && typeof data.rulebook === 'object') {
      entity.rulebook = factory.create(rulebook_291, data.rulebook, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
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
  "hydrator-limit_line_15000-full-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id, closing_271, closing_272, convertToDatabaseValue_closing, rulebook_273, rulebook_274, convertToJSValue_sum, convertToDatabaseValue_sum, convertToJSValue_amount, convertToDatabaseValue_amount) {
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
      entity.closing = factory.createReference(closing_271, data.closing, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.closing && typeof data.closing === 'object') {
      entity.closing = factory.create(closing_272, data.closing, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
    }
  }
  if (data.closing != null && typeof data.closing !== 'object' && convertCustomTypes) {
    data.closing = convertToDatabaseValue_closing(entity.closing.__helper.getPrimaryKey());
  }
  if (data.rulebook === null) {
    entity.rulebook = null;
  } else if (typeof data.rulebook !== 'undefined') {
    if (isPrimaryKey(data.rulebook, true)) {
      entity.rulebook = factory.createReference(rulebook_273, data.rulebook, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.rulebook && typeof data.rulebook === 'object') {
      entity.rulebook = factory.create(rulebook_274, data.rulebook, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
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
  "hydrator-limit_line_15000-reference-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
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
  "hydrator-limit_line_15000-reference-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
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
  "hydrator-limit_sum_16000-full-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_key, convertToDatabaseValue_key, convertToJSValue_sum, convertToDatabaseValue_sum, convertToJSValue_closedSum, convertToDatabaseValue_closedSum) {
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
  "hydrator-limit_sum_16000-full-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_key, convertToDatabaseValue_key, convertToJSValue_sum, convertToDatabaseValue_sum, convertToJSValue_closedSum, convertToDatabaseValue_closedSum) {
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
  "hydrator-limit_sum_16000-reference-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_key, convertToDatabaseValue_key) {
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
  "hydrator-limit_sum_16000-reference-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_key, convertToDatabaseValue_key) {
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
  "hydrator-module_change_23000-full-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError) {
// compiled hydrator for entity ModuleChange ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.number === null) {
    entity.number = null;
  } else if (typeof data.number !== 'undefined') {
    entity.number = data.number;
  }
  if (data.name === null) {
    entity.name = null;
  } else if (typeof data.name !== 'undefined') {
    entity.name = data.name;
  }
  if (data.enabled === null) {
    entity.enabled = null;
  } else if (typeof data.enabled !== 'undefined') {
    entity.enabled = !!data.enabled;
  }
  if (data.priority === null) {
    entity.priority = null;
  } else if (typeof data.priority !== 'undefined') {
    entity.priority = data.priority;
  }
  if (data.author === null) {
    entity.author = null;
  } else if (typeof data.author !== 'undefined') {
    entity.author = data.author;
  }
  if (data.at === null) {
    entity.at = null;
  } else if (typeof data.at !== 'undefined') {
    if (data.at instanceof Date) {
      entity.at = data.at;
    } else if (typeof data.at === 'number' || data.at.includes('+') || data.at.lastIndexOf('-') > 10 || data.at.endsWith('Z')) {
      entity.at = new Date(data.at);
    } else {
      entity.at = new Date(data.at + 'Z');
    }
  }
}
  },
  "hydrator-module_change_23000-full-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError) {
// compiled hydrator for entity ModuleChange ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.number === null) {
    entity.number = null;
  } else if (typeof data.number !== 'undefined') {
    entity.number = data.number;
  }
  if (data.name === null) {
    entity.name = null;
  } else if (typeof data.name !== 'undefined') {
    entity.name = data.name;
  }
  if (data.enabled === null) {
    entity.enabled = null;
  } else if (typeof data.enabled !== 'undefined') {
    entity.enabled = !!data.enabled;
  }
  if (data.priority === null) {
    entity.priority = null;
  } else if (typeof data.priority !== 'undefined') {
    entity.priority = data.priority;
  }
  if (data.author === null) {
    entity.author = null;
  } else if (typeof data.author !== 'undefined') {
    entity.author = data.author;
  }
  if (data.at === null) {
    entity.at = null;
  } else if (typeof data.at !== 'undefined') {
    if (data.at instanceof Date) {
      entity.at = data.at;
    } else if (typeof data.at === 'number' || data.at.includes('+') || data.at.lastIndexOf('-') > 10 || data.at.endsWith('Z')) {
      entity.at = new Date(data.at);
    } else {
      entity.at = new Date(data.at + 'Z');
    }
  }
}
  },
  "hydrator-module_change_23000-reference-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError) {
// compiled hydrator for entity ModuleChange ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.number === null) {
    entity.number = null;
  } else if (typeof data.number !== 'undefined') {
    entity.number = data.number;
  }
}
  },
  "hydrator-module_change_23000-reference-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError) {
// compiled hydrator for entity ModuleChange ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.number === null) {
    entity.number = null;
  } else if (typeof data.number !== 'undefined') {
    entity.number = data.number;
  }
}
  },
  "hydrator-rating_run_6000-full-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id, rulebook_216, rulebook_217) {
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
      entity.rulebook = factory.createReference(rulebook_216, data.rulebook, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.rulebook && typeof data.rulebook === 'object') {
      entity.rulebook = factory.create(rulebook_217, data.rulebook, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
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
  if (data.scope === null) {
    entity.scope = null;
  } else if (typeof data.scope !== 'undefined') {
    entity.scope = data.scope;
  }
  if (data.periodStart === null) {
    entity.periodStart = null;
  } else if (typeof data.periodStart !== 'undefined') {
    if (data.periodStart instanceof Date) {
      entity.periodStart = data.periodStart;
    } else if (typeof data.periodStart === 'number' || data.periodStart.includes('+') || data.periodStart.lastIndexOf('-') > 10 || data.periodStart.endsWith('Z')) {
      entity.periodStart = new Date(data.periodStart);
    } else {
      entity.periodStart = new Date(data.periodStart + 'Z');
    }
  }
  if (data.periodEnd === null) {
    entity.periodEnd = null;
  } else if (typeof data.periodEnd !== 'undefined') {
    if (data.periodEnd instanceof Date) {
      entity.periodEnd = data.periodEnd;
    } else if (typeof data.periodEnd === 'number' || data.periodEnd.includes('+') || data.periodEnd.lastIndexOf('-') > 10 || data.periodEnd.endsWith('Z')) {
      entity.periodEnd = new Date(data.periodEnd);
    } else {
      entity.periodEnd = new Date(data.periodEnd + 'Z');
    }
  }
  if (data.notes === null) {
    entity.notes = null;
  } else if (typeof data.notes !== 'undefined') {
    entity.notes = data.notes;
  }
}
  },
  "hydrator-rating_run_6000-full-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id, rulebook_199, rulebook_200) {
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
      entity.rulebook = factory.createReference(rulebook_199, data.rulebook, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.rulebook && typeof data.rulebook === 'object') {
      entity.rulebook = factory.create(rulebook_200, data.rulebook, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
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
  if (data.scope === null) {
    entity.scope = null;
  } else if (typeof data.scope !== 'undefined') {
    entity.scope = data.scope;
  }
  if (data.periodStart === null) {
    entity.periodStart = null;
  } else if (typeof data.periodStart !== 'undefined') {
    if (data.periodStart instanceof Date) {
      entity.periodStart = data.periodStart;
    } else if (typeof data.periodStart === 'number' || data.periodStart.includes('+') || data.periodStart.lastIndexOf('-') > 10 || data.periodStart.endsWith('Z')) {
      entity.periodStart = new Date(data.periodStart);
    } else {
      entity.periodStart = new Date(data.periodStart + 'Z');
    }
  }
  if (data.periodEnd === null) {
    entity.periodEnd = null;
  } else if (typeof data.periodEnd !== 'undefined') {
    if (data.periodEnd instanceof Date) {
      entity.periodEnd = data.periodEnd;
    } else if (typeof data.periodEnd === 'number' || data.periodEnd.includes('+') || data.periodEnd.lastIndexOf('-') > 10 || data.periodEnd.endsWith('Z')) {
      entity.periodEnd = new Date(data.periodEnd);
    } else {
      entity.periodEnd = new Date(data.periodEnd + 'Z');
    }
  }
  if (data.notes === null) {
    entity.notes = null;
  } else if (typeof data.notes !== 'undefined') {
    entity.notes = data.notes;
  }
}
  },
  "hydrator-rating_run_6000-reference-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
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
  "hydrator-rating_run_6000-reference-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
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
  "hydrator-reprocessing_17000-full-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
// compiled hydrator for entity Reprocessing ( normalized)
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
  if (data.scope === null) {
    entity.scope = null;
  } else if (typeof data.scope !== 'undefined') {
    entity.scope = data.scope;
  }
  if (data.periodStart === null) {
    entity.periodStart = null;
  } else if (typeof data.periodStart !== 'undefined') {
    if (data.periodStart instanceof Date) {
      entity.periodStart = data.periodStart;
    } else if (typeof data.periodStart === 'number' || data.periodStart.includes('+') || data.periodStart.lastIndexOf('-') > 10 || data.periodStart.endsWith('Z')) {
      entity.periodStart = new Date(data.periodStart);
    } else {
      entity.periodStart = new Date(data.periodStart + 'Z');
    }
  }
  if (data.periodEnd === null) {
    entity.periodEnd = null;
  } else if (typeof data.periodEnd !== 'undefined') {
    if (data.periodEnd instanceof Date) {
      entity.periodEnd = data.periodEnd;
    } else if (typeof data.periodEnd === 'number' || data.periodEnd.includes('+') || data.periodEnd.lastIndexOf('-') > 10 || data.periodEnd.endsWith('Z')) {
      entity.periodEnd = new Date(data.periodEnd);
    } else {
      entity.periodEnd = new Date(data.periodEnd + 'Z');
    }
  }
  if (data.reprocessedUntil === null) {
    entity.reprocessedUntil = null;
  } else if (typeof data.reprocessedUntil !== 'undefined') {
    if (data.reprocessedUntil instanceof Date) {
      entity.reprocessedUntil = data.reprocessedUntil;
    } else if (typeof data.reprocessedUntil === 'number' || data.reprocessedUntil.includes('+') || data.reprocessedUntil.lastIndexOf('-') > 10 || data.reprocessedUntil.endsWith('Z')) {
      entity.reprocessedUntil = new Date(data.reprocessedUntil);
    } else {
      entity.reprocessedUntil = new Date(data.reprocessedUntil + 'Z');
    }
  }
  if (data.usage === null) {
    entity.usage = null;
  } else if (typeof data.usage !== 'undefined') {
    entity.usage = data.usage;
  }
  if (data.reason === null) {
    entity.reason = null;
  } else if (typeof data.reason !== 'undefined') {
    entity.reason = data.reason;
  }
  if (data.status === null) {
    entity.status = null;
  } else if (typeof data.status !== 'undefined') {
    entity.status = data.status;
  }
  if (data.corrected === null) {
    entity.corrected = null;
  } else if (typeof data.corrected !== 'undefined') {
    entity.corrected = data.corrected;
  }
  if (data.lastError === null) {
    entity.lastError = null;
  } else if (typeof data.lastError !== 'undefined') {
    entity.lastError = data.lastError;
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
}
  },
  "hydrator-reprocessing_17000-full-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
// compiled hydrator for entity Reprocessing ( normalized)
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
  if (data.scope === null) {
    entity.scope = null;
  } else if (typeof data.scope !== 'undefined') {
    entity.scope = data.scope;
  }
  if (data.periodStart === null) {
    entity.periodStart = null;
  } else if (typeof data.periodStart !== 'undefined') {
    if (data.periodStart instanceof Date) {
      entity.periodStart = data.periodStart;
    } else if (typeof data.periodStart === 'number' || data.periodStart.includes('+') || data.periodStart.lastIndexOf('-') > 10 || data.periodStart.endsWith('Z')) {
      entity.periodStart = new Date(data.periodStart);
    } else {
      entity.periodStart = new Date(data.periodStart + 'Z');
    }
  }
  if (data.periodEnd === null) {
    entity.periodEnd = null;
  } else if (typeof data.periodEnd !== 'undefined') {
    if (data.periodEnd instanceof Date) {
      entity.periodEnd = data.periodEnd;
    } else if (typeof data.periodEnd === 'number' || data.periodEnd.includes('+') || data.periodEnd.lastIndexOf('-') > 10 || data.periodEnd.endsWith('Z')) {
      entity.periodEnd = new Date(data.periodEnd);
    } else {
      entity.periodEnd = new Date(data.periodEnd + 'Z');
    }
  }
  if (data.reprocessedUntil === null) {
    entity.reprocessedUntil = null;
  } else if (typeof data.reprocessedUntil !== 'undefined') {
    if (data.reprocessedUntil instanceof Date) {
      entity.reprocessedUntil = data.reprocessedUntil;
    } else if (typeof data.reprocessedUntil === 'number' || data.reprocessedUntil.includes('+') || data.reprocessedUntil.lastIndexOf('-') > 10 || data.reprocessedUntil.endsWith('Z')) {
      entity.reprocessedUntil = new Date(data.reprocessedUntil);
    } else {
      entity.reprocessedUntil = new Date(data.reprocessedUntil + 'Z');
    }
  }
  if (data.usage === null) {
    entity.usage = null;
  } else if (typeof data.usage !== 'undefined') {
    entity.usage = data.usage;
  }
  if (data.reason === null) {
    entity.reason = null;
  } else if (typeof data.reason !== 'undefined') {
    entity.reason = data.reason;
  }
  if (data.status === null) {
    entity.status = null;
  } else if (typeof data.status !== 'undefined') {
    entity.status = data.status;
  }
  if (data.corrected === null) {
    entity.corrected = null;
  } else if (typeof data.corrected !== 'undefined') {
    entity.corrected = data.corrected;
  }
  if (data.lastError === null) {
    entity.lastError = null;
  } else if (typeof data.lastError !== 'undefined') {
    entity.lastError = data.lastError;
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
}
  },
  "hydrator-reprocessing_17000-reference-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
// compiled hydrator for entity Reprocessing ( normalized)
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
  "hydrator-reprocessing_17000-reference-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
// compiled hydrator for entity Reprocessing ( normalized)
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
  "hydrator-rule_activation_22000-full-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, rule_revision_165, rule_revision_166) {
// compiled hydrator for entity RuleActivation ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.number === null) {
    entity.number = null;
  } else if (typeof data.number !== 'undefined') {
    entity.number = data.number;
  }
  if (data.revision === null) {
    entity.revision = null;
  } else if (typeof data.revision !== 'undefined') {
    if (isPrimaryKey(data.revision, true)) {
      entity.revision = factory.createReference(rule_revision_165, data.revision, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.revision && typeof data.revision === 'object') {
      entity.revision = factory.create(rule_revision_166, data.revision, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
    }
  }
  if (data.author === null) {
    entity.author = null;
  } else if (typeof data.author !== 'undefined') {
    entity.author = data.author;
  }
  if (data.at === null) {
    entity.at = null;
  } else if (typeof data.at !== 'undefined') {
    if (data.at instanceof Date) {
      entity.at = data.at;
    } else if (typeof data.at === 'number' || data.at.includes('+') || data.at.lastIndexOf('-') > 10 || data.at.endsWith('Z')) {
      entity.at = new Date(data.at);
    } else {
      entity.at = new Date(data.at + 'Z');
    }
  }
  if (data.message === null) {
    entity.message = null;
  } else if (typeof data.message !== 'undefined') {
    entity.message = data.message;
  }
}
  },
  "hydrator-rule_activation_22000-full-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, rule_revision_159, rule_revision_160) {
// compiled hydrator for entity RuleActivation ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.number === null) {
    entity.number = null;
  } else if (typeof data.number !== 'undefined') {
    entity.number = data.number;
  }
  if (data.revision === null) {
    entity.revision = null;
  } else if (typeof data.revision !== 'undefined') {
    if (isPrimaryKey(data.revision, true)) {
      entity.revision = factory.createReference(rule_revision_159, data.revision, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.revision && typeof data.revision === 'object') {
      entity.revision = factory.create(rule_revision_160, data.revision, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
    }
  }
  if (data.author === null) {
    entity.author = null;
  } else if (typeof data.author !== 'undefined') {
    entity.author = data.author;
  }
  if (data.at === null) {
    entity.at = null;
  } else if (typeof data.at !== 'undefined') {
    if (data.at instanceof Date) {
      entity.at = data.at;
    } else if (typeof data.at === 'number' || data.at.includes('+') || data.at.lastIndexOf('-') > 10 || data.at.endsWith('Z')) {
      entity.at = new Date(data.at);
    } else {
      entity.at = new Date(data.at + 'Z');
    }
  }
  if (data.message === null) {
    entity.message = null;
  } else if (typeof data.message !== 'undefined') {
    entity.message = data.message;
  }
}
  },
  "hydrator-rule_activation_22000-reference-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError) {
// compiled hydrator for entity RuleActivation ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.number === null) {
    entity.number = null;
  } else if (typeof data.number !== 'undefined') {
    entity.number = data.number;
  }
}
  },
  "hydrator-rule_activation_22000-reference-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError) {
// compiled hydrator for entity RuleActivation ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.number === null) {
    entity.number = null;
  } else if (typeof data.number !== 'undefined') {
    entity.number = data.number;
  }
}
  },
  "hydrator-rule_revision_20000-full-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError) {
// compiled hydrator for entity RuleRevision ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.number === null) {
    entity.number = null;
  } else if (typeof data.number !== 'undefined') {
    entity.number = data.number;
  }
  if (data.hash === null) {
    entity.hash = null;
  } else if (typeof data.hash !== 'undefined') {
    entity.hash = data.hash;
  }
  if (data.author === null) {
    entity.author = null;
  } else if (typeof data.author !== 'undefined') {
    entity.author = data.author;
  }
  if (data.at === null) {
    entity.at = null;
  } else if (typeof data.at !== 'undefined') {
    if (data.at instanceof Date) {
      entity.at = data.at;
    } else if (typeof data.at === 'number' || data.at.includes('+') || data.at.lastIndexOf('-') > 10 || data.at.endsWith('Z')) {
      entity.at = new Date(data.at);
    } else {
      entity.at = new Date(data.at + 'Z');
    }
  }
  if (data.message === null) {
    entity.message = null;
  } else if (typeof data.message !== 'undefined') {
    entity.message = data.message;
  }
}
  },
  "hydrator-rule_revision_20000-full-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError) {
// compiled hydrator for entity RuleRevision ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.number === null) {
    entity.number = null;
  } else if (typeof data.number !== 'undefined') {
    entity.number = data.number;
  }
  if (data.hash === null) {
    entity.hash = null;
  } else if (typeof data.hash !== 'undefined') {
    entity.hash = data.hash;
  }
  if (data.author === null) {
    entity.author = null;
  } else if (typeof data.author !== 'undefined') {
    entity.author = data.author;
  }
  if (data.at === null) {
    entity.at = null;
  } else if (typeof data.at !== 'undefined') {
    if (data.at instanceof Date) {
      entity.at = data.at;
    } else if (typeof data.at === 'number' || data.at.includes('+') || data.at.lastIndexOf('-') > 10 || data.at.endsWith('Z')) {
      entity.at = new Date(data.at);
    } else {
      entity.at = new Date(data.at + 'Z');
    }
  }
  if (data.message === null) {
    entity.message = null;
  } else if (typeof data.message !== 'undefined') {
    entity.message = data.message;
  }
}
  },
  "hydrator-rule_revision_20000-reference-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError) {
// compiled hydrator for entity RuleRevision ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.number === null) {
    entity.number = null;
  } else if (typeof data.number !== 'undefined') {
    entity.number = data.number;
  }
}
  },
  "hydrator-rule_revision_20000-reference-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError) {
// compiled hydrator for entity RuleRevision ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.number === null) {
    entity.number = null;
  } else if (typeof data.number !== 'undefined') {
    entity.number = data.number;
  }
}
  },
  "hydrator-rule_revision_file_21000-full-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, rule_revision_107, rule_revision_108, file_content_110, file_content_111) {
// compiled hydrator for entity RuleRevisionFile ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.revision === null) {
    entity.revision = null;
  } else if (typeof data.revision !== 'undefined') {
    if (isPrimaryKey(data.revision, true)) {
      entity.revision = factory.createReference(rule_revision_107, data.revision, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.revision && typeof data.revision === 'object') {
      entity.revision = factory.create(rule_revision_108, data.revision, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
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
      entity.content = factory.createReference(file_content_110, data.content, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.content && typeof data.content === 'object') {
      entity.content = factory.create(file_content_111, data.content, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
    }
  }
}
  },
  "hydrator-rule_revision_file_21000-full-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, rule_revision_102, rule_revision_103, file_content_105, file_content_106) {
// compiled hydrator for entity RuleRevisionFile ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.revision === null) {
    entity.revision = null;
  } else if (typeof data.revision !== 'undefined') {
    if (isPrimaryKey(data.revision, true)) {
      entity.revision = factory.createReference(rule_revision_102, data.revision, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.revision && typeof data.revision === 'object') {
      entity.revision = factory.create(rule_revision_103, data.revision, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
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
      entity.content = factory.createReference(file_content_105, data.content, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.content && typeof data.content === 'object') {
      entity.content = factory.create(file_content_106, data.content, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
    }
  }
}
  },
  "hydrator-rule_revision_file_21000-reference-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, rule_revision_115, rule_revision_116) {
// compiled hydrator for entity RuleRevisionFile ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.revision === null) {
    entity.revision = null;
  } else if (typeof data.revision !== 'undefined') {
    if (isPrimaryKey(data.revision, true)) {
      entity.revision = factory.createReference(rule_revision_115, data.revision, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.revision && typeof data.revision === 'object') {
      entity.revision = factory.createReference(rule_revision_116, data.revision, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
    }
  }
  if (data.path === null) {
    entity.path = null;
  } else if (typeof data.path !== 'undefined') {
    entity.path = data.path;
  }
}
  },
  "hydrator-rule_revision_file_21000-reference-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, rule_revision_112, rule_revision_113) {
// compiled hydrator for entity RuleRevisionFile ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.revision === null) {
    entity.revision = null;
  } else if (typeof data.revision !== 'undefined') {
    if (isPrimaryKey(data.revision, true)) {
      entity.revision = factory.createReference(rule_revision_112, data.revision, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.revision && typeof data.revision === 'object') {
      entity.revision = factory.createReference(rule_revision_113, data.revision, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
    }
  }
  if (data.path === null) {
    entity.path = null;
  } else if (typeof data.path !== 'undefined') {
    entity.path = data.path;
  }
}
  },
  "hydrator-rulebook_3000-full-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_moduleStates, convertToDatabaseValue_moduleStates) {
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
  "hydrator-rulebook_3000-full-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_moduleStates, convertToDatabaseValue_moduleStates) {
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
  "hydrator-rulebook_3000-reference-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError) {
// compiled hydrator for entity Rulebook ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.hash === null) {
    entity.hash = null;
  } else if (typeof data.hash !== 'undefined') {
    entity.hash = data.hash;
  }
}
  },
  "hydrator-rulebook_3000-reference-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError) {
// compiled hydrator for entity Rulebook ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.hash === null) {
    entity.hash = null;
  } else if (typeof data.hash !== 'undefined') {
    entity.hash = data.hash;
  }
}
  },
  "hydrator-rulebook_file_18000-full-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, rulebook_135, rulebook_136, file_content_138, file_content_139) {
// compiled hydrator for entity RulebookFile ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.rulebook === null) {
    entity.rulebook = null;
  } else if (typeof data.rulebook !== 'undefined') {
    if (isPrimaryKey(data.rulebook, true)) {
      entity.rulebook = factory.createReference(rulebook_135, data.rulebook, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.rulebook && typeof data.rulebook === 'object') {
      entity.rulebook = factory.create(rulebook_136, data.rulebook, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
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
      entity.content = factory.createReference(file_content_138, data.content, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.content && typeof data.content === 'object') {
      entity.content = factory.create(file_content_139, data.content, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
    }
  }
}
  },
  "hydrator-rulebook_file_18000-full-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, rulebook_130, rulebook_131, file_content_133, file_content_134) {
// compiled hydrator for entity RulebookFile ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.rulebook === null) {
    entity.rulebook = null;
  } else if (typeof data.rulebook !== 'undefined') {
    if (isPrimaryKey(data.rulebook, true)) {
      entity.rulebook = factory.createReference(rulebook_130, data.rulebook, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.rulebook && typeof data.rulebook === 'object') {
      entity.rulebook = factory.create(rulebook_131, data.rulebook, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
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
      entity.content = factory.createReference(file_content_133, data.content, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.content && typeof data.content === 'object') {
      entity.content = factory.create(file_content_134, data.content, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
    }
  }
}
  },
  "hydrator-rulebook_file_18000-reference-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, rulebook_143, rulebook_144) {
// compiled hydrator for entity RulebookFile ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.rulebook === null) {
    entity.rulebook = null;
  } else if (typeof data.rulebook !== 'undefined') {
    if (isPrimaryKey(data.rulebook, true)) {
      entity.rulebook = factory.createReference(rulebook_143, data.rulebook, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.rulebook && typeof data.rulebook === 'object') {
      entity.rulebook = factory.createReference(rulebook_144, data.rulebook, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
    }
  }
  if (data.path === null) {
    entity.path = null;
  } else if (typeof data.path !== 'undefined') {
    entity.path = data.path;
  }
}
  },
  "hydrator-rulebook_file_18000-reference-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, rulebook_140, rulebook_141) {
// compiled hydrator for entity RulebookFile ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.rulebook === null) {
    entity.rulebook = null;
  } else if (typeof data.rulebook !== 'undefined') {
    if (isPrimaryKey(data.rulebook, true)) {
      entity.rulebook = factory.createReference(rulebook_140, data.rulebook, { merge: true, convertCustomTypes, normalizeAccessors, schema });
    } else if (data.rulebook && typeof data.rulebook === 'object') {
      entity.rulebook = factory.createReference(rulebook_141, data.rulebook, { initialized: true, merge: true, newEntity, convertCustomTypes, normalizeAccessors, schema });
    }
  }
  if (data.path === null) {
    entity.path = null;
  } else if (typeof data.path !== 'undefined') {
    entity.path = data.path;
  }
}
  },
  "hydrator-rules_number_19000-full-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError) {
// compiled hydrator for entity RulesNumber ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    entity.id = data.id;
  }
  if (data.number === null) {
    entity.number = null;
  } else if (typeof data.number !== 'undefined') {
    entity.number = data.number;
  }
}
  },
  "hydrator-rules_number_19000-full-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError) {
// compiled hydrator for entity RulesNumber ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    entity.id = data.id;
  }
  if (data.number === null) {
    entity.number = null;
  } else if (typeof data.number !== 'undefined') {
    entity.number = data.number;
  }
}
  },
  "hydrator-rules_number_19000-reference-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError) {
// compiled hydrator for entity RulesNumber ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    entity.id = data.id;
  }
}
  },
  "hydrator-rules_number_19000-reference-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError) {
// compiled hydrator for entity RulesNumber ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.id === null) {
    entity.id = null;
  } else if (typeof data.id !== 'undefined') {
    entity.id = data.id;
  }
}
  },
  "hydrator-running_total_25000-full-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_total, convertToDatabaseValue_total, convertToJSValue_totalDivisor, convertToDatabaseValue_totalDivisor) {
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
  "hydrator-running_total_25000-full-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_total, convertToDatabaseValue_total, convertToJSValue_totalDivisor, convertToDatabaseValue_totalDivisor) {
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
  "hydrator-running_total_25000-reference-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError) {
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
  "hydrator-running_total_25000-reference-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError) {
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
  "hydrator-scope_26000-full-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id, convertToJSValue_claim, convertToDatabaseValue_claim) {
// compiled hydrator for entity Scope ( normalized)
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
  if (data.identifier === null) {
    entity.identifier = null;
  } else if (typeof data.identifier !== 'undefined') {
    entity.identifier = data.identifier;
  }
  if (data.scopeKey === null) {
    entity.scopeKey = null;
  } else if (typeof data.scopeKey !== 'undefined') {
    entity.scopeKey = data.scopeKey;
  }
  if (data.fetcher === null) {
    entity.fetcher = null;
  } else if (typeof data.fetcher !== 'undefined') {
    entity.fetcher = data.fetcher;
  }
  if (data.collector === null) {
    entity.collector = null;
  } else if (typeof data.collector !== 'undefined') {
    entity.collector = data.collector;
  }
  if (data.name === null) {
    entity.name = null;
  } else if (typeof data.name !== 'undefined') {
    entity.name = data.name;
  }
  if (data.parent === null) {
    entity.parent = null;
  } else if (typeof data.parent !== 'undefined') {
    entity.parent = data.parent;
  }
  if (data.isActive === null) {
    entity.isActive = null;
  } else if (typeof data.isActive !== 'undefined') {
    entity.isActive = !!data.isActive;
  }
  if (data.toggledAt === null) {
    entity.toggledAt = null;
  } else if (typeof data.toggledAt !== 'undefined') {
    if (data.toggledAt instanceof Date) {
      entity.toggledAt = data.toggledAt;
    } else if (typeof data.toggledAt === 'number' || data.toggledAt.includes('+') || data.toggledAt.lastIndexOf('-') > 10 || data.toggledAt.endsWith('Z')) {
      entity.toggledAt = new Date(data.toggledAt);
    } else {
      entity.toggledAt = new Date(data.toggledAt + 'Z');
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
  if (data.seenAt === null) {
    entity.seenAt = null;
  } else if (typeof data.seenAt !== 'undefined') {
    if (data.seenAt instanceof Date) {
      entity.seenAt = data.seenAt;
    } else if (typeof data.seenAt === 'number' || data.seenAt.includes('+') || data.seenAt.lastIndexOf('-') > 10 || data.seenAt.endsWith('Z')) {
      entity.seenAt = new Date(data.seenAt);
    } else {
      entity.seenAt = new Date(data.seenAt + 'Z');
    }
  }
  if (data.ratedUntil === null) {
    entity.ratedUntil = null;
  } else if (typeof data.ratedUntil !== 'undefined') {
    if (data.ratedUntil instanceof Date) {
      entity.ratedUntil = data.ratedUntil;
    } else if (typeof data.ratedUntil === 'number' || data.ratedUntil.includes('+') || data.ratedUntil.lastIndexOf('-') > 10 || data.ratedUntil.endsWith('Z')) {
      entity.ratedUntil = new Date(data.ratedUntil);
    } else {
      entity.ratedUntil = new Date(data.ratedUntil + 'Z');
    }
  }
  if (data.ratedAt === null) {
    entity.ratedAt = null;
  } else if (typeof data.ratedAt !== 'undefined') {
    if (data.ratedAt instanceof Date) {
      entity.ratedAt = data.ratedAt;
    } else if (typeof data.ratedAt === 'number' || data.ratedAt.includes('+') || data.ratedAt.lastIndexOf('-') > 10 || data.ratedAt.endsWith('Z')) {
      entity.ratedAt = new Date(data.ratedAt);
    } else {
      entity.ratedAt = new Date(data.ratedAt + 'Z');
    }
  }
  if (data.claim === null) {
    entity.claim = null;
  } else if (typeof data.claim !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_claim(data.claim);
      data.claim = convertToDatabaseValue_claim(value);
      entity.claim = value;
    } else {
      entity.claim = data.claim;
    }
  }
  if (data.failures === null) {
    entity.failures = null;
  } else if (typeof data.failures !== 'undefined') {
    entity.failures = data.failures;
  }
  if (data.lastError === null) {
    entity.lastError = null;
  } else if (typeof data.lastError !== 'undefined') {
    entity.lastError = data.lastError;
  }
  if (data.failedAt === null) {
    entity.failedAt = null;
  } else if (typeof data.failedAt !== 'undefined') {
    if (data.failedAt instanceof Date) {
      entity.failedAt = data.failedAt;
    } else if (typeof data.failedAt === 'number' || data.failedAt.includes('+') || data.failedAt.lastIndexOf('-') > 10 || data.failedAt.endsWith('Z')) {
      entity.failedAt = new Date(data.failedAt);
    } else {
      entity.failedAt = new Date(data.failedAt + 'Z');
    }
  }
  if (data.retryAt === null) {
    entity.retryAt = null;
  } else if (typeof data.retryAt !== 'undefined') {
    if (data.retryAt instanceof Date) {
      entity.retryAt = data.retryAt;
    } else if (typeof data.retryAt === 'number' || data.retryAt.includes('+') || data.retryAt.lastIndexOf('-') > 10 || data.retryAt.endsWith('Z')) {
      entity.retryAt = new Date(data.retryAt);
    } else {
      entity.retryAt = new Date(data.retryAt + 'Z');
    }
  }
  if (data.notes === null) {
    entity.notes = null;
  } else if (typeof data.notes !== 'undefined') {
    entity.notes = data.notes;
  }
  if (data.latePolicy === null) {
    entity.latePolicy = null;
  } else if (typeof data.latePolicy !== 'undefined') {
    entity.latePolicy = data.latePolicy;
  }
  if (data.alertsUntil === null) {
    entity.alertsUntil = null;
  } else if (typeof data.alertsUntil !== 'undefined') {
    if (data.alertsUntil instanceof Date) {
      entity.alertsUntil = data.alertsUntil;
    } else if (typeof data.alertsUntil === 'number' || data.alertsUntil.includes('+') || data.alertsUntil.lastIndexOf('-') > 10 || data.alertsUntil.endsWith('Z')) {
      entity.alertsUntil = new Date(data.alertsUntil);
    } else {
      entity.alertsUntil = new Date(data.alertsUntil + 'Z');
    }
  }
}
  },
  "hydrator-scope_26000-full-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id, convertToJSValue_claim, convertToDatabaseValue_claim) {
// compiled hydrator for entity Scope ( normalized)
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
  if (data.identifier === null) {
    entity.identifier = null;
  } else if (typeof data.identifier !== 'undefined') {
    entity.identifier = data.identifier;
  }
  if (data.scopeKey === null) {
    entity.scopeKey = null;
  } else if (typeof data.scopeKey !== 'undefined') {
    entity.scopeKey = data.scopeKey;
  }
  if (data.fetcher === null) {
    entity.fetcher = null;
  } else if (typeof data.fetcher !== 'undefined') {
    entity.fetcher = data.fetcher;
  }
  if (data.collector === null) {
    entity.collector = null;
  } else if (typeof data.collector !== 'undefined') {
    entity.collector = data.collector;
  }
  if (data.name === null) {
    entity.name = null;
  } else if (typeof data.name !== 'undefined') {
    entity.name = data.name;
  }
  if (data.parent === null) {
    entity.parent = null;
  } else if (typeof data.parent !== 'undefined') {
    entity.parent = data.parent;
  }
  if (data.isActive === null) {
    entity.isActive = null;
  } else if (typeof data.isActive !== 'undefined') {
    entity.isActive = !!data.isActive;
  }
  if (data.toggledAt === null) {
    entity.toggledAt = null;
  } else if (typeof data.toggledAt !== 'undefined') {
    if (data.toggledAt instanceof Date) {
      entity.toggledAt = data.toggledAt;
    } else if (typeof data.toggledAt === 'number' || data.toggledAt.includes('+') || data.toggledAt.lastIndexOf('-') > 10 || data.toggledAt.endsWith('Z')) {
      entity.toggledAt = new Date(data.toggledAt);
    } else {
      entity.toggledAt = new Date(data.toggledAt + 'Z');
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
  if (data.seenAt === null) {
    entity.seenAt = null;
  } else if (typeof data.seenAt !== 'undefined') {
    if (data.seenAt instanceof Date) {
      entity.seenAt = data.seenAt;
    } else if (typeof data.seenAt === 'number' || data.seenAt.includes('+') || data.seenAt.lastIndexOf('-') > 10 || data.seenAt.endsWith('Z')) {
      entity.seenAt = new Date(data.seenAt);
    } else {
      entity.seenAt = new Date(data.seenAt + 'Z');
    }
  }
  if (data.ratedUntil === null) {
    entity.ratedUntil = null;
  } else if (typeof data.ratedUntil !== 'undefined') {
    if (data.ratedUntil instanceof Date) {
      entity.ratedUntil = data.ratedUntil;
    } else if (typeof data.ratedUntil === 'number' || data.ratedUntil.includes('+') || data.ratedUntil.lastIndexOf('-') > 10 || data.ratedUntil.endsWith('Z')) {
      entity.ratedUntil = new Date(data.ratedUntil);
    } else {
      entity.ratedUntil = new Date(data.ratedUntil + 'Z');
    }
  }
  if (data.ratedAt === null) {
    entity.ratedAt = null;
  } else if (typeof data.ratedAt !== 'undefined') {
    if (data.ratedAt instanceof Date) {
      entity.ratedAt = data.ratedAt;
    } else if (typeof data.ratedAt === 'number' || data.ratedAt.includes('+') || data.ratedAt.lastIndexOf('-') > 10 || data.ratedAt.endsWith('Z')) {
      entity.ratedAt = new Date(data.ratedAt);
    } else {
      entity.ratedAt = new Date(data.ratedAt + 'Z');
    }
  }
  if (data.claim === null) {
    entity.claim = null;
  } else if (typeof data.claim !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_claim(data.claim);
      data.claim = convertToDatabaseValue_claim(value);
      entity.claim = value;
    } else {
      entity.claim = data.claim;
    }
  }
  if (data.failures === null) {
    entity.failures = null;
  } else if (typeof data.failures !== 'undefined') {
    entity.failures = data.failures;
  }
  if (data.lastError === null) {
    entity.lastError = null;
  } else if (typeof data.lastError !== 'undefined') {
    entity.lastError = data.lastError;
  }
  if (data.failedAt === null) {
    entity.failedAt = null;
  } else if (typeof data.failedAt !== 'undefined') {
    if (data.failedAt instanceof Date) {
      entity.failedAt = data.failedAt;
    } else if (typeof data.failedAt === 'number' || data.failedAt.includes('+') || data.failedAt.lastIndexOf('-') > 10 || data.failedAt.endsWith('Z')) {
      entity.failedAt = new Date(data.failedAt);
    } else {
      entity.failedAt = new Date(data.failedAt + 'Z');
    }
  }
  if (data.retryAt === null) {
    entity.retryAt = null;
  } else if (typeof data.retryAt !== 'undefined') {
    if (data.retryAt instanceof Date) {
      entity.retryAt = data.retryAt;
    } else if (typeof data.retryAt === 'number' || data.retryAt.includes('+') || data.retryAt.lastIndexOf('-') > 10 || data.retryAt.endsWith('Z')) {
      entity.retryAt = new Date(data.retryAt);
    } else {
      entity.retryAt = new Date(data.retryAt + 'Z');
    }
  }
  if (data.notes === null) {
    entity.notes = null;
  } else if (typeof data.notes !== 'undefined') {
    entity.notes = data.notes;
  }
  if (data.latePolicy === null) {
    entity.latePolicy = null;
  } else if (typeof data.latePolicy !== 'undefined') {
    entity.latePolicy = data.latePolicy;
  }
  if (data.alertsUntil === null) {
    entity.alertsUntil = null;
  } else if (typeof data.alertsUntil !== 'undefined') {
    if (data.alertsUntil instanceof Date) {
      entity.alertsUntil = data.alertsUntil;
    } else if (typeof data.alertsUntil === 'number' || data.alertsUntil.includes('+') || data.alertsUntil.lastIndexOf('-') > 10 || data.alertsUntil.endsWith('Z')) {
      entity.alertsUntil = new Date(data.alertsUntil);
    } else {
      entity.alertsUntil = new Date(data.alertsUntil + 'Z');
    }
  }
}
  },
  "hydrator-scope_26000-reference-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
// compiled hydrator for entity Scope ( normalized)
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
  "hydrator-scope_26000-reference-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_id, convertToDatabaseValue_id) {
// compiled hydrator for entity Scope ( normalized)
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
  "hydrator-script_version_24000-full-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_script, convertToDatabaseValue_script) {
// compiled hydrator for entity ScriptVersion ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.number === null) {
    entity.number = null;
  } else if (typeof data.number !== 'undefined') {
    entity.number = data.number;
  }
  if (data.script === null) {
    entity.script = null;
  } else if (typeof data.script !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_script(data.script);
      entity.script = value;
    } else {
      entity.script = data.script;
    }
  }
  if (data.name === null) {
    entity.name = null;
  } else if (typeof data.name !== 'undefined') {
    entity.name = data.name;
  }
  if (data.text === null) {
    entity.text = null;
  } else if (typeof data.text !== 'undefined') {
    entity.text = data.text;
  }
  if (data.description === null) {
    entity.description = null;
  } else if (typeof data.description !== 'undefined') {
    entity.description = data.description;
  }
  if (data.validFrom === null) {
    entity.validFrom = null;
  } else if (typeof data.validFrom !== 'undefined') {
    if (data.validFrom instanceof Date) {
      entity.validFrom = data.validFrom;
    } else if (typeof data.validFrom === 'number' || data.validFrom.includes('+') || data.validFrom.lastIndexOf('-') > 10 || data.validFrom.endsWith('Z')) {
      entity.validFrom = new Date(data.validFrom);
    } else {
      entity.validFrom = new Date(data.validFrom + 'Z');
    }
  }
  if (data.validUntil === null) {
    entity.validUntil = null;
  } else if (typeof data.validUntil !== 'undefined') {
    if (data.validUntil instanceof Date) {
      entity.validUntil = data.validUntil;
    } else if (typeof data.validUntil === 'number' || data.validUntil.includes('+') || data.validUntil.lastIndexOf('-') > 10 || data.validUntil.endsWith('Z')) {
      entity.validUntil = new Date(data.validUntil);
    } else {
      entity.validUntil = new Date(data.validUntil + 'Z');
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
  if (data.createdBy === null) {
    entity.createdBy = null;
  } else if (typeof data.createdBy !== 'undefined') {
    entity.createdBy = data.createdBy;
  }
  if (data.updatedBy === null) {
    entity.updatedBy = null;
  } else if (typeof data.updatedBy !== 'undefined') {
    entity.updatedBy = data.updatedBy;
  }
  if (data.deletedAt === null) {
    entity.deletedAt = null;
  } else if (typeof data.deletedAt !== 'undefined') {
    if (data.deletedAt instanceof Date) {
      entity.deletedAt = data.deletedAt;
    } else if (typeof data.deletedAt === 'number' || data.deletedAt.includes('+') || data.deletedAt.lastIndexOf('-') > 10 || data.deletedAt.endsWith('Z')) {
      entity.deletedAt = new Date(data.deletedAt);
    } else {
      entity.deletedAt = new Date(data.deletedAt + 'Z');
    }
  }
  if (data.deletedBy === null) {
    entity.deletedBy = null;
  } else if (typeof data.deletedBy !== 'undefined') {
    entity.deletedBy = data.deletedBy;
  }
  if (data.since === null) {
    entity.since = null;
  } else if (typeof data.since !== 'undefined') {
    if (data.since instanceof Date) {
      entity.since = data.since;
    } else if (typeof data.since === 'number' || data.since.includes('+') || data.since.lastIndexOf('-') > 10 || data.since.endsWith('Z')) {
      entity.since = new Date(data.since);
    } else {
      entity.since = new Date(data.since + 'Z');
    }
  }
  if (data.author === null) {
    entity.author = null;
  } else if (typeof data.author !== 'undefined') {
    entity.author = data.author;
  }
  if (data.at === null) {
    entity.at = null;
  } else if (typeof data.at !== 'undefined') {
    if (data.at instanceof Date) {
      entity.at = data.at;
    } else if (typeof data.at === 'number' || data.at.includes('+') || data.at.lastIndexOf('-') > 10 || data.at.endsWith('Z')) {
      entity.at = new Date(data.at);
    } else {
      entity.at = new Date(data.at + 'Z');
    }
  }
}
  },
  "hydrator-script_version_24000-full-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError, convertToJSValue_script, convertToDatabaseValue_script) {
// compiled hydrator for entity ScriptVersion ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.number === null) {
    entity.number = null;
  } else if (typeof data.number !== 'undefined') {
    entity.number = data.number;
  }
  if (data.script === null) {
    entity.script = null;
  } else if (typeof data.script !== 'undefined') {
    if (convertCustomTypes) {
      const value = convertToJSValue_script(data.script);
      entity.script = value;
    } else {
      entity.script = data.script;
    }
  }
  if (data.name === null) {
    entity.name = null;
  } else if (typeof data.name !== 'undefined') {
    entity.name = data.name;
  }
  if (data.text === null) {
    entity.text = null;
  } else if (typeof data.text !== 'undefined') {
    entity.text = data.text;
  }
  if (data.description === null) {
    entity.description = null;
  } else if (typeof data.description !== 'undefined') {
    entity.description = data.description;
  }
  if (data.validFrom === null) {
    entity.validFrom = null;
  } else if (typeof data.validFrom !== 'undefined') {
    if (data.validFrom instanceof Date) {
      entity.validFrom = data.validFrom;
    } else if (typeof data.validFrom === 'number' || data.validFrom.includes('+') || data.validFrom.lastIndexOf('-') > 10 || data.validFrom.endsWith('Z')) {
      entity.validFrom = new Date(data.validFrom);
    } else {
      entity.validFrom = new Date(data.validFrom + 'Z');
    }
  }
  if (data.validUntil === null) {
    entity.validUntil = null;
  } else if (typeof data.validUntil !== 'undefined') {
    if (data.validUntil instanceof Date) {
      entity.validUntil = data.validUntil;
    } else if (typeof data.validUntil === 'number' || data.validUntil.includes('+') || data.validUntil.lastIndexOf('-') > 10 || data.validUntil.endsWith('Z')) {
      entity.validUntil = new Date(data.validUntil);
    } else {
      entity.validUntil = new Date(data.validUntil + 'Z');
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
  if (data.createdBy === null) {
    entity.createdBy = null;
  } else if (typeof data.createdBy !== 'undefined') {
    entity.createdBy = data.createdBy;
  }
  if (data.updatedBy === null) {
    entity.updatedBy = null;
  } else if (typeof data.updatedBy !== 'undefined') {
    entity.updatedBy = data.updatedBy;
  }
  if (data.deletedAt === null) {
    entity.deletedAt = null;
  } else if (typeof data.deletedAt !== 'undefined') {
    if (data.deletedAt instanceof Date) {
      entity.deletedAt = data.deletedAt;
    } else if (typeof data.deletedAt === 'number' || data.deletedAt.includes('+') || data.deletedAt.lastIndexOf('-') > 10 || data.deletedAt.endsWith('Z')) {
      entity.deletedAt = new Date(data.deletedAt);
    } else {
      entity.deletedAt = new Date(data.deletedAt + 'Z');
    }
  }
  if (data.deletedBy === null) {
    entity.deletedBy = null;
  } else if (typeof data.deletedBy !== 'undefined') {
    entity.deletedBy = data.deletedBy;
  }
  if (data.since === null) {
    entity.since = null;
  } else if (typeof data.since !== 'undefined') {
    if (data.since instanceof Date) {
      entity.since = data.since;
    } else if (typeof data.since === 'number' || data.since.includes('+') || data.since.lastIndexOf('-') > 10 || data.since.endsWith('Z')) {
      entity.since = new Date(data.since);
    } else {
      entity.since = new Date(data.since + 'Z');
    }
  }
  if (data.author === null) {
    entity.author = null;
  } else if (typeof data.author !== 'undefined') {
    entity.author = data.author;
  }
  if (data.at === null) {
    entity.at = null;
  } else if (typeof data.at !== 'undefined') {
    if (data.at instanceof Date) {
      entity.at = data.at;
    } else if (typeof data.at === 'number' || data.at.includes('+') || data.at.lastIndexOf('-') > 10 || data.at.endsWith('Z')) {
      entity.at = new Date(data.at);
    } else {
      entity.at = new Date(data.at + 'Z');
    }
  }
}
  },
  "hydrator-script_version_24000-reference-false"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError) {
// compiled hydrator for entity ScriptVersion ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.number === null) {
    entity.number = null;
  } else if (typeof data.number !== 'undefined') {
    entity.number = data.number;
  }
}
  },
  "hydrator-script_version_24000-reference-true"(isPrimaryKey, isEntity, isScalarReference, Collection, Reference, PolymorphicRef, ValidationError) {
// compiled hydrator for entity ScriptVersion ( normalized)
return function(entity, data, factory, newEntity, convertCustomTypes, schema, parentSchema, normalizeAccessors) {
  if (data.number === null) {
    entity.number = null;
  } else if (typeof data.number !== 'undefined') {
    entity.number = data.number;
  }
}
  },
  "pkGetter-alert_0"(isEntityOrRef) {
// compiled pk getter for entity Alert
return function(entity) {
  return entity.id;
}
  },
  "pkGetter-api_key_1000"(isEntityOrRef) {
// compiled pk getter for entity ApiKey
return function(entity) {
  return entity.id;
}
  },
  "pkGetter-audit_entry_2000"(isEntityOrRef) {
// compiled pk getter for entity AuditEntry
return function(entity) {
  return entity.id;
}
  },
  "pkGetter-closing_4000"(isEntityOrRef) {
// compiled pk getter for entity Closing
return function(entity) {
  return entity.id;
}
  },
  "pkGetter-correction_7000"(isEntityOrRef) {
// compiled pk getter for entity Correction
return function(entity) {
  return entity.id;
}
  },
  "pkGetter-counted_scope_5000"(isEntityOrRef) {
// compiled pk getter for entity CountedScope
return function(entity) {
  return entity.scope;
}
  },
  "pkGetter-file_content_8000"(isEntityOrRef) {
// compiled pk getter for entity FileContent
return function(entity) {
  return entity.hash;
}
  },
  "pkGetter-hashmap_field_10000"(isEntityOrRef) {
// compiled pk getter for entity HashmapField
return function(entity) {
  return entity.id;
}
  },
  "pkGetter-hashmap_group_11000"(isEntityOrRef) {
// compiled pk getter for entity HashmapGroup
return function(entity) {
  return entity.id;
}
  },
  "pkGetter-hashmap_mapping_13000"(isEntityOrRef) {
// compiled pk getter for entity HashmapMapping
return function(entity) {
  return entity.id;
}
  },
  "pkGetter-hashmap_revision_12000"(isEntityOrRef) {
// compiled pk getter for entity HashmapRevision
return function(entity) {
  return entity.number;
}
  },
  "pkGetter-hashmap_service_9000"(isEntityOrRef) {
// compiled pk getter for entity HashmapService
return function(entity) {
  return entity.id;
}
  },
  "pkGetter-hashmap_threshold_14000"(isEntityOrRef) {
// compiled pk getter for entity HashmapThreshold
return function(entity) {
  return entity.id;
}
  },
  "pkGetter-limit_line_15000"(isEntityOrRef) {
// compiled pk getter for entity LimitLine
return function(entity) {
  return entity.id;
}
  },
  "pkGetter-limit_sum_16000"(isEntityOrRef) {
// compiled pk getter for entity LimitSum
return function(entity) {
  return entity.key;
}
  },
  "pkGetter-module_change_23000"(isEntityOrRef) {
// compiled pk getter for entity ModuleChange
return function(entity) {
  return entity.number;
}
  },
  "pkGetter-rating_run_6000"(isEntityOrRef) {
// compiled pk getter for entity RatingRun
return function(entity) {
  return entity.id;
}
  },
  "pkGetter-reprocessing_17000"(isEntityOrRef) {
// compiled pk getter for entity Reprocessing
return function(entity) {
  return entity.id;
}
  },
  "pkGetter-rule_activation_22000"(isEntityOrRef) {
// compiled pk getter for entity RuleActivation
return function(entity) {
  return entity.number;
}
  },
  "pkGetter-rule_revision_20000"(isEntityOrRef) {
// compiled pk getter for entity RuleRevision
return function(entity) {
  return entity.number;
}
  },
  "pkGetter-rule_revision_file_21000"(isEntityOrRef) {
// compiled pk getter for entity RuleRevisionFile
return function(entity) {
  const cond = {
    revision: (entity.revision != null && isEntityOrRef(entity.revision)) ? entity.revision.__helper.getPrimaryKey() : entity.revision,
    path: entity.path,
  };
  if (cond.revision == null || cond.path == null) return null;
  return cond;
}
  },
  "pkGetter-rulebook_3000"(isEntityOrRef) {
// compiled pk getter for entity Rulebook
return function(entity) {
  return entity.hash;
}
  },
  "pkGetter-rulebook_file_18000"(isEntityOrRef) {
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
  "pkGetter-rules_number_19000"(isEntityOrRef) {
// compiled pk getter for entity RulesNumber
return function(entity) {
  return entity.id;
}
  },
  "pkGetter-running_total_25000"(isEntityOrRef) {
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
  "pkGetter-scope_26000"(isEntityOrRef) {
// compiled pk getter for entity Scope
return function(entity) {
  return entity.id;
}
  },
  "pkGetter-script_version_24000"(isEntityOrRef) {
// compiled pk getter for entity ScriptVersion
return function(entity) {
  return entity.number;
}
  },
  "pkGetterConverted-alert_0"(isEntityOrRef, convertToDatabaseValue_id) {
// compiled pk getter (with converted custom types) for entity Alert
return function(entity) {
  return convertToDatabaseValue_id(entity.id);
}
  },
  "pkGetterConverted-api_key_1000"(isEntityOrRef, convertToDatabaseValue_id) {
// compiled pk getter (with converted custom types) for entity ApiKey
return function(entity) {
  return convertToDatabaseValue_id(entity.id);
}
  },
  "pkGetterConverted-audit_entry_2000"(isEntityOrRef, convertToDatabaseValue_id) {
// compiled pk getter (with converted custom types) for entity AuditEntry
return function(entity) {
  return convertToDatabaseValue_id(entity.id);
}
  },
  "pkGetterConverted-closing_4000"(isEntityOrRef, convertToDatabaseValue_id) {
// compiled pk getter (with converted custom types) for entity Closing
return function(entity) {
  return convertToDatabaseValue_id(entity.id);
}
  },
  "pkGetterConverted-correction_7000"(isEntityOrRef, convertToDatabaseValue_id) {
// compiled pk getter (with converted custom types) for entity Correction
return function(entity) {
  return convertToDatabaseValue_id(entity.id);
}
  },
  "pkGetterConverted-counted_scope_5000"(isEntityOrRef) {
// compiled pk getter (with converted custom types) for entity CountedScope
return function(entity) {
  return entity.scope;
}
  },
  "pkGetterConverted-file_content_8000"(isEntityOrRef) {
// compiled pk getter (with converted custom types) for entity FileContent
return function(entity) {
  return entity.hash;
}
  },
  "pkGetterConverted-hashmap_field_10000"(isEntityOrRef, convertToDatabaseValue_id) {
// compiled pk getter (with converted custom types) for entity HashmapField
return function(entity) {
  return convertToDatabaseValue_id(entity.id);
}
  },
  "pkGetterConverted-hashmap_group_11000"(isEntityOrRef, convertToDatabaseValue_id) {
// compiled pk getter (with converted custom types) for entity HashmapGroup
return function(entity) {
  return convertToDatabaseValue_id(entity.id);
}
  },
  "pkGetterConverted-hashmap_mapping_13000"(isEntityOrRef, convertToDatabaseValue_id) {
// compiled pk getter (with converted custom types) for entity HashmapMapping
return function(entity) {
  return convertToDatabaseValue_id(entity.id);
}
  },
  "pkGetterConverted-hashmap_revision_12000"(isEntityOrRef) {
// compiled pk getter (with converted custom types) for entity HashmapRevision
return function(entity) {
  return entity.number;
}
  },
  "pkGetterConverted-hashmap_service_9000"(isEntityOrRef, convertToDatabaseValue_id) {
// compiled pk getter (with converted custom types) for entity HashmapService
return function(entity) {
  return convertToDatabaseValue_id(entity.id);
}
  },
  "pkGetterConverted-hashmap_threshold_14000"(isEntityOrRef, convertToDatabaseValue_id) {
// compiled pk getter (with converted custom types) for entity HashmapThreshold
return function(entity) {
  return convertToDatabaseValue_id(entity.id);
}
  },
  "pkGetterConverted-limit_line_15000"(isEntityOrRef, convertToDatabaseValue_id) {
// compiled pk getter (with converted custom types) for entity LimitLine
return function(entity) {
  return convertToDatabaseValue_id(entity.id);
}
  },
  "pkGetterConverted-limit_sum_16000"(isEntityOrRef, convertToDatabaseValue_key) {
// compiled pk getter (with converted custom types) for entity LimitSum
return function(entity) {
  return convertToDatabaseValue_key(entity.key);
}
  },
  "pkGetterConverted-module_change_23000"(isEntityOrRef) {
// compiled pk getter (with converted custom types) for entity ModuleChange
return function(entity) {
  return entity.number;
}
  },
  "pkGetterConverted-rating_run_6000"(isEntityOrRef, convertToDatabaseValue_id) {
// compiled pk getter (with converted custom types) for entity RatingRun
return function(entity) {
  return convertToDatabaseValue_id(entity.id);
}
  },
  "pkGetterConverted-reprocessing_17000"(isEntityOrRef, convertToDatabaseValue_id) {
// compiled pk getter (with converted custom types) for entity Reprocessing
return function(entity) {
  return convertToDatabaseValue_id(entity.id);
}
  },
  "pkGetterConverted-rule_activation_22000"(isEntityOrRef) {
// compiled pk getter (with converted custom types) for entity RuleActivation
return function(entity) {
  return entity.number;
}
  },
  "pkGetterConverted-rule_revision_20000"(isEntityOrRef) {
// compiled pk getter (with converted custom types) for entity RuleRevision
return function(entity) {
  return entity.number;
}
  },
  "pkGetterConverted-rule_revision_file_21000"(isEntityOrRef) {
// compiled pk getter (with converted custom types) for entity RuleRevisionFile
return function(entity) {
  const cond = {
    revision: (entity.revision != null && isEntityOrRef(entity.revision)) ? entity.revision.__helper.getPrimaryKey(true) : entity.revision,
    path: entity.path,
  };
  if (cond.revision == null || cond.path == null) return null;
  return cond;
}
  },
  "pkGetterConverted-rulebook_3000"(isEntityOrRef) {
// compiled pk getter (with converted custom types) for entity Rulebook
return function(entity) {
  return entity.hash;
}
  },
  "pkGetterConverted-rulebook_file_18000"(isEntityOrRef) {
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
  "pkGetterConverted-rules_number_19000"(isEntityOrRef) {
// compiled pk getter (with converted custom types) for entity RulesNumber
return function(entity) {
  return entity.id;
}
  },
  "pkGetterConverted-running_total_25000"(isEntityOrRef) {
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
  "pkGetterConverted-scope_26000"(isEntityOrRef, convertToDatabaseValue_id) {
// compiled pk getter (with converted custom types) for entity Scope
return function(entity) {
  return convertToDatabaseValue_id(entity.id);
}
  },
  "pkGetterConverted-script_version_24000"(isEntityOrRef) {
// compiled pk getter (with converted custom types) for entity ScriptVersion
return function(entity) {
  return entity.number;
}
  },
  "pkSerializer-alert_0"(isEntityOrRef, getCompositeKeyValue, getPrimaryKeyHash, convertToDatabaseValue_id) {
// compiled pk serializer for entity Alert
return function(entity) {
  const val_14 = convertToDatabaseValue_id(entity.id);
  return getPrimaryKeyHash(val_14);
}
  },
  "pkSerializer-api_key_1000"(isEntityOrRef, getCompositeKeyValue, getPrimaryKeyHash, convertToDatabaseValue_id) {
// compiled pk serializer for entity ApiKey
return function(entity) {
  const val_13 = convertToDatabaseValue_id(entity.id);
  return getPrimaryKeyHash(val_13);
}
  },
  "pkSerializer-audit_entry_2000"(isEntityOrRef, getCompositeKeyValue, getPrimaryKeyHash, convertToDatabaseValue_id) {
// compiled pk serializer for entity AuditEntry
return function(entity) {
  const val_12 = convertToDatabaseValue_id(entity.id);
  return getPrimaryKeyHash(val_12);
}
  },
  "pkSerializer-closing_4000"(isEntityOrRef, getCompositeKeyValue, getPrimaryKeyHash, convertToDatabaseValue_id) {
// compiled pk serializer for entity Closing
return function(entity) {
  const val_11 = convertToDatabaseValue_id(entity.id);
  return getPrimaryKeyHash(val_11);
}
  },
  "pkSerializer-correction_7000"(isEntityOrRef, getCompositeKeyValue, getPrimaryKeyHash, convertToDatabaseValue_id) {
// compiled pk serializer for entity Correction
return function(entity) {
  const val_10 = convertToDatabaseValue_id(entity.id);
  return getPrimaryKeyHash(val_10);
}
  },
  "pkSerializer-counted_scope_5000"(isEntityOrRef, getCompositeKeyValue, getPrimaryKeyHash) {
// compiled pk serializer for entity CountedScope
return function(entity) {
  return '' + entity.scope;
}
  },
  "pkSerializer-file_content_8000"(isEntityOrRef, getCompositeKeyValue, getPrimaryKeyHash) {
// compiled pk serializer for entity FileContent
return function(entity) {
  return '' + entity.hash;
}
  },
  "pkSerializer-hashmap_field_10000"(isEntityOrRef, getCompositeKeyValue, getPrimaryKeyHash, convertToDatabaseValue_id) {
// compiled pk serializer for entity HashmapField
return function(entity) {
  const val_9 = convertToDatabaseValue_id(entity.id);
  return getPrimaryKeyHash(val_9);
}
  },
  "pkSerializer-hashmap_group_11000"(isEntityOrRef, getCompositeKeyValue, getPrimaryKeyHash, convertToDatabaseValue_id) {
// compiled pk serializer for entity HashmapGroup
return function(entity) {
  const val_8 = convertToDatabaseValue_id(entity.id);
  return getPrimaryKeyHash(val_8);
}
  },
  "pkSerializer-hashmap_mapping_13000"(isEntityOrRef, getCompositeKeyValue, getPrimaryKeyHash, convertToDatabaseValue_id) {
// compiled pk serializer for entity HashmapMapping
return function(entity) {
  const val_7 = convertToDatabaseValue_id(entity.id);
  return getPrimaryKeyHash(val_7);
}
  },
  "pkSerializer-hashmap_revision_12000"(isEntityOrRef, getCompositeKeyValue, getPrimaryKeyHash) {
// compiled pk serializer for entity HashmapRevision
return function(entity) {
  return '' + entity.number;
}
  },
  "pkSerializer-hashmap_service_9000"(isEntityOrRef, getCompositeKeyValue, getPrimaryKeyHash, convertToDatabaseValue_id) {
// compiled pk serializer for entity HashmapService
return function(entity) {
  const val_6 = convertToDatabaseValue_id(entity.id);
  return getPrimaryKeyHash(val_6);
}
  },
  "pkSerializer-hashmap_threshold_14000"(isEntityOrRef, getCompositeKeyValue, getPrimaryKeyHash, convertToDatabaseValue_id) {
// compiled pk serializer for entity HashmapThreshold
return function(entity) {
  const val_5 = convertToDatabaseValue_id(entity.id);
  return getPrimaryKeyHash(val_5);
}
  },
  "pkSerializer-limit_line_15000"(isEntityOrRef, getCompositeKeyValue, getPrimaryKeyHash, convertToDatabaseValue_id) {
// compiled pk serializer for entity LimitLine
return function(entity) {
  const val_4 = convertToDatabaseValue_id(entity.id);
  return getPrimaryKeyHash(val_4);
}
  },
  "pkSerializer-limit_sum_16000"(isEntityOrRef, getCompositeKeyValue, getPrimaryKeyHash, convertToDatabaseValue_key) {
// compiled pk serializer for entity LimitSum
return function(entity) {
  const val_3 = convertToDatabaseValue_key(entity.key);
  return getPrimaryKeyHash(val_3);
}
  },
  "pkSerializer-module_change_23000"(isEntityOrRef, getCompositeKeyValue, getPrimaryKeyHash) {
// compiled pk serializer for entity ModuleChange
return function(entity) {
  return '' + entity.number;
}
  },
  "pkSerializer-rating_run_6000"(isEntityOrRef, getCompositeKeyValue, getPrimaryKeyHash, convertToDatabaseValue_id) {
// compiled pk serializer for entity RatingRun
return function(entity) {
  const val_2 = convertToDatabaseValue_id(entity.id);
  return getPrimaryKeyHash(val_2);
}
  },
  "pkSerializer-reprocessing_17000"(isEntityOrRef, getCompositeKeyValue, getPrimaryKeyHash, convertToDatabaseValue_id) {
// compiled pk serializer for entity Reprocessing
return function(entity) {
  const val_1 = convertToDatabaseValue_id(entity.id);
  return getPrimaryKeyHash(val_1);
}
  },
  "pkSerializer-rule_activation_22000"(isEntityOrRef, getCompositeKeyValue, getPrimaryKeyHash) {
// compiled pk serializer for entity RuleActivation
return function(entity) {
  return '' + entity.number;
}
  },
  "pkSerializer-rule_revision_20000"(isEntityOrRef, getCompositeKeyValue, getPrimaryKeyHash) {
// compiled pk serializer for entity RuleRevision
return function(entity) {
  return '' + entity.number;
}
  },
  "pkSerializer-rule_revision_file_21000"(isEntityOrRef, getCompositeKeyValue, getPrimaryKeyHash) {
// compiled pk serializer for entity RuleRevisionFile
return function(entity) {
  const pks = entity.__helper.__pk ? getCompositeKeyValue(entity.__helper.__pk) : [
    (entity.revision != null && isEntityOrRef(entity.revision)) ? entity.revision.__helper.getSerializedPrimaryKey() : entity.revision,
    entity.path,
  ];
  return pks.join('~~~');
}
  },
  "pkSerializer-rulebook_3000"(isEntityOrRef, getCompositeKeyValue, getPrimaryKeyHash) {
// compiled pk serializer for entity Rulebook
return function(entity) {
  return '' + entity.hash;
}
  },
  "pkSerializer-rulebook_file_18000"(isEntityOrRef, getCompositeKeyValue, getPrimaryKeyHash) {
// compiled pk serializer for entity RulebookFile
return function(entity) {
  const pks = entity.__helper.__pk ? getCompositeKeyValue(entity.__helper.__pk) : [
    (entity.rulebook != null && isEntityOrRef(entity.rulebook)) ? entity.rulebook.__helper.getSerializedPrimaryKey() : entity.rulebook,
    entity.path,
  ];
  return pks.join('~~~');
}
  },
  "pkSerializer-rules_number_19000"(isEntityOrRef, getCompositeKeyValue, getPrimaryKeyHash) {
// compiled pk serializer for entity RulesNumber
return function(entity) {
  return '' + entity.id;
}
  },
  "pkSerializer-running_total_25000"(isEntityOrRef, getCompositeKeyValue, getPrimaryKeyHash) {
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
  "pkSerializer-scope_26000"(isEntityOrRef, getCompositeKeyValue, getPrimaryKeyHash, convertToDatabaseValue_id) {
// compiled pk serializer for entity Scope
return function(entity) {
  const val_0 = convertToDatabaseValue_id(entity.id);
  return getPrimaryKeyHash(val_0);
}
  },
  "pkSerializer-script_version_24000"(isEntityOrRef, getCompositeKeyValue, getPrimaryKeyHash) {
// compiled pk serializer for entity ScriptVersion
return function(entity) {
  return '' + entity.number;
}
  },
  "resultMapper-alert_0"(PolymorphicRef, parseDate) {
// compiled mapper for entity Alert
return function(result) {
  const ret = {};
  const mapped = {};
  if (typeof result.id !== 'undefined') {
    ret.id = result.id;
    mapped.id = true;
  }
  if (typeof result.policy !== 'undefined') {
    ret.policy = result.policy;
    mapped.policy = true;
  }
  if (typeof result.scope !== 'undefined') {
    ret.scope = result.scope;
    mapped.scope = true;
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
  if (typeof result.severity !== 'undefined') {
    ret.severity = result.severity;
    mapped.severity = true;
  }
  if (typeof result.message !== 'undefined') {
    ret.message = result.message;
    mapped.message = true;
  }
  if (typeof result.facts !== 'undefined') {
    ret.facts = result.facts;
    mapped.facts = true;
  }
  if (typeof result.period_start !== 'undefined') {
    if (result.period_start == null || result.period_start instanceof Date) {
      ret.periodStart = result.period_start;
    } else if (typeof result.period_start === 'bigint') {
      ret.periodStart = parseDate(Number(result.period_start));
    } else if (typeof result.period_start === 'number' || result.period_start.includes('+') || result.period_start.lastIndexOf('-') > 10 || result.period_start.endsWith('Z')) {
      ret.periodStart = parseDate(result.period_start);
    } else {
      ret.periodStart = parseDate(result.period_start + 'Z');
    }
    mapped.period_start = true;
  }
  if (typeof result.period_end !== 'undefined') {
    if (result.period_end == null || result.period_end instanceof Date) {
      ret.periodEnd = result.period_end;
    } else if (typeof result.period_end === 'bigint') {
      ret.periodEnd = parseDate(Number(result.period_end));
    } else if (typeof result.period_end === 'number' || result.period_end.includes('+') || result.period_end.lastIndexOf('-') > 10 || result.period_end.endsWith('Z')) {
      ret.periodEnd = parseDate(result.period_end);
    } else {
      ret.periodEnd = parseDate(result.period_end + 'Z');
    }
    mapped.period_end = true;
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
  if (typeof result.delivery !== 'undefined') {
    ret.delivery = result.delivery;
    mapped.delivery = true;
  }
  if (typeof result.attempts !== 'undefined') {
    ret.attempts = result.attempts;
    mapped.attempts = true;
  }
  if (typeof result.last_error !== 'undefined') {
    ret.lastError = result.last_error;
    mapped.last_error = true;
  }
  if (typeof result.tried_at !== 'undefined') {
    if (result.tried_at == null || result.tried_at instanceof Date) {
      ret.triedAt = result.tried_at;
    } else if (typeof result.tried_at === 'bigint') {
      ret.triedAt = parseDate(Number(result.tried_at));
    } else if (typeof result.tried_at === 'number' || result.tried_at.includes('+') || result.tried_at.lastIndexOf('-') > 10 || result.tried_at.endsWith('Z')) {
      ret.triedAt = parseDate(result.tried_at);
    } else {
      ret.triedAt = parseDate(result.tried_at + 'Z');
    }
    mapped.tried_at = true;
  }
  if (typeof result.delivered_at !== 'undefined') {
    if (result.delivered_at == null || result.delivered_at instanceof Date) {
      ret.deliveredAt = result.delivered_at;
    } else if (typeof result.delivered_at === 'bigint') {
      ret.deliveredAt = parseDate(Number(result.delivered_at));
    } else if (typeof result.delivered_at === 'number' || result.delivered_at.includes('+') || result.delivered_at.lastIndexOf('-') > 10 || result.delivered_at.endsWith('Z')) {
      ret.deliveredAt = parseDate(result.delivered_at);
    } else {
      ret.deliveredAt = parseDate(result.delivered_at + 'Z');
    }
    mapped.delivered_at = true;
  }
  for (let k in result) { if (Object.hasOwn(result, k) && !mapped[k] && ret[k] === undefined) ret[k] = result[k]; }
  return ret;
}
  },
  "resultMapper-api_key_1000"(PolymorphicRef, parseDate) {
// compiled mapper for entity ApiKey
return function(result) {
  const ret = {};
  const mapped = {};
  if (typeof result.id !== 'undefined') {
    ret.id = result.id;
    mapped.id = true;
  }
  if (typeof result.name !== 'undefined') {
    ret.name = result.name;
    mapped.name = true;
  }
  if (typeof result.hash !== 'undefined') {
    ret.hash = result.hash;
    mapped.hash = true;
  }
  if (typeof result.role !== 'undefined') {
    ret.role = result.role;
    mapped.role = true;
  }
  if (typeof result.scopes !== 'undefined') {
    ret.scopes = result.scopes;
    mapped.scopes = true;
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
  if (typeof result.created_by !== 'undefined') {
    ret.createdBy = result.created_by;
    mapped.created_by = true;
  }
  if (typeof result.expires_at !== 'undefined') {
    if (result.expires_at == null || result.expires_at instanceof Date) {
      ret.expiresAt = result.expires_at;
    } else if (typeof result.expires_at === 'bigint') {
      ret.expiresAt = parseDate(Number(result.expires_at));
    } else if (typeof result.expires_at === 'number' || result.expires_at.includes('+') || result.expires_at.lastIndexOf('-') > 10 || result.expires_at.endsWith('Z')) {
      ret.expiresAt = parseDate(result.expires_at);
    } else {
      ret.expiresAt = parseDate(result.expires_at + 'Z');
    }
    mapped.expires_at = true;
  }
  if (typeof result.revoked_at !== 'undefined') {
    if (result.revoked_at == null || result.revoked_at instanceof Date) {
      ret.revokedAt = result.revoked_at;
    } else if (typeof result.revoked_at === 'bigint') {
      ret.revokedAt = parseDate(Number(result.revoked_at));
    } else if (typeof result.revoked_at === 'number' || result.revoked_at.includes('+') || result.revoked_at.lastIndexOf('-') > 10 || result.revoked_at.endsWith('Z')) {
      ret.revokedAt = parseDate(result.revoked_at);
    } else {
      ret.revokedAt = parseDate(result.revoked_at + 'Z');
    }
    mapped.revoked_at = true;
  }
  for (let k in result) { if (Object.hasOwn(result, k) && !mapped[k] && ret[k] === undefined) ret[k] = result[k]; }
  return ret;
}
  },
  "resultMapper-audit_entry_2000"(PolymorphicRef, parseDate) {
// compiled mapper for entity AuditEntry
return function(result) {
  const ret = {};
  const mapped = {};
  if (typeof result.id !== 'undefined') {
    ret.id = result.id;
    mapped.id = true;
  }
  if (typeof result.at !== 'undefined') {
    if (result.at == null || result.at instanceof Date) {
      ret.at = result.at;
    } else if (typeof result.at === 'bigint') {
      ret.at = parseDate(Number(result.at));
    } else if (typeof result.at === 'number' || result.at.includes('+') || result.at.lastIndexOf('-') > 10 || result.at.endsWith('Z')) {
      ret.at = parseDate(result.at);
    } else {
      ret.at = parseDate(result.at + 'Z');
    }
    mapped.at = true;
  }
  if (typeof result.request_id !== 'undefined') {
    ret.requestId = result.request_id;
    mapped.request_id = true;
  }
  if (typeof result.caller !== 'undefined') {
    ret.caller = result.caller;
    mapped.caller = true;
  }
  if (typeof result.strategy !== 'undefined') {
    ret.strategy = result.strategy;
    mapped.strategy = true;
  }
  if (typeof result.address !== 'undefined') {
    ret.address = result.address;
    mapped.address = true;
  }
  if (typeof result.right_name !== 'undefined') {
    ret.rightName = result.right_name;
    mapped.right_name = true;
  }
  if (typeof result.method !== 'undefined') {
    ret.method = result.method;
    mapped.method = true;
  }
  if (typeof result.path !== 'undefined') {
    ret.path = result.path;
    mapped.path = true;
  }
  if (typeof result.request !== 'undefined') {
    ret.request = result.request;
    mapped.request = true;
  }
  if (typeof result.status !== 'undefined') {
    ret.status = result.status;
    mapped.status = true;
  }
  for (let k in result) { if (Object.hasOwn(result, k) && !mapped[k] && ret[k] === undefined) ret[k] = result[k]; }
  return ret;
}
  },
  "resultMapper-closing_4000"(PolymorphicRef, parseDate) {
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
  "resultMapper-correction_7000"(PolymorphicRef, parseDate) {
// compiled mapper for entity Correction
return function(result) {
  const ret = {};
  const mapped = {};
  if (typeof result.id !== 'undefined') {
    ret.id = result.id;
    mapped.id = true;
  }
  if (typeof result.run_id !== 'undefined') {
    ret.run = result.run_id;
    mapped.run_id = true;
  }
  if (typeof result.key !== 'undefined') {
    ret.key = result.key;
    mapped.key = true;
  }
  if (typeof result.scope !== 'undefined') {
    ret.scope = result.scope;
    mapped.scope = true;
  }
  if (typeof result.meter !== 'undefined') {
    ret.meter = result.meter;
    mapped.meter = true;
  }
  if (typeof result.period_start !== 'undefined') {
    if (result.period_start == null || result.period_start instanceof Date) {
      ret.periodStart = result.period_start;
    } else if (typeof result.period_start === 'bigint') {
      ret.periodStart = parseDate(Number(result.period_start));
    } else if (typeof result.period_start === 'number' || result.period_start.includes('+') || result.period_start.lastIndexOf('-') > 10 || result.period_start.endsWith('Z')) {
      ret.periodStart = parseDate(result.period_start);
    } else {
      ret.periodStart = parseDate(result.period_start + 'Z');
    }
    mapped.period_start = true;
  }
  if (typeof result.period_end !== 'undefined') {
    if (result.period_end == null || result.period_end instanceof Date) {
      ret.periodEnd = result.period_end;
    } else if (typeof result.period_end === 'bigint') {
      ret.periodEnd = parseDate(Number(result.period_end));
    } else if (typeof result.period_end === 'number' || result.period_end.includes('+') || result.period_end.lastIndexOf('-') > 10 || result.period_end.endsWith('Z')) {
      ret.periodEnd = parseDate(result.period_end);
    } else {
      ret.periodEnd = parseDate(result.period_end + 'Z');
    }
    mapped.period_end = true;
  }
  if (typeof result.posted_at !== 'undefined') {
    if (result.posted_at == null || result.posted_at instanceof Date) {
      ret.postedAt = result.posted_at;
    } else if (typeof result.posted_at === 'bigint') {
      ret.postedAt = parseDate(Number(result.posted_at));
    } else if (typeof result.posted_at === 'number' || result.posted_at.includes('+') || result.posted_at.lastIndexOf('-') > 10 || result.posted_at.endsWith('Z')) {
      ret.postedAt = parseDate(result.posted_at);
    } else {
      ret.postedAt = parseDate(result.posted_at + 'Z');
    }
    mapped.posted_at = true;
  }
  if (typeof result.reason !== 'undefined') {
    ret.reason = result.reason;
    mapped.reason = true;
  }
  if (typeof result.state !== 'undefined') {
    ret.state = result.state;
    mapped.state = true;
  }
  for (let k in result) { if (Object.hasOwn(result, k) && !mapped[k] && ret[k] === undefined) ret[k] = result[k]; }
  return ret;
}
  },
  "resultMapper-counted_scope_5000"(PolymorphicRef, parseDate) {
// compiled mapper for entity CountedScope
return function(result) {
  const ret = {};
  const mapped = {};
  if (typeof result.scope !== 'undefined') {
    ret.scope = result.scope;
    mapped.scope = true;
  }
  if (typeof result.counted_until !== 'undefined') {
    if (result.counted_until == null || result.counted_until instanceof Date) {
      ret.countedUntil = result.counted_until;
    } else if (typeof result.counted_until === 'bigint') {
      ret.countedUntil = parseDate(Number(result.counted_until));
    } else if (typeof result.counted_until === 'number' || result.counted_until.includes('+') || result.counted_until.lastIndexOf('-') > 10 || result.counted_until.endsWith('Z')) {
      ret.countedUntil = parseDate(result.counted_until);
    } else {
      ret.countedUntil = parseDate(result.counted_until + 'Z');
    }
    mapped.counted_until = true;
  }
  for (let k in result) { if (Object.hasOwn(result, k) && !mapped[k] && ret[k] === undefined) ret[k] = result[k]; }
  return ret;
}
  },
  "resultMapper-file_content_8000"(PolymorphicRef) {
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
  "resultMapper-hashmap_field_10000"(PolymorphicRef) {
// compiled mapper for entity HashmapField
return function(result) {
  const ret = {};
  const mapped = {};
  if (typeof result.id !== 'undefined') {
    ret.id = result.id;
    mapped.id = true;
  }
  if (typeof result.position !== 'undefined') {
    ret.position = result.position;
    mapped.position = true;
  }
  if (typeof result.service_id !== 'undefined') {
    ret.service = result.service_id;
    mapped.service_id = true;
  }
  if (typeof result.name !== 'undefined') {
    ret.name = result.name;
    mapped.name = true;
  }
  for (let k in result) { if (Object.hasOwn(result, k) && !mapped[k] && ret[k] === undefined) ret[k] = result[k]; }
  return ret;
}
  },
  "resultMapper-hashmap_group_11000"(PolymorphicRef) {
// compiled mapper for entity HashmapGroup
return function(result) {
  const ret = {};
  const mapped = {};
  if (typeof result.id !== 'undefined') {
    ret.id = result.id;
    mapped.id = true;
  }
  if (typeof result.position !== 'undefined') {
    ret.position = result.position;
    mapped.position = true;
  }
  if (typeof result.name !== 'undefined') {
    ret.name = result.name;
    mapped.name = true;
  }
  for (let k in result) { if (Object.hasOwn(result, k) && !mapped[k] && ret[k] === undefined) ret[k] = result[k]; }
  return ret;
}
  },
  "resultMapper-hashmap_mapping_13000"(PolymorphicRef, parseDate) {
// compiled mapper for entity HashmapMapping
return function(result) {
  const ret = {};
  const mapped = {};
  if (typeof result.id !== 'undefined') {
    ret.id = result.id;
    mapped.id = true;
  }
  if (typeof result.position !== 'undefined') {
    ret.position = result.position;
    mapped.position = true;
  }
  if (typeof result.service_id !== 'undefined') {
    ret.service = result.service_id;
    mapped.service_id = true;
  }
  if (typeof result.field_id !== 'undefined') {
    ret.field = result.field_id;
    mapped.field_id = true;
  }
  if (typeof result.group_id !== 'undefined') {
    ret.group = result.group_id;
    mapped.group_id = true;
  }
  if (typeof result.tenant !== 'undefined') {
    ret.tenant = result.tenant;
    mapped.tenant = true;
  }
  if (typeof result.value !== 'undefined') {
    ret.value = result.value;
    mapped.value = true;
  }
  if (typeof result.type !== 'undefined') {
    ret.type = result.type;
    mapped.type = true;
  }
  if (typeof result.cost !== 'undefined') {
    ret.cost = result.cost;
    mapped.cost = true;
  }
  if (typeof result.name !== 'undefined') {
    ret.name = result.name;
    mapped.name = true;
  }
  if (typeof result.description !== 'undefined') {
    ret.description = result.description;
    mapped.description = true;
  }
  if (typeof result.valid_from !== 'undefined') {
    if (result.valid_from == null || result.valid_from instanceof Date) {
      ret.validFrom = result.valid_from;
    } else if (typeof result.valid_from === 'bigint') {
      ret.validFrom = parseDate(Number(result.valid_from));
    } else if (typeof result.valid_from === 'number' || result.valid_from.includes('+') || result.valid_from.lastIndexOf('-') > 10 || result.valid_from.endsWith('Z')) {
      ret.validFrom = parseDate(result.valid_from);
    } else {
      ret.validFrom = parseDate(result.valid_from + 'Z');
    }
    mapped.valid_from = true;
  }
  if (typeof result.valid_until !== 'undefined') {
    if (result.valid_until == null || result.valid_until instanceof Date) {
      ret.validUntil = result.valid_until;
    } else if (typeof result.valid_until === 'bigint') {
      ret.validUntil = parseDate(Number(result.valid_until));
    } else if (typeof result.valid_until === 'number' || result.valid_until.includes('+') || result.valid_until.lastIndexOf('-') > 10 || result.valid_until.endsWith('Z')) {
      ret.validUntil = parseDate(result.valid_until);
    } else {
      ret.validUntil = parseDate(result.valid_until + 'Z');
    }
    mapped.valid_until = true;
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
  if (typeof result.created_by !== 'undefined') {
    ret.createdBy = result.created_by;
    mapped.created_by = true;
  }
  if (typeof result.updated_by !== 'undefined') {
    ret.updatedBy = result.updated_by;
    mapped.updated_by = true;
  }
  if (typeof result.deleted_at !== 'undefined') {
    if (result.deleted_at == null || result.deleted_at instanceof Date) {
      ret.deletedAt = result.deleted_at;
    } else if (typeof result.deleted_at === 'bigint') {
      ret.deletedAt = parseDate(Number(result.deleted_at));
    } else if (typeof result.deleted_at === 'number' || result.deleted_at.includes('+') || result.deleted_at.lastIndexOf('-') > 10 || result.deleted_at.endsWith('Z')) {
      ret.deletedAt = parseDate(result.deleted_at);
    } else {
      ret.deletedAt = parseDate(result.deleted_at + 'Z');
    }
    mapped.deleted_at = true;
  }
  if (typeof result.deleted_by !== 'undefined') {
    ret.deletedBy = result.deleted_by;
    mapped.deleted_by = true;
  }
  if (typeof result.former !== 'undefined') {
    ret.former = result.former;
    mapped.former = true;
  }
  for (let k in result) { if (Object.hasOwn(result, k) && !mapped[k] && ret[k] === undefined) ret[k] = result[k]; }
  return ret;
}
  },
  "resultMapper-hashmap_revision_12000"(PolymorphicRef, parseDate) {
// compiled mapper for entity HashmapRevision
return function(result) {
  const ret = {};
  const mapped = {};
  if (typeof result.number !== 'undefined') {
    ret.number = result.number;
    mapped.number = true;
  }
  if (typeof result.author !== 'undefined') {
    ret.author = result.author;
    mapped.author = true;
  }
  if (typeof result.at !== 'undefined') {
    if (result.at == null || result.at instanceof Date) {
      ret.at = result.at;
    } else if (typeof result.at === 'bigint') {
      ret.at = parseDate(Number(result.at));
    } else if (typeof result.at === 'number' || result.at.includes('+') || result.at.lastIndexOf('-') > 10 || result.at.endsWith('Z')) {
      ret.at = parseDate(result.at);
    } else {
      ret.at = parseDate(result.at + 'Z');
    }
    mapped.at = true;
  }
  if (typeof result.changes !== 'undefined') {
    ret.changes = result.changes;
    mapped.changes = true;
  }
  for (let k in result) { if (Object.hasOwn(result, k) && !mapped[k] && ret[k] === undefined) ret[k] = result[k]; }
  return ret;
}
  },
  "resultMapper-hashmap_service_9000"(PolymorphicRef) {
// compiled mapper for entity HashmapService
return function(result) {
  const ret = {};
  const mapped = {};
  if (typeof result.id !== 'undefined') {
    ret.id = result.id;
    mapped.id = true;
  }
  if (typeof result.position !== 'undefined') {
    ret.position = result.position;
    mapped.position = true;
  }
  if (typeof result.name !== 'undefined') {
    ret.name = result.name;
    mapped.name = true;
  }
  for (let k in result) { if (Object.hasOwn(result, k) && !mapped[k] && ret[k] === undefined) ret[k] = result[k]; }
  return ret;
}
  },
  "resultMapper-hashmap_threshold_14000"(PolymorphicRef) {
// compiled mapper for entity HashmapThreshold
return function(result) {
  const ret = {};
  const mapped = {};
  if (typeof result.id !== 'undefined') {
    ret.id = result.id;
    mapped.id = true;
  }
  if (typeof result.position !== 'undefined') {
    ret.position = result.position;
    mapped.position = true;
  }
  if (typeof result.service_id !== 'undefined') {
    ret.service = result.service_id;
    mapped.service_id = true;
  }
  if (typeof result.field_id !== 'undefined') {
    ret.field = result.field_id;
    mapped.field_id = true;
  }
  if (typeof result.group_id !== 'undefined') {
    ret.group = result.group_id;
    mapped.group_id = true;
  }
  if (typeof result.tenant !== 'undefined') {
    ret.tenant = result.tenant;
    mapped.tenant = true;
  }
  if (typeof result.level !== 'undefined') {
    ret.level = result.level;
    mapped.level = true;
  }
  if (typeof result.type !== 'undefined') {
    ret.type = result.type;
    mapped.type = true;
  }
  if (typeof result.cost !== 'undefined') {
    ret.cost = result.cost;
    mapped.cost = true;
  }
  if (typeof result.former !== 'undefined') {
    ret.former = result.former;
    mapped.former = true;
  }
  for (let k in result) { if (Object.hasOwn(result, k) && !mapped[k] && ret[k] === undefined) ret[k] = result[k]; }
  return ret;
}
  },
  "resultMapper-limit_line_15000"(PolymorphicRef, parseDate) {
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
  "resultMapper-limit_sum_16000"(PolymorphicRef, parseDate) {
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
  "resultMapper-module_change_23000"(PolymorphicRef, parseDate) {
// compiled mapper for entity ModuleChange
return function(result) {
  const ret = {};
  const mapped = {};
  if (typeof result.number !== 'undefined') {
    ret.number = result.number;
    mapped.number = true;
  }
  if (typeof result.name !== 'undefined') {
    ret.name = result.name;
    mapped.name = true;
  }
  if (typeof result.enabled !== 'undefined') {
    ret.enabled = result.enabled == null ? result.enabled : !!result.enabled;
    mapped.enabled = true;
  }
  if (typeof result.priority !== 'undefined') {
    ret.priority = result.priority;
    mapped.priority = true;
  }
  if (typeof result.author !== 'undefined') {
    ret.author = result.author;
    mapped.author = true;
  }
  if (typeof result.at !== 'undefined') {
    if (result.at == null || result.at instanceof Date) {
      ret.at = result.at;
    } else if (typeof result.at === 'bigint') {
      ret.at = parseDate(Number(result.at));
    } else if (typeof result.at === 'number' || result.at.includes('+') || result.at.lastIndexOf('-') > 10 || result.at.endsWith('Z')) {
      ret.at = parseDate(result.at);
    } else {
      ret.at = parseDate(result.at + 'Z');
    }
    mapped.at = true;
  }
  for (let k in result) { if (Object.hasOwn(result, k) && !mapped[k] && ret[k] === undefined) ret[k] = result[k]; }
  return ret;
}
  },
  "resultMapper-rating_run_6000"(PolymorphicRef, parseDate) {
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
  if (typeof result.scope !== 'undefined') {
    ret.scope = result.scope;
    mapped.scope = true;
  }
  if (typeof result.period_start !== 'undefined') {
    if (result.period_start == null || result.period_start instanceof Date) {
      ret.periodStart = result.period_start;
    } else if (typeof result.period_start === 'bigint') {
      ret.periodStart = parseDate(Number(result.period_start));
    } else if (typeof result.period_start === 'number' || result.period_start.includes('+') || result.period_start.lastIndexOf('-') > 10 || result.period_start.endsWith('Z')) {
      ret.periodStart = parseDate(result.period_start);
    } else {
      ret.periodStart = parseDate(result.period_start + 'Z');
    }
    mapped.period_start = true;
  }
  if (typeof result.period_end !== 'undefined') {
    if (result.period_end == null || result.period_end instanceof Date) {
      ret.periodEnd = result.period_end;
    } else if (typeof result.period_end === 'bigint') {
      ret.periodEnd = parseDate(Number(result.period_end));
    } else if (typeof result.period_end === 'number' || result.period_end.includes('+') || result.period_end.lastIndexOf('-') > 10 || result.period_end.endsWith('Z')) {
      ret.periodEnd = parseDate(result.period_end);
    } else {
      ret.periodEnd = parseDate(result.period_end + 'Z');
    }
    mapped.period_end = true;
  }
  if (typeof result.notes !== 'undefined') {
    ret.notes = result.notes;
    mapped.notes = true;
  }
  for (let k in result) { if (Object.hasOwn(result, k) && !mapped[k] && ret[k] === undefined) ret[k] = result[k]; }
  return ret;
}
  },
  "resultMapper-reprocessing_17000"(PolymorphicRef, parseDate) {
// compiled mapper for entity Reprocessing
return function(result) {
  const ret = {};
  const mapped = {};
  if (typeof result.id !== 'undefined') {
    ret.id = result.id;
    mapped.id = true;
  }
  if (typeof result.scope !== 'undefined') {
    ret.scope = result.scope;
    mapped.scope = true;
  }
  if (typeof result.period_start !== 'undefined') {
    if (result.period_start == null || result.period_start instanceof Date) {
      ret.periodStart = result.period_start;
    } else if (typeof result.period_start === 'bigint') {
      ret.periodStart = parseDate(Number(result.period_start));
    } else if (typeof result.period_start === 'number' || result.period_start.includes('+') || result.period_start.lastIndexOf('-') > 10 || result.period_start.endsWith('Z')) {
      ret.periodStart = parseDate(result.period_start);
    } else {
      ret.periodStart = parseDate(result.period_start + 'Z');
    }
    mapped.period_start = true;
  }
  if (typeof result.period_end !== 'undefined') {
    if (result.period_end == null || result.period_end instanceof Date) {
      ret.periodEnd = result.period_end;
    } else if (typeof result.period_end === 'bigint') {
      ret.periodEnd = parseDate(Number(result.period_end));
    } else if (typeof result.period_end === 'number' || result.period_end.includes('+') || result.period_end.lastIndexOf('-') > 10 || result.period_end.endsWith('Z')) {
      ret.periodEnd = parseDate(result.period_end);
    } else {
      ret.periodEnd = parseDate(result.period_end + 'Z');
    }
    mapped.period_end = true;
  }
  if (typeof result.reprocessed_until !== 'undefined') {
    if (result.reprocessed_until == null || result.reprocessed_until instanceof Date) {
      ret.reprocessedUntil = result.reprocessed_until;
    } else if (typeof result.reprocessed_until === 'bigint') {
      ret.reprocessedUntil = parseDate(Number(result.reprocessed_until));
    } else if (typeof result.reprocessed_until === 'number' || result.reprocessed_until.includes('+') || result.reprocessed_until.lastIndexOf('-') > 10 || result.reprocessed_until.endsWith('Z')) {
      ret.reprocessedUntil = parseDate(result.reprocessed_until);
    } else {
      ret.reprocessedUntil = parseDate(result.reprocessed_until + 'Z');
    }
    mapped.reprocessed_until = true;
  }
  if (typeof result.usage !== 'undefined') {
    ret.usage = result.usage;
    mapped.usage = true;
  }
  if (typeof result.reason !== 'undefined') {
    ret.reason = result.reason;
    mapped.reason = true;
  }
  if (typeof result.status !== 'undefined') {
    ret.status = result.status;
    mapped.status = true;
  }
  if (typeof result.corrected !== 'undefined') {
    ret.corrected = result.corrected;
    mapped.corrected = true;
  }
  if (typeof result.last_error !== 'undefined') {
    ret.lastError = result.last_error;
    mapped.last_error = true;
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
  for (let k in result) { if (Object.hasOwn(result, k) && !mapped[k] && ret[k] === undefined) ret[k] = result[k]; }
  return ret;
}
  },
  "resultMapper-rule_activation_22000"(PolymorphicRef, parseDate) {
// compiled mapper for entity RuleActivation
return function(result) {
  const ret = {};
  const mapped = {};
  if (typeof result.number !== 'undefined') {
    ret.number = result.number;
    mapped.number = true;
  }
  if (typeof result.revision_number !== 'undefined') {
    ret.revision = result.revision_number;
    mapped.revision_number = true;
  }
  if (typeof result.author !== 'undefined') {
    ret.author = result.author;
    mapped.author = true;
  }
  if (typeof result.at !== 'undefined') {
    if (result.at == null || result.at instanceof Date) {
      ret.at = result.at;
    } else if (typeof result.at === 'bigint') {
      ret.at = parseDate(Number(result.at));
    } else if (typeof result.at === 'number' || result.at.includes('+') || result.at.lastIndexOf('-') > 10 || result.at.endsWith('Z')) {
      ret.at = parseDate(result.at);
    } else {
      ret.at = parseDate(result.at + 'Z');
    }
    mapped.at = true;
  }
  if (typeof result.message !== 'undefined') {
    ret.message = result.message;
    mapped.message = true;
  }
  for (let k in result) { if (Object.hasOwn(result, k) && !mapped[k] && ret[k] === undefined) ret[k] = result[k]; }
  return ret;
}
  },
  "resultMapper-rule_revision_20000"(PolymorphicRef, parseDate) {
// compiled mapper for entity RuleRevision
return function(result) {
  const ret = {};
  const mapped = {};
  if (typeof result.number !== 'undefined') {
    ret.number = result.number;
    mapped.number = true;
  }
  if (typeof result.hash !== 'undefined') {
    ret.hash = result.hash;
    mapped.hash = true;
  }
  if (typeof result.author !== 'undefined') {
    ret.author = result.author;
    mapped.author = true;
  }
  if (typeof result.at !== 'undefined') {
    if (result.at == null || result.at instanceof Date) {
      ret.at = result.at;
    } else if (typeof result.at === 'bigint') {
      ret.at = parseDate(Number(result.at));
    } else if (typeof result.at === 'number' || result.at.includes('+') || result.at.lastIndexOf('-') > 10 || result.at.endsWith('Z')) {
      ret.at = parseDate(result.at);
    } else {
      ret.at = parseDate(result.at + 'Z');
    }
    mapped.at = true;
  }
  if (typeof result.message !== 'undefined') {
    ret.message = result.message;
    mapped.message = true;
  }
  for (let k in result) { if (Object.hasOwn(result, k) && !mapped[k] && ret[k] === undefined) ret[k] = result[k]; }
  return ret;
}
  },
  "resultMapper-rule_revision_file_21000"(PolymorphicRef) {
// compiled mapper for entity RuleRevisionFile
return function(result) {
  const ret = {};
  const mapped = {};
  if (typeof result.revision_number !== 'undefined') {
    ret.revision = result.revision_number;
    mapped.revision_number = true;
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
  "resultMapper-rulebook_3000"(PolymorphicRef, parseDate) {
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
  "resultMapper-rulebook_file_18000"(PolymorphicRef) {
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
  "resultMapper-rules_number_19000"(PolymorphicRef) {
// compiled mapper for entity RulesNumber
return function(result) {
  const ret = {};
  const mapped = {};
  if (typeof result.id !== 'undefined') {
    ret.id = result.id;
    mapped.id = true;
  }
  if (typeof result.number !== 'undefined') {
    ret.number = result.number;
    mapped.number = true;
  }
  for (let k in result) { if (Object.hasOwn(result, k) && !mapped[k] && ret[k] === undefined) ret[k] = result[k]; }
  return ret;
}
  },
  "resultMapper-running_total_25000"(PolymorphicRef, parseDate) {
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
  "resultMapper-scope_26000"(PolymorphicRef, parseDate) {
// compiled mapper for entity Scope
return function(result) {
  const ret = {};
  const mapped = {};
  if (typeof result.id !== 'undefined') {
    ret.id = result.id;
    mapped.id = true;
  }
  if (typeof result.identifier !== 'undefined') {
    ret.identifier = result.identifier;
    mapped.identifier = true;
  }
  if (typeof result.scope_key !== 'undefined') {
    ret.scopeKey = result.scope_key;
    mapped.scope_key = true;
  }
  if (typeof result.fetcher !== 'undefined') {
    ret.fetcher = result.fetcher;
    mapped.fetcher = true;
  }
  if (typeof result.collector !== 'undefined') {
    ret.collector = result.collector;
    mapped.collector = true;
  }
  if (typeof result.name !== 'undefined') {
    ret.name = result.name;
    mapped.name = true;
  }
  if (typeof result.parent !== 'undefined') {
    ret.parent = result.parent;
    mapped.parent = true;
  }
  if (typeof result.is_active !== 'undefined') {
    ret.isActive = result.is_active == null ? result.is_active : !!result.is_active;
    mapped.is_active = true;
  }
  if (typeof result.toggled_at !== 'undefined') {
    if (result.toggled_at == null || result.toggled_at instanceof Date) {
      ret.toggledAt = result.toggled_at;
    } else if (typeof result.toggled_at === 'bigint') {
      ret.toggledAt = parseDate(Number(result.toggled_at));
    } else if (typeof result.toggled_at === 'number' || result.toggled_at.includes('+') || result.toggled_at.lastIndexOf('-') > 10 || result.toggled_at.endsWith('Z')) {
      ret.toggledAt = parseDate(result.toggled_at);
    } else {
      ret.toggledAt = parseDate(result.toggled_at + 'Z');
    }
    mapped.toggled_at = true;
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
  if (typeof result.seen_at !== 'undefined') {
    if (result.seen_at == null || result.seen_at instanceof Date) {
      ret.seenAt = result.seen_at;
    } else if (typeof result.seen_at === 'bigint') {
      ret.seenAt = parseDate(Number(result.seen_at));
    } else if (typeof result.seen_at === 'number' || result.seen_at.includes('+') || result.seen_at.lastIndexOf('-') > 10 || result.seen_at.endsWith('Z')) {
      ret.seenAt = parseDate(result.seen_at);
    } else {
      ret.seenAt = parseDate(result.seen_at + 'Z');
    }
    mapped.seen_at = true;
  }
  if (typeof result.rated_until !== 'undefined') {
    if (result.rated_until == null || result.rated_until instanceof Date) {
      ret.ratedUntil = result.rated_until;
    } else if (typeof result.rated_until === 'bigint') {
      ret.ratedUntil = parseDate(Number(result.rated_until));
    } else if (typeof result.rated_until === 'number' || result.rated_until.includes('+') || result.rated_until.lastIndexOf('-') > 10 || result.rated_until.endsWith('Z')) {
      ret.ratedUntil = parseDate(result.rated_until);
    } else {
      ret.ratedUntil = parseDate(result.rated_until + 'Z');
    }
    mapped.rated_until = true;
  }
  if (typeof result.rated_at !== 'undefined') {
    if (result.rated_at == null || result.rated_at instanceof Date) {
      ret.ratedAt = result.rated_at;
    } else if (typeof result.rated_at === 'bigint') {
      ret.ratedAt = parseDate(Number(result.rated_at));
    } else if (typeof result.rated_at === 'number' || result.rated_at.includes('+') || result.rated_at.lastIndexOf('-') > 10 || result.rated_at.endsWith('Z')) {
      ret.ratedAt = parseDate(result.rated_at);
    } else {
      ret.ratedAt = parseDate(result.rated_at + 'Z');
    }
    mapped.rated_at = true;
  }
  if (typeof result.claim !== 'undefined') {
    ret.claim = result.claim;
    mapped.claim = true;
  }
  if (typeof result.failures !== 'undefined') {
    ret.failures = result.failures;
    mapped.failures = true;
  }
  if (typeof result.last_error !== 'undefined') {
    ret.lastError = result.last_error;
    mapped.last_error = true;
  }
  if (typeof result.failed_at !== 'undefined') {
    if (result.failed_at == null || result.failed_at instanceof Date) {
      ret.failedAt = result.failed_at;
    } else if (typeof result.failed_at === 'bigint') {
      ret.failedAt = parseDate(Number(result.failed_at));
    } else if (typeof result.failed_at === 'number' || result.failed_at.includes('+') || result.failed_at.lastIndexOf('-') > 10 || result.failed_at.endsWith('Z')) {
      ret.failedAt = parseDate(result.failed_at);
    } else {
      ret.failedAt = parseDate(result.failed_at + 'Z');
    }
    mapped.failed_at = true;
  }
  if (typeof result.retry_at !== 'undefined') {
    if (result.retry_at == null || result.retry_at instanceof Date) {
      ret.retryAt = result.retry_at;
    } else if (typeof result.retry_at === 'bigint') {
      ret.retryAt = parseDate(Number(result.retry_at));
    } else if (typeof result.retry_at === 'number' || result.retry_at.includes('+') || result.retry_at.lastIndexOf('-') > 10 || result.retry_at.endsWith('Z')) {
      ret.retryAt = parseDate(result.retry_at);
    } else {
      ret.retryAt = parseDate(result.retry_at + 'Z');
    }
    mapped.retry_at = true;
  }
  if (typeof result.notes !== 'undefined') {
    ret.notes = result.notes;
    mapped.notes = true;
  }
  if (typeof result.late_policy !== 'undefined') {
    ret.latePolicy = result.late_policy;
    mapped.late_policy = true;
  }
  if (typeof result.alerts_until !== 'undefined') {
    if (result.alerts_until == null || result.alerts_until instanceof Date) {
      ret.alertsUntil = result.alerts_until;
    } else if (typeof result.alerts_until === 'bigint') {
      ret.alertsUntil = parseDate(Number(result.alerts_until));
    } else if (typeof result.alerts_until === 'number' || result.alerts_until.includes('+') || result.alerts_until.lastIndexOf('-') > 10 || result.alerts_until.endsWith('Z')) {
      ret.alertsUntil = parseDate(result.alerts_until);
    } else {
      ret.alertsUntil = parseDate(result.alerts_until + 'Z');
    }
    mapped.alerts_until = true;
  }
  for (let k in result) { if (Object.hasOwn(result, k) && !mapped[k] && ret[k] === undefined) ret[k] = result[k]; }
  return ret;
}
  },
  "resultMapper-script_version_24000"(PolymorphicRef, parseDate) {
// compiled mapper for entity ScriptVersion
return function(result) {
  const ret = {};
  const mapped = {};
  if (typeof result.number !== 'undefined') {
    ret.number = result.number;
    mapped.number = true;
  }
  if (typeof result.script_id !== 'undefined') {
    ret.script = result.script_id;
    mapped.script_id = true;
  }
  if (typeof result.name !== 'undefined') {
    ret.name = result.name;
    mapped.name = true;
  }
  if (typeof result.text !== 'undefined') {
    ret.text = result.text;
    mapped.text = true;
  }
  if (typeof result.description !== 'undefined') {
    ret.description = result.description;
    mapped.description = true;
  }
  if (typeof result.valid_from !== 'undefined') {
    if (result.valid_from == null || result.valid_from instanceof Date) {
      ret.validFrom = result.valid_from;
    } else if (typeof result.valid_from === 'bigint') {
      ret.validFrom = parseDate(Number(result.valid_from));
    } else if (typeof result.valid_from === 'number' || result.valid_from.includes('+') || result.valid_from.lastIndexOf('-') > 10 || result.valid_from.endsWith('Z')) {
      ret.validFrom = parseDate(result.valid_from);
    } else {
      ret.validFrom = parseDate(result.valid_from + 'Z');
    }
    mapped.valid_from = true;
  }
  if (typeof result.valid_until !== 'undefined') {
    if (result.valid_until == null || result.valid_until instanceof Date) {
      ret.validUntil = result.valid_until;
    } else if (typeof result.valid_until === 'bigint') {
      ret.validUntil = parseDate(Number(result.valid_until));
    } else if (typeof result.valid_until === 'number' || result.valid_until.includes('+') || result.valid_until.lastIndexOf('-') > 10 || result.valid_until.endsWith('Z')) {
      ret.validUntil = parseDate(result.valid_until);
    } else {
      ret.validUntil = parseDate(result.valid_until + 'Z');
    }
    mapped.valid_until = true;
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
  if (typeof result.created_by !== 'undefined') {
    ret.createdBy = result.created_by;
    mapped.created_by = true;
  }
  if (typeof result.updated_by !== 'undefined') {
    ret.updatedBy = result.updated_by;
    mapped.updated_by = true;
  }
  if (typeof result.deleted_at !== 'undefined') {
    if (result.deleted_at == null || result.deleted_at instanceof Date) {
      ret.deletedAt = result.deleted_at;
    } else if (typeof result.deleted_at === 'bigint') {
      ret.deletedAt = parseDate(Number(result.deleted_at));
    } else if (typeof result.deleted_at === 'number' || result.deleted_at.includes('+') || result.deleted_at.lastIndexOf('-') > 10 || result.deleted_at.endsWith('Z')) {
      ret.deletedAt = parseDate(result.deleted_at);
    } else {
      ret.deletedAt = parseDate(result.deleted_at + 'Z');
    }
    mapped.deleted_at = true;
  }
  if (typeof result.deleted_by !== 'undefined') {
    ret.deletedBy = result.deleted_by;
    mapped.deleted_by = true;
  }
  if (typeof result.since !== 'undefined') {
    if (result.since == null || result.since instanceof Date) {
      ret.since = result.since;
    } else if (typeof result.since === 'bigint') {
      ret.since = parseDate(Number(result.since));
    } else if (typeof result.since === 'number' || result.since.includes('+') || result.since.lastIndexOf('-') > 10 || result.since.endsWith('Z')) {
      ret.since = parseDate(result.since);
    } else {
      ret.since = parseDate(result.since + 'Z');
    }
    mapped.since = true;
  }
  if (typeof result.author !== 'undefined') {
    ret.author = result.author;
    mapped.author = true;
  }
  if (typeof result.at !== 'undefined') {
    if (result.at == null || result.at instanceof Date) {
      ret.at = result.at;
    } else if (typeof result.at === 'bigint') {
      ret.at = parseDate(Number(result.at));
    } else if (typeof result.at === 'number' || result.at.includes('+') || result.at.lastIndexOf('-') > 10 || result.at.endsWith('Z')) {
      ret.at = parseDate(result.at);
    } else {
      ret.at = parseDate(result.at + 'Z');
    }
    mapped.at = true;
  }
  for (let k in result) { if (Object.hasOwn(result, k) && !mapped[k] && ret[k] === undefined) ret[k] = result[k]; }
  return ret;
}
  },
  "snapshotGenerator-alert_0"(clone, cloneEmbeddable, convertToDatabaseValue_id, processDateProperty) {
return function(entity) {
  const ret = {};
  if (typeof entity.id !== 'undefined') {
    ret.id = convertToDatabaseValue_id(entity.id);
  }

  if (typeof entity.policy !== 'undefined') {
    ret.policy = clone(entity.policy);
  }

  if (typeof entity.scope !== 'undefined') {
    ret.scope = clone(entity.scope);
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

  if (typeof entity.severity !== 'undefined') {
    ret.severity = clone(entity.severity);
  }

  if (typeof entity.message !== 'undefined') {
    ret.message = clone(entity.message);
  }

  if (typeof entity.facts !== 'undefined') {
    ret.facts = clone(entity.facts);
  }

  if (typeof entity.periodStart !== 'undefined') {
    ret.periodStart = clone(processDateProperty(entity.periodStart));
  }

  if (typeof entity.periodEnd !== 'undefined') {
    ret.periodEnd = clone(processDateProperty(entity.periodEnd));
  }

  if (typeof entity.createdAt !== 'undefined') {
    ret.createdAt = clone(processDateProperty(entity.createdAt));
  }

  if (typeof entity.delivery !== 'undefined') {
    ret.delivery = clone(entity.delivery);
  }

  if (typeof entity.attempts !== 'undefined') {
    ret.attempts = clone(entity.attempts);
  }

  if (typeof entity.lastError !== 'undefined') {
    ret.lastError = clone(entity.lastError);
  }

  if (typeof entity.triedAt !== 'undefined') {
    ret.triedAt = clone(processDateProperty(entity.triedAt));
  }

  if (typeof entity.deliveredAt !== 'undefined') {
    ret.deliveredAt = clone(processDateProperty(entity.deliveredAt));
  }

  return ret;
}
  },
  "snapshotGenerator-api_key_1000"(clone, cloneEmbeddable, convertToDatabaseValue_id, processDateProperty) {
return function(entity) {
  const ret = {};
  if (typeof entity.id !== 'undefined') {
    ret.id = convertToDatabaseValue_id(entity.id);
  }

  if (typeof entity.name !== 'undefined') {
    ret.name = clone(entity.name);
  }

  if (typeof entity.hash !== 'undefined') {
    ret.hash = clone(entity.hash);
  }

  if (typeof entity.role !== 'undefined') {
    ret.role = clone(entity.role);
  }

  if (typeof entity.scopes !== 'undefined') {
    ret.scopes = clone(entity.scopes);
  }

  if (typeof entity.createdAt !== 'undefined') {
    ret.createdAt = clone(processDateProperty(entity.createdAt));
  }

  if (typeof entity.createdBy !== 'undefined') {
    ret.createdBy = clone(entity.createdBy);
  }

  if (typeof entity.expiresAt !== 'undefined') {
    ret.expiresAt = clone(processDateProperty(entity.expiresAt));
  }

  if (typeof entity.revokedAt !== 'undefined') {
    ret.revokedAt = clone(processDateProperty(entity.revokedAt));
  }

  return ret;
}
  },
  "snapshotGenerator-audit_entry_2000"(clone, cloneEmbeddable, convertToDatabaseValue_id, processDateProperty) {
return function(entity) {
  const ret = {};
  if (typeof entity.id !== 'undefined') {
    ret.id = convertToDatabaseValue_id(entity.id);
  }

  if (typeof entity.at !== 'undefined') {
    ret.at = clone(processDateProperty(entity.at));
  }

  if (typeof entity.requestId !== 'undefined') {
    ret.requestId = clone(entity.requestId);
  }

  if (typeof entity.caller !== 'undefined') {
    ret.caller = clone(entity.caller);
  }

  if (typeof entity.strategy !== 'undefined') {
    ret.strategy = clone(entity.strategy);
  }

  if (typeof entity.address !== 'undefined') {
    ret.address = clone(entity.address);
  }

  if (typeof entity.rightName !== 'undefined') {
    ret.rightName = clone(entity.rightName);
  }

  if (typeof entity.method !== 'undefined') {
    ret.method = clone(entity.method);
  }

  if (typeof entity.path !== 'undefined') {
    ret.path = clone(entity.path);
  }

  if (typeof entity.request !== 'undefined') {
    ret.request = clone(entity.request);
  }

  if (typeof entity.status !== 'undefined') {
    ret.status = clone(entity.status);
  }

  return ret;
}
  },
  "snapshotGenerator-closing_4000"(clone, cloneEmbeddable, convertToDatabaseValue_id, toArray, EntityIdentifier, processDateProperty) {
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
  "snapshotGenerator-correction_7000"(clone, cloneEmbeddable, convertToDatabaseValue_id, toArray, EntityIdentifier, convertToDatabaseValue_key, processDateProperty) {
return function(entity) {
  const ret = {};
  if (typeof entity.id !== 'undefined') {
    ret.id = convertToDatabaseValue_id(entity.id);
  }

  if (typeof entity.run !== 'undefined') {
    if (entity.run === null) {
      ret.run = null;
    } else if (entity.run?.__helper.__identifier && !entity.run.__helper.hasPrimaryKey()) {
      ret.run = entity.run?.__helper.__identifier;
    } else if (typeof entity.run !== 'undefined') {
      ret.run = toArray(entity.run.__helper.getPrimaryKey(true));
    }
  }

  if (typeof entity.key !== 'undefined') {
    ret.key = clone(convertToDatabaseValue_key(entity.key));
  }

  if (typeof entity.scope !== 'undefined') {
    ret.scope = clone(entity.scope);
  }

  if (typeof entity.meter !== 'undefined') {
    ret.meter = clone(entity.meter);
  }

  if (typeof entity.periodStart !== 'undefined') {
    ret.periodStart = clone(processDateProperty(entity.periodStart));
  }

  if (typeof entity.periodEnd !== 'undefined') {
    ret.periodEnd = clone(processDateProperty(entity.periodEnd));
  }

  if (typeof entity.postedAt !== 'undefined') {
    ret.postedAt = clone(processDateProperty(entity.postedAt));
  }

  if (typeof entity.reason !== 'undefined') {
    ret.reason = clone(entity.reason);
  }

  if (typeof entity.state !== 'undefined') {
    ret.state = clone(entity.state);
  }

  return ret;
}
  },
  "snapshotGenerator-counted_scope_5000"(clone, cloneEmbeddable, processDateProperty) {
return function(entity) {
  const ret = {};
  if (typeof entity.scope !== 'undefined') {
    ret.scope = clone(entity.scope);
  }

  if (typeof entity.countedUntil !== 'undefined') {
    ret.countedUntil = clone(processDateProperty(entity.countedUntil));
  }

  return ret;
}
  },
  "snapshotGenerator-file_content_8000"(clone, cloneEmbeddable, convertToDatabaseValue_content) {
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
  "snapshotGenerator-hashmap_field_10000"(clone, cloneEmbeddable, convertToDatabaseValue_id, toArray, EntityIdentifier) {
return function(entity) {
  const ret = {};
  if (typeof entity.id !== 'undefined') {
    ret.id = convertToDatabaseValue_id(entity.id);
  }

  if (typeof entity.position !== 'undefined') {
    ret.position = clone(entity.position);
  }

  if (typeof entity.service !== 'undefined') {
    if (entity.service === null) {
      ret.service = null;
    } else if (entity.service?.__helper.__identifier && !entity.service.__helper.hasPrimaryKey()) {
      ret.service = entity.service?.__helper.__identifier;
    } else if (typeof entity.service !== 'undefined') {
      ret.service = toArray(entity.service.__helper.getPrimaryKey(true));
    }
  }

  if (typeof entity.name !== 'undefined') {
    ret.name = clone(entity.name);
  }

  return ret;
}
  },
  "snapshotGenerator-hashmap_group_11000"(clone, cloneEmbeddable, convertToDatabaseValue_id) {
return function(entity) {
  const ret = {};
  if (typeof entity.id !== 'undefined') {
    ret.id = convertToDatabaseValue_id(entity.id);
  }

  if (typeof entity.position !== 'undefined') {
    ret.position = clone(entity.position);
  }

  if (typeof entity.name !== 'undefined') {
    ret.name = clone(entity.name);
  }

  return ret;
}
  },
  "snapshotGenerator-hashmap_mapping_13000"(clone, cloneEmbeddable, convertToDatabaseValue_id, toArray, EntityIdentifier, convertToDatabaseValue_cost, processDateProperty) {
return function(entity) {
  const ret = {};
  if (typeof entity.id !== 'undefined') {
    ret.id = convertToDatabaseValue_id(entity.id);
  }

  if (typeof entity.position !== 'undefined') {
    ret.position = clone(entity.position);
  }

  if (typeof entity.service !== 'undefined') {
    if (entity.service === null) {
      ret.service = null;
    } else if (entity.service?.__helper.__identifier && !entity.service.__helper.hasPrimaryKey()) {
      ret.service = entity.service?.__helper.__identifier;
    } else if (typeof entity.service !== 'undefined') {
      ret.service = toArray(entity.service.__helper.getPrimaryKey(true));
    }
  }

  if (typeof entity.field !== 'undefined') {
    if (entity.field === null) {
      ret.field = null;
    } else if (entity.field?.__helper.__identifier && !entity.field.__helper.hasPrimaryKey()) {
      ret.field = entity.field?.__helper.__identifier;
    } else if (typeof entity.field !== 'undefined') {
      ret.field = toArray(entity.field.__helper.getPrimaryKey(true));
    }
  }

  if (typeof entity.group !== 'undefined') {
    if (entity.group === null) {
      ret.group = null;
    } else if (entity.group?.__helper.__identifier && !entity.group.__helper.hasPrimaryKey()) {
      ret.group = entity.group?.__helper.__identifier;
    } else if (typeof entity.group !== 'undefined') {
      ret.group = toArray(entity.group.__helper.getPrimaryKey(true));
    }
  }

  if (typeof entity.tenant !== 'undefined') {
    ret.tenant = clone(entity.tenant);
  }

  if (typeof entity.value !== 'undefined') {
    ret.value = clone(entity.value);
  }

  if (typeof entity.type !== 'undefined') {
    ret.type = clone(entity.type);
  }

  if (typeof entity.cost !== 'undefined') {
    ret.cost = convertToDatabaseValue_cost(entity.cost);
  }

  if (typeof entity.name !== 'undefined') {
    ret.name = clone(entity.name);
  }

  if (typeof entity.description !== 'undefined') {
    ret.description = clone(entity.description);
  }

  if (typeof entity.validFrom !== 'undefined') {
    ret.validFrom = clone(processDateProperty(entity.validFrom));
  }

  if (typeof entity.validUntil !== 'undefined') {
    ret.validUntil = clone(processDateProperty(entity.validUntil));
  }

  if (typeof entity.createdAt !== 'undefined') {
    ret.createdAt = clone(processDateProperty(entity.createdAt));
  }

  if (typeof entity.createdBy !== 'undefined') {
    ret.createdBy = clone(entity.createdBy);
  }

  if (typeof entity.updatedBy !== 'undefined') {
    ret.updatedBy = clone(entity.updatedBy);
  }

  if (typeof entity.deletedAt !== 'undefined') {
    ret.deletedAt = clone(processDateProperty(entity.deletedAt));
  }

  if (typeof entity.deletedBy !== 'undefined') {
    ret.deletedBy = clone(entity.deletedBy);
  }

  if (typeof entity.former !== 'undefined') {
    ret.former = clone(entity.former);
  }

  return ret;
}
  },
  "snapshotGenerator-hashmap_revision_12000"(clone, cloneEmbeddable, processDateProperty) {
return function(entity) {
  const ret = {};
  if (typeof entity.number !== 'undefined') {
    ret.number = clone(entity.number);
  }

  if (typeof entity.author !== 'undefined') {
    ret.author = clone(entity.author);
  }

  if (typeof entity.at !== 'undefined') {
    ret.at = clone(processDateProperty(entity.at));
  }

  if (typeof entity.changes !== 'undefined') {
    ret.changes = clone(entity.changes);
  }

  return ret;
}
  },
  "snapshotGenerator-hashmap_service_9000"(clone, cloneEmbeddable, convertToDatabaseValue_id) {
return function(entity) {
  const ret = {};
  if (typeof entity.id !== 'undefined') {
    ret.id = convertToDatabaseValue_id(entity.id);
  }

  if (typeof entity.position !== 'undefined') {
    ret.position = clone(entity.position);
  }

  if (typeof entity.name !== 'undefined') {
    ret.name = clone(entity.name);
  }

  return ret;
}
  },
  "snapshotGenerator-hashmap_threshold_14000"(clone, cloneEmbeddable, convertToDatabaseValue_id, toArray, EntityIdentifier, convertToDatabaseValue_level, convertToDatabaseValue_cost) {
return function(entity) {
  const ret = {};
  if (typeof entity.id !== 'undefined') {
    ret.id = convertToDatabaseValue_id(entity.id);
  }

  if (typeof entity.position !== 'undefined') {
    ret.position = clone(entity.position);
  }

  if (typeof entity.service !== 'undefined') {
    if (entity.service === null) {
      ret.service = null;
    } else if (entity.service?.__helper.__identifier && !entity.service.__helper.hasPrimaryKey()) {
      ret.service = entity.service?.__helper.__identifier;
    } else if (typeof entity.service !== 'undefined') {
      ret.service = toArray(entity.service.__helper.getPrimaryKey(true));
    }
  }

  if (typeof entity.field !== 'undefined') {
    if (entity.field === null) {
      ret.field = null;
    } else if (entity.field?.__helper.__identifier && !entity.field.__helper.hasPrimaryKey()) {
      ret.field = entity.field?.__helper.__identifier;
    } else if (typeof entity.field !== 'undefined') {
      ret.field = toArray(entity.field.__helper.getPrimaryKey(true));
    }
  }

  if (typeof entity.group !== 'undefined') {
    if (entity.group === null) {
      ret.group = null;
    } else if (entity.group?.__helper.__identifier && !entity.group.__helper.hasPrimaryKey()) {
      ret.group = entity.group?.__helper.__identifier;
    } else if (typeof entity.group !== 'undefined') {
      ret.group = toArray(entity.group.__helper.getPrimaryKey(true));
    }
  }

  if (typeof entity.tenant !== 'undefined') {
    ret.tenant = clone(entity.tenant);
  }

  if (typeof entity.level !== 'undefined') {
    ret.level = convertToDatabaseValue_level(entity.level);
  }

  if (typeof entity.type !== 'undefined') {
    ret.type = clone(entity.type);
  }

  if (typeof entity.cost !== 'undefined') {
    ret.cost = convertToDatabaseValue_cost(entity.cost);
  }

  if (typeof entity.former !== 'undefined') {
    ret.former = clone(entity.former);
  }

  return ret;
}
  },
  "snapshotGenerator-limit_line_15000"(clone, cloneEmbeddable, convertToDatabaseValue_id, toArray, EntityIdentifier, processDateProperty, convertToDatabaseValue_sum, convertToDatabaseValue_amount) {
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
  "snapshotGenerator-limit_sum_16000"(clone, cloneEmbeddable, convertToDatabaseValue_key, processDateProperty, convertToDatabaseValue_sum, convertToDatabaseValue_closedSum) {
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
  "snapshotGenerator-module_change_23000"(clone, cloneEmbeddable, processDateProperty) {
return function(entity) {
  const ret = {};
  if (typeof entity.number !== 'undefined') {
    ret.number = clone(entity.number);
  }

  if (typeof entity.name !== 'undefined') {
    ret.name = clone(entity.name);
  }

  if (typeof entity.enabled !== 'undefined') {
    ret.enabled = entity.enabled;
  }

  if (typeof entity.priority !== 'undefined') {
    ret.priority = clone(entity.priority);
  }

  if (typeof entity.author !== 'undefined') {
    ret.author = clone(entity.author);
  }

  if (typeof entity.at !== 'undefined') {
    ret.at = clone(processDateProperty(entity.at));
  }

  return ret;
}
  },
  "snapshotGenerator-rating_run_6000"(clone, cloneEmbeddable, convertToDatabaseValue_id, toArray, EntityIdentifier, processDateProperty) {
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

  if (typeof entity.scope !== 'undefined') {
    ret.scope = clone(entity.scope);
  }

  if (typeof entity.periodStart !== 'undefined') {
    ret.periodStart = clone(processDateProperty(entity.periodStart));
  }

  if (typeof entity.periodEnd !== 'undefined') {
    ret.periodEnd = clone(processDateProperty(entity.periodEnd));
  }

  if (typeof entity.notes !== 'undefined') {
    ret.notes = clone(entity.notes);
  }

  return ret;
}
  },
  "snapshotGenerator-reprocessing_17000"(clone, cloneEmbeddable, convertToDatabaseValue_id, processDateProperty) {
return function(entity) {
  const ret = {};
  if (typeof entity.id !== 'undefined') {
    ret.id = convertToDatabaseValue_id(entity.id);
  }

  if (typeof entity.scope !== 'undefined') {
    ret.scope = clone(entity.scope);
  }

  if (typeof entity.periodStart !== 'undefined') {
    ret.periodStart = clone(processDateProperty(entity.periodStart));
  }

  if (typeof entity.periodEnd !== 'undefined') {
    ret.periodEnd = clone(processDateProperty(entity.periodEnd));
  }

  if (typeof entity.reprocessedUntil !== 'undefined') {
    ret.reprocessedUntil = clone(processDateProperty(entity.reprocessedUntil));
  }

  if (typeof entity.usage !== 'undefined') {
    ret.usage = clone(entity.usage);
  }

  if (typeof entity.reason !== 'undefined') {
    ret.reason = clone(entity.reason);
  }

  if (typeof entity.status !== 'undefined') {
    ret.status = clone(entity.status);
  }

  if (typeof entity.corrected !== 'undefined') {
    ret.corrected = clone(entity.corrected);
  }

  if (typeof entity.lastError !== 'undefined') {
    ret.lastError = clone(entity.lastError);
  }

  if (typeof entity.createdAt !== 'undefined') {
    ret.createdAt = clone(processDateProperty(entity.createdAt));
  }

  if (typeof entity.finishedAt !== 'undefined') {
    ret.finishedAt = clone(processDateProperty(entity.finishedAt));
  }

  return ret;
}
  },
  "snapshotGenerator-rule_activation_22000"(clone, cloneEmbeddable, toArray, EntityIdentifier, processDateProperty) {
return function(entity) {
  const ret = {};
  if (typeof entity.number !== 'undefined') {
    ret.number = clone(entity.number);
  }

  if (typeof entity.revision !== 'undefined') {
    if (entity.revision === null) {
      ret.revision = null;
    } else if (entity.revision?.__helper.__identifier && !entity.revision.__helper.hasPrimaryKey()) {
      ret.revision = entity.revision?.__helper.__identifier;
    } else if (typeof entity.revision !== 'undefined') {
      ret.revision = toArray(entity.revision.__helper.getPrimaryKey(true));
    }
  }

  if (typeof entity.author !== 'undefined') {
    ret.author = clone(entity.author);
  }

  if (typeof entity.at !== 'undefined') {
    ret.at = clone(processDateProperty(entity.at));
  }

  if (typeof entity.message !== 'undefined') {
    ret.message = clone(entity.message);
  }

  return ret;
}
  },
  "snapshotGenerator-rule_revision_20000"(clone, cloneEmbeddable, processDateProperty) {
return function(entity) {
  const ret = {};
  if (typeof entity.number !== 'undefined') {
    ret.number = clone(entity.number);
  }

  if (typeof entity.hash !== 'undefined') {
    ret.hash = clone(entity.hash);
  }

  if (typeof entity.author !== 'undefined') {
    ret.author = clone(entity.author);
  }

  if (typeof entity.at !== 'undefined') {
    ret.at = clone(processDateProperty(entity.at));
  }

  if (typeof entity.message !== 'undefined') {
    ret.message = clone(entity.message);
  }

  return ret;
}
  },
  "snapshotGenerator-rule_revision_file_21000"(clone, cloneEmbeddable, toArray, EntityIdentifier) {
return function(entity) {
  const ret = {};
  if (typeof entity.revision !== 'undefined') {
    if (entity.revision === null) {
      ret.revision = null;
    } else if (entity.revision?.__helper.__identifier && !entity.revision.__helper.hasPrimaryKey()) {
      ret.revision = entity.revision?.__helper.__identifier;
    } else if (typeof entity.revision !== 'undefined') {
      ret.revision = toArray(entity.revision.__helper.getPrimaryKey(true));
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
  "snapshotGenerator-rulebook_3000"(clone, cloneEmbeddable, convertToDatabaseValue_moduleStates, processDateProperty) {
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
  "snapshotGenerator-rulebook_file_18000"(clone, cloneEmbeddable, toArray, EntityIdentifier) {
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
  "snapshotGenerator-rules_number_19000"(clone, cloneEmbeddable) {
return function(entity) {
  const ret = {};
  if (typeof entity.id !== 'undefined') {
    ret.id = clone(entity.id);
  }

  if (typeof entity.number !== 'undefined') {
    ret.number = clone(entity.number);
  }

  return ret;
}
  },
  "snapshotGenerator-running_total_25000"(clone, cloneEmbeddable, processDateProperty, convertToDatabaseValue_total, convertToDatabaseValue_totalDivisor) {
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
  "snapshotGenerator-scope_26000"(clone, cloneEmbeddable, convertToDatabaseValue_id, processDateProperty, convertToDatabaseValue_claim) {
return function(entity) {
  const ret = {};
  if (typeof entity.id !== 'undefined') {
    ret.id = convertToDatabaseValue_id(entity.id);
  }

  if (typeof entity.identifier !== 'undefined') {
    ret.identifier = clone(entity.identifier);
  }

  if (typeof entity.scopeKey !== 'undefined') {
    ret.scopeKey = clone(entity.scopeKey);
  }

  if (typeof entity.fetcher !== 'undefined') {
    ret.fetcher = clone(entity.fetcher);
  }

  if (typeof entity.collector !== 'undefined') {
    ret.collector = clone(entity.collector);
  }

  if (typeof entity.name !== 'undefined') {
    ret.name = clone(entity.name);
  }

  if (typeof entity.parent !== 'undefined') {
    ret.parent = clone(entity.parent);
  }

  if (typeof entity.isActive !== 'undefined') {
    ret.isActive = entity.isActive;
  }

  if (typeof entity.toggledAt !== 'undefined') {
    ret.toggledAt = clone(processDateProperty(entity.toggledAt));
  }

  if (typeof entity.createdAt !== 'undefined') {
    ret.createdAt = clone(processDateProperty(entity.createdAt));
  }

  if (typeof entity.seenAt !== 'undefined') {
    ret.seenAt = clone(processDateProperty(entity.seenAt));
  }

  if (typeof entity.ratedUntil !== 'undefined') {
    ret.ratedUntil = clone(processDateProperty(entity.ratedUntil));
  }

  if (typeof entity.ratedAt !== 'undefined') {
    ret.ratedAt = clone(processDateProperty(entity.ratedAt));
  }

  if (typeof entity.claim !== 'undefined') {
    ret.claim = convertToDatabaseValue_claim(entity.claim);
  }

  if (typeof entity.failures !== 'undefined') {
    ret.failures = clone(entity.failures);
  }

  if (typeof entity.lastError !== 'undefined') {
    ret.lastError = clone(entity.lastError);
  }

  if (typeof entity.failedAt !== 'undefined') {
    ret.failedAt = clone(processDateProperty(entity.failedAt));
  }

  if (typeof entity.retryAt !== 'undefined') {
    ret.retryAt = clone(processDateProperty(entity.retryAt));
  }

  if (typeof entity.notes !== 'undefined') {
    ret.notes = clone(entity.notes);
  }

  if (typeof entity.latePolicy !== 'undefined') {
    ret.latePolicy = clone(entity.latePolicy);
  }

  if (typeof entity.alertsUntil !== 'undefined') {
    ret.alertsUntil = clone(processDateProperty(entity.alertsUntil));
  }

  return ret;
}
  },
  "snapshotGenerator-script_version_24000"(clone, cloneEmbeddable, convertToDatabaseValue_script, processDateProperty) {
return function(entity) {
  const ret = {};
  if (typeof entity.number !== 'undefined') {
    ret.number = clone(entity.number);
  }

  if (typeof entity.script !== 'undefined') {
    ret.script = convertToDatabaseValue_script(entity.script);
  }

  if (typeof entity.name !== 'undefined') {
    ret.name = clone(entity.name);
  }

  if (typeof entity.text !== 'undefined') {
    ret.text = clone(entity.text);
  }

  if (typeof entity.description !== 'undefined') {
    ret.description = clone(entity.description);
  }

  if (typeof entity.validFrom !== 'undefined') {
    ret.validFrom = clone(processDateProperty(entity.validFrom));
  }

  if (typeof entity.validUntil !== 'undefined') {
    ret.validUntil = clone(processDateProperty(entity.validUntil));
  }

  if (typeof entity.createdAt !== 'undefined') {
    ret.createdAt = clone(processDateProperty(entity.createdAt));
  }

  if (typeof entity.createdBy !== 'undefined') {
    ret.createdBy = clone(entity.createdBy);
  }

  if (typeof entity.updatedBy !== 'undefined') {
    ret.updatedBy = clone(entity.updatedBy);
  }

  if (typeof entity.deletedAt !== 'undefined') {
    ret.deletedAt = clone(processDateProperty(entity.deletedAt));
  }

  if (typeof entity.deletedBy !== 'undefined') {
    ret.deletedBy = clone(entity.deletedBy);
  }

  if (typeof entity.since !== 'undefined') {
    ret.since = clone(processDateProperty(entity.since));
  }

  if (typeof entity.author !== 'undefined') {
    ret.author = clone(entity.author);
  }

  if (typeof entity.at !== 'undefined') {
    ret.at = clone(processDateProperty(entity.at));
  }

  return ret;
}
  },
};
