// The storage service keeps partitions apart; its emulator looks at every row of the table for each query, so that a table of many crews gets slower with each row
// that any of them adds. Loaded before the emulator, this has it look only at the rows of the partition that a query names. What it makes of them stays its own.
// Each write takes a row out of an index, for which the emulator goes through all rows of the partition one by one: a partition of many rows gets slower with each
// of them, as the service's does not. The engine's own search is quick enough to be no part of what is measured.
"use strict";

const rows = require("./node_modules/lokijs").Collection.prototype;

rows.getBinaryIndexPosition = function (place, name) {
  const [first, last] = this.calculateRange("$eq", name, this.data[place][name]);
  const found = this.binaryIndices[name].values.indexOf(place, first);
  return found >= 0 && found <= last ? found : null;
};

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
  const all = (...of) => this.getEntityCollection(...of);
  const narrowed = Object.create(this, { getEntityCollection: { value: (...of) => ({ chain: () => all(...of).chain().find({ PartitionKey: partition }) }) } });
  return query.call(narrowed, context, account, table, options, ...next);
};
