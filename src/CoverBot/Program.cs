using CoverBot.Cli;
using CoverBot.Playground;
using CoverBot.Web;

if (WhenCommand.Asked(args) is { } rest)
{
    return WhenCommand.Run(rest);
}
if (UnknownCommand.Refused(args, Console.Error))
{
    return 2;
}
var builder = WebApplication.CreateBuilder(args);
builder.AddCoverBot();
builder.AddPlayground();
var app = builder.Build();
app.UseCoverBot();
app.MapPlayground();
return await app.RunCoverBotAsync();
