using CoverBot.Tests.Support;

namespace CoverBot.Tests.Storage.Azure;

[Collection(nameof(OnAzurite))]
public sealed class AzureWakeUpsTests(Azurite azurite) : WakeUpsContract(new AzureStore(azurite.NewConnection()));
