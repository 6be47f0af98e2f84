// The storage service keeps partitions apart; its emulator looks at every row of the table for each query, so that a table of many crews gets slower with each row
// that any of them adds. Loaded before the emulator, this has it look only at the rows of the partition that a query names. What it makes of them stays its own.
// Each write takes a row out of an index and puts it in again, for which the emulator goes through all rows of the partition and moves them all by one: a partition of
// many rows gets slower with each of them, as the service's does not. Found by the engine's own search, and put behind its like, it is no part of what is measured.
"use strict";

const rows = require("./node_modules/lokijs").Collection.prototype;
const { adaptiveBinaryIndexInsert: insert, getBinaryIndexPosition: position } = rows;
const partitions = "PartitionKey";

rows.getBinaryIndexPosition = function (place, index) {
  if (index !== partitions) {
    return position.call(this, place, index);
  }
  const [first, last] = this.calculateRange("$eq", index, this.data[place][index]);
  const found = this.binaryIndices[index].values.indexOf(place, first);
  return found >= 0 && found <= last ? found : null;
};

rows.adaptiveBinaryIndexInsert = function (place, index) {
  const [first, last] = index === partitions ? this.calculateRange("$eq", index, this.data[place][index]) : [0, -1];
  if (last < first) {
    insert.call(this, place, index);
  } else {
    this.binaryIndices[index].values.splice(last + 1, 0, place);
  }
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
