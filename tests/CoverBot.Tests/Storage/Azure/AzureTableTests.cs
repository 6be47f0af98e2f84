using CoverBot.Tests.Support;

namespace CoverBot.Tests.Storage.Azure;

[Collection(nameof(OnAzurite))]
public sealed class AzureTableTests(Azurite azurite) : TableContract(new AzureStore(azurite.NewConnection()));
