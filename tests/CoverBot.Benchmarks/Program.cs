using System.Globalization;
using CoverBot.Benchmarks;
using CoverBot.Tests.Support;

// How much longer a crew waits that has 20,000 ended absences behind it. The exit code is 1 when it is more than a tenth.
// Both crews are asked in turn, in one run, so that whatever slows the machine down slows both: a harness that measures one after the other can't do that.
var rounds = args is [var number, ..] ? int.Parse(number, CultureInfo.InvariantCulture) : 300;
await using var azurite = new Azurite();
await azurite.InitializeAsync();

var held = true;
using (var file = new TempStore())
{
    held &= await SideBySide.RunAsync("SQLite file", file, rounds);
}
using (var account = new AzureStore(azurite.NewConnection()))
{
    held &= await SideBySide.RunAsync("Azure storage (Azurite)", account, rounds);
}
return held ? 0 : 1;
