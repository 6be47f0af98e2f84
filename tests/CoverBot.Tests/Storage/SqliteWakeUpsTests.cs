using CoverBot.Tests.Support;

namespace CoverBot.Tests.Storage;

public sealed class SqliteWakeUpsTests() : WakeUpsContract(new TempStore());
