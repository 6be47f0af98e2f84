// The storage service keeps partitions apart; its emulator looks at every row of the table for each query, so that a table of many crews gets slower with each row
// that any of them adds. Loaded before the emulator, this has it look only at the rows of the partition that a query names. What it makes of them stays its own.
"use strict";

const store = require("./node_modules/azurite/dist/src/table/persistence/LokiTableMetadataStore").default.prototype;
const query = store.queryTableEntities;

/** The one partition that a filter names; undefined when it could mean another one as well. */
function partitionOf(filter) {
  const named = /^PartitionKey eq '((?:[^']|'')*)' and /u.exec(filter ?? "");
  return named && !/\b(or|not)\b/u.test(filter.replaceAll(/'(?:[^']|'')*'/gu, "")) ? named[1].replaceAll("''", "'") : undefined;
}

store.queryTableEntities = function (context, account, table, options, ...next) {
  const partition = partitionOf(options?.filter);
  if (partition === undefined) {
    return query.call(this, context, account, table, options, ...next);
  }
  const rows = (...of) => this.getEntityCollection(...of);
  const narrowed = Object.create(this, { getEntityCollection: { value: (...of) => ({ chain: () => rows(...of).chain().find({ PartitionKey: partition }) }) } });
  return query.call(narrowed, context, account, table, options, ...next);
};
