using CoverBot.Cli;
using CoverBot.Playground;
using CoverBot.Slack;
using CoverBot.Web;

if (CliCommand.Asked(args, Console.Error) is { } run)
{
    return await run();
}
var builder = WebApplication.CreateBuilder(args);
builder.AddCoverBot();
builder.AddPlayground();
builder.AddSlack();
var app = builder.Build();
app.UseCoverBot();
app.MapPlayground();
app.MapSlack();
return await app.RunCoverBotAsync();
