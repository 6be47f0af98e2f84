using CoverBot.Tests.Support;

namespace CoverBot.Tests.Storage;

public sealed class SqliteTableTests() : TableContract(new TempStore());
