using CoverBot.Cli;
using CoverBot.Playground;
using CoverBot.Slack;
using CoverBot.Teams;
using CoverBot.Web;

if (CliCommand.Asked(args, Console.Error) is { } run)
{
    return await run();
}
var builder = WebApplication.CreateBuilder(args);
builder.AddCoverBot();
builder.AddPlayground();
builder.AddSlack();
builder.AddTeams();
var app = builder.Build();
app.UseCoverBot();
app.MapPlayground();
app.MapSlack();
app.MapTeams();
return await app.RunCoverBotAsync();
